/** What really stands in the browser's database, read past the app and its libraries. */
import type { Page } from '@playwright/test';
import type { Answer, Answers } from '../../../src/lib/domain/answers';
import type { Action } from '../../../src/lib/domain/plan';
import type { OwnConsultation } from '../../../src/lib/domain/consultation/own';
import type { Assessment } from '../../../src/lib/domain/assessment';
import type { Scores } from '../../../src/lib/domain/scores';

export type Stored = {
	assessments: Assessment[];
	answers: { assessmentId: string; dutyId: string; answer: Answer }[];
	actions: ({ assessmentId: string } & Action)[];
	results: { id: string; assessmentId: string; scores: Scores; at: string }[];
	consultations: ({ assessmentId: string } & OwnConsultation)[];
	settings: { key: string; value: unknown }[];
};

const TABLES = [
	'assessments',
	'answers',
	'actions',
	'results',
	'consultations',
	'settings',
] as const;
export const NOTHING: Stored = {
	assessments: [],
	answers: [],
	actions: [],
	results: [],
	consultations: [],
	settings: [],
};

/** All of it as of one moment (one read transaction); empty where there is no database. */
export function stored(page: Page): Promise<Stored> {
	return page.evaluate(
		({ tables, nothing }) =>
			new Promise<Stored>((resolve, reject) => {
				const opening = indexedDB.open('readiness');
				let none = false;
				opening.onupgradeneeded = () => {
					// Nobody has made it yet: it must not be this look that does.
					none = true;
					opening.transaction?.abort();
				};
				opening.onerror = () => (none ? resolve(nothing) : reject(opening.error));
				opening.onsuccess = () => {
					const db = opening.result;
					db.onversionchange = () => db.close();
					// An earlier release has fewer.
					const there = tables.filter((table) => db.objectStoreNames.contains(table));
					const reading = db.transaction(there, 'readonly');
					const found: Record<string, unknown[]> = { ...nothing };
					for (const table of there) {
						const all = reading.objectStore(table).getAll();
						all.onsuccess = () => (found[table] = all.result);
					}
					reading.oncomplete = () => {
						db.close();
						resolve(found as Stored);
					};
					reading.onabort = () => reject(reading.error);
				};
			}),
		{ tables: [...TABLES], nothing: NOTHING },
	);
}

/** The answers of one assessment, as the domain takes them. */
export function answersIn({ answers }: Stored, assessment: string): Answers {
	return Object.fromEntries(
		answers
			.filter(({ assessmentId }) => assessmentId === assessment)
			.map(({ dutyId, answer }) => [dutyId, answer]),
	);
}

/** One stored answer; undefined where there is none. */
export async function storedAnswer(
	page: Page,
	assessment: string,
	duty: string,
): Promise<Answer | undefined> {
	return answersIn(await stored(page), assessment)[duty];
}
