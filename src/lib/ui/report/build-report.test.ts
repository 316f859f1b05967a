import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '$lib/domain/answers';
import type { Held } from '$lib/domain/assessment';
import { DETAILS, type Detail } from '$lib/domain/handed-on';
import {
	anyActions,
	anyAnswers,
	anyAssessment,
	anyFullAnswer,
} from '$lib/domain/testing/arbitraries';
import { AREAS, dutiesInScope, FRAMEWORK } from '$lib/framework/index';
import type { Block } from '$lib/state/report-files';
import { score } from '../results/figures';
import { buildReport } from './build-report';
import { SECTIONS } from './choices';
import { findings } from './findings';
import { tablesOf } from './tables';
import { WORDS } from './testing/words';

const AT = '2026-01-31T08:00:00.000Z';
const [FIRST, SECOND] = dutiesInScope('quick').map(({ id }) => id) as [string, string];

const foundIn = (held: Held, details: readonly Detail[] = DETAILS) =>
	findings(
		{ held, now: new Date(AT), app: '1.2.3', methodAddress: 'https://example.org/en/method/' },
		new Set(details),
		WORDS,
	);
const reportOf = (held: Held, details?: readonly Detail[]) =>
	buildReport(foundIn(held, details), new Set(SECTIONS));
const tablesIn = (blocks: readonly Block[]) => blocks.filter((one) => one.kind === 'table');

const anyHeld = fc.record({
	assessment: anyAssessment,
	answers: anyAnswers(anyFullAnswer),
	actions: anyActions,
});

function heldWith(answers: Answers, actions: Held['actions'] = []): Held {
	const assessment = { id: 'a', city: 'Sampleton', scope: 'quick', framework: FRAMEWORK } as const;
	return { assessment: { ...assessment, createdAt: AT, savedAt: AT }, answers, actions };
}

describe('for any answers and any plan', () => {
	// Catches a figure that is rounded, mixed up or put in another area's row.
	test('the profile has the figures of the scoring', () => {
		fc.assert(
			fc.property(anyHeld, (held) => {
				const found = foundIn(held);
				const { sections } = buildReport(found, new Set(['profile']));
				const [areas, principles] = tablesIn(sections[0]!.blocks);
				expect(areas!.rows.map(([, figure]) => figure)).toEqual(
					AREAS.map(({ id }) => score('en-GB', found.results.areas[id].score)),
				);
				expect(principles!.rows.map(([, , figure]) => figure)).toEqual(
					AREAS.flatMap((area) =>
						Object.values(found.results.areas[area.id].principles).map(({ mean }) =>
							score('en-GB', mean),
						),
					),
				);
			}),
			{ numRuns: 30 },
		);
	});

	// Catches a cell that slips into its neighbour's column when a column is left out.
	test('every row of every table has a cell for each column', () => {
		fc.assert(
			fc.property(anyHeld, fc.subarray([...DETAILS]), (held, details) => {
				for (const { blocks } of reportOf(held, details).sections) {
					for (const { columns, rows } of tablesIn(blocks)) {
						for (const row of rows) expect(row).toHaveLength(columns.length);
					}
				}
			}),
			{ numRuns: 30 },
		);
	});

	// Catches figures as texts, with which a spreadsheet cannot count.
	test('spreadsheets have figures as figures, and no field without a column but those left out', () => {
		fc.assert(
			fc.property(anyHeld, (held) => {
				for (const { columns, rows } of tablesOf(foundIn(held))) {
					for (const row of rows) {
						for (const { key, kind } of columns) {
							const value = row[key] ?? null;
							if (value === null) continue;
							expect(typeof value).toBe(kind === 'number' ? 'number' : 'string');
						}
						const keys = columns.map(({ key }) => key);
						for (const key of Object.keys(row)) expect(keys).toContain(key);
					}
				}
			}),
			{ numRuns: 30 },
		);
	});
});

// Catches a detail that gets into the report or a table by another way than its own column.
test.each([
	['evidence', ['EVIDENCE-TEXT']],
	['notes', ['ANSWER-NOTE', 'ACTION-NOTE']],
	['names', ['ASK-WHOM', 'OWNER']],
] as const)('%s are in where they are ticked, and nowhere else', (detail, marks) => {
	const held = heldWith(
		{
			[FIRST]: { level: 3, evidence: 'public', evidenceText: 'EVIDENCE-TEXT', note: 'ANSWER-NOTE' },
			[SECOND]: { unknown: true, askWhom: 'ASK-WHOM' },
		},
		[
			{
				...{ id: 'one', task: 'Do it', horizon: 'now', status: 'open', order: 0 },
				...{ owner: 'OWNER', note: 'ACTION-NOTE', createdAt: AT, changedAt: AT },
			},
		],
	);
	const without = DETAILS.filter((one) => one !== detail);
	const texts = (details: readonly Detail[]) =>
		JSON.stringify([reportOf(held, details), tablesOf(foundIn(held, details))]);
	for (const mark of marks) {
		expect(texts([detail]), mark).toContain(mark);
		expect(texts(without), mark).not.toContain(mark);
	}
});

test('only what is ticked is in it, in the fixed order, and what follows the summary on its own page', () => {
	const found = foundIn(heldWith({ [FIRST]: { level: 1 } }));
	const { sections } = buildReport(found, new Set(['method', 'open', 'summary']));
	expect(sections.map(({ title, newPage }) => [title, newPage])).toEqual([
		['Summary for leadership', false],
		['What is not known yet', true],
		['The method in short', false],
	]);
	expect(buildReport(found, new Set()).sections).toEqual([]);
});

test('says whose report it is, of when, and by which versions', () => {
	const { title, runningTitle, meta } = reportOf(heldWith({}));
	expect(title).toBe('Readiness report: Sampleton');
	expect(runningTitle).toContain('31 January 2026');
	expect(meta.map(({ text }) => text)).toEqual(
		expect.arrayContaining(['Sampleton', 'Quick', '31 January 2026', '1']),
	);
	expect(meta.map(({ text }) => text).join()).toContain('version 1.2.3');
});
