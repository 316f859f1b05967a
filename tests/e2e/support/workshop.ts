/** Workshops that are under way already, and a way to have one on the device: as from a backup. */
import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { tsImport } from 'tsx/esm/api';
import type { Assessment } from '../../../src/lib/domain/assessment';
import type { Answers } from '../../../src/lib/domain/answers';
import type { HandIn, Part } from '../../../src/lib/domain/workshop/hand-in';
import type { Session } from '../../../src/lib/domain/workshop/session';
import catalogue from '../../../src/lib/framework/catalogue.json' with { type: 'json' };
import { backupOfHeld } from './domain';
import { chooseFile, dutiesOf } from './filled';
import type { Site } from './site';

type Rehearsal = typeof import('../../../src/lib/domain/workshop/rehearsal');
const { rehearsalBallots } = (await tsImport(
	'../../../src/lib/domain/workshop/rehearsal.ts',
	import.meta.url,
)) as Rehearsal;

export const WORKSHOP_AT = '2024-11-17T12:00:00.000Z';

/** An assessment, a session of it, and what was handed in. */
export type Made = {
	assessment: Assessment;
	answers: Answers;
	session: Session;
	handIns: HandIn[];
};

export type Wanted = Partial<Session> & {
	answers?: Answers;
	/** How many made-up people have handed in, by part. */
	people?: Partial<Record<Part, number>>;
	seed?: number;
};

/** A workshop that is open, with the form's groups, two tables and ballots of made-up people. */
export function makeWorkshop({ answers = {}, people = {}, seed = 1, ...more }: Wanted = {}): Made {
	const scope = more.scope ?? 'quick';
	const framework = { id: catalogue.id, version: '1' };
	const assessment: Assessment = {
		id: more.assessmentId ?? randomUUID(),
		city: 'Sampleton',
		country: 'BR',
		period: '2024-11',
		...{ scope, framework, createdAt: WORKSHOP_AT, savedAt: WORKSHOP_AT },
	};
	const kinds = ['academia', 'cso', 'lrg', 'national', 'private'] as const;
	const session: Session = {
		id: randomUUID(),
		assessmentId: assessment.id,
		code: 'W0RK5H',
		title: 'How ready are we?',
		...{ city: assessment.city, country: 'BR', period: '2024-11', framework, scope },
		duties: dutiesOf(scope),
		groups: kinds.map((kind, i) => ({ number: i + 1, kind })),
		tables: [
			{ number: 1, areas: ['inclusion', 'participation', 'literacy'] },
			{ number: 2, areas: ['governance', 'infrastructure'] },
		],
		languages: ['en'],
		stage: 'open',
		agenda: [
			{ kind: 'welcome', minutes: 10 },
			{ kind: 'score', minutes: 40 },
			{ kind: 'discuss', minutes: 60 },
			{ kind: 'close', minutes: 10 },
		],
		expected: 40,
		findings: {},
		...{ createdAt: WORKSHOP_AT, changedAt: WORKSHOP_AT, savedAt: WORKSHOP_AT },
		...more,
	};
	const handIns = (Object.entries(people) as [Part, number][]).flatMap(([part, count]) =>
		rehearsalBallots(session, { seed, people: count, part }).map((ballot): HandIn => ({
			...ballot,
			sessionId: session.id,
			way: 'code',
			at: WORKSHOP_AT,
		})),
	);
	return { assessment, answers, session, handIns };
}

/** Puts a workshop on the device through the data page. @returns it */
export async function bringWorkshop(page: Page, site: Site, wanted: Wanted = {}): Promise<Made> {
	const made = makeWorkshop(wanted);
	const { assessment, answers, session, handIns } = made;
	await page.goto(site.url('en/data/'));
	await chooseFile(
		page,
		backupOfHeld([{ assessment, answers, workshops: [{ session, handIns }] }]),
	);
	await page.click('[data-action=confirm-import]');
	await page.locator('[data-notice=import-done]').waitFor();
	return made;
}

/** All that is stored of workshops, read past the app. */
export function storedWorkshops(page: Page): Promise<{ sessions: Session[]; handIns: HandIn[] }> {
	return page.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const opening = indexedDB.open('readiness');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const db = opening.result;
					db.onversionchange = () => db.close();
					const reading = db.transaction(['sessions', 'ballots'], 'readonly');
					const sessions = reading.objectStore('sessions').getAll();
					const ballots = reading.objectStore('ballots').getAll();
					reading.oncomplete = () => {
						db.close();
						const records = ballots.result as ({ ballot: string } & HandIn)[];
						const handIns = records.map(({ ballot, ...one }) => ({ ...one, id: ballot }));
						resolve({ sessions: sessions.result as Session[], handIns });
					};
					reading.onabort = () => reject(reading.error);
				};
			}),
	);
}
