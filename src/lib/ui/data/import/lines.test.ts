import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Answer } from '$lib/domain/answers';
import type { Conflict } from '$lib/domain/merge';
import type { Action } from '$lib/domain/plan';
import { DUTIES } from '$lib/framework/index';
import { translator } from '$lib/i18n/index';
import { linesOf, titleOf, type Words } from './lines';

const read = <T>(path: string): T =>
	JSON.parse(readFileSync(new URL(`../../../${path}.json`, import.meta.url), 'utf8')) as T;

const names = read<Words['names']>('content/en/names');
const words: Words = {
	t: await translator('en', ['common', 'import', 'duty', 'plan', 'results'], async (_, name) =>
		read(`i18n/locales/en/${name}`),
	),
	locale: 'en-GB',
	names,
	levels: read<{ levels: Words['levels'] }>('content/en/levels').levels,
};
const duty = DUTIES[0]!.id;
const EARLY = '2026-01-10T08:00:00.000Z';

const answers = (mine: Answer, theirs: Answer): Conflict => ({
	key: `answer/${duty}`,
	kind: 'answer',
	duty,
	mine,
	theirs,
});

describe('what differs, in words', () => {
	// Catches a field of an answer that differs and is not shown: somebody would choose blindly.
	test('every field of an answer, and none that agrees', () => {
		const lines = linesOf(
			answers(
				{ level: 2, note: 'The same', priority: 'high', evidence: 'none' },
				{
					unknown: true,
					note: 'The same',
					priority: 'low',
					evidence: 'public',
					evidenceText: 'Register 4',
					evidenceDate: '2026-02-28',
					heldBy: 'national',
					askWhom: 'The archive',
					flag: true,
					toConfirm: true,
				},
			),
			words,
		);
		expect(lines.map(({ mine, theirs }) => [mine, theirs])).toEqual([
			['Level 2: Piloting', 'Don’t know'],
			['Nothing', 'The archive'],
			['No, nothing in writing', 'Yes, and anyone can see it'],
			['Nothing', 'Register 4'],
			['Nothing', '28 Feb 2026'],
			['High', 'Low'],
			['Nothing', 'National government'],
			['Nothing', 'Yes'],
			['Nothing', 'Yes'],
		]);
		expect(titleOf(answers({}, {}), words)).toBe(names.duties[duty]);
	});

	// Catches a date that the browser's calendar does not know, which would stop the page.
	test('a date that is none is shown as it was written', () => {
		const [line] = linesOf(
			answers({ evidenceDate: '12026-02-28' }, { evidenceDate: '2026-13-45' }),
			words,
		);
		expect(line).toMatchObject({ mine: '12026-02-28', theirs: '2026-13-45' });
	});

	// Catches an action that differs only in what is not read, and would be shown as nothing at all.
	test('an action, also where only its place differs', () => {
		const mine: Action = {
			id: 'a',
			task: 'Ask',
			horizon: 'now',
			status: 'open',
			order: 0,
			createdAt: EARLY,
			changedAt: EARLY,
		};
		const conflict = (theirs: Partial<Action>): Conflict => ({
			key: 'action/a',
			kind: 'action',
			id: 'a',
			mine,
			theirs: { ...mine, ...theirs },
		});
		expect(linesOf(conflict({ status: 'done', owner: 'Planning' }), words)).toEqual([
			{ label: 'Status', mine: 'Open', theirs: 'Done' },
			{ label: 'Who', mine: 'Nothing', theirs: 'Planning' },
		]);
		expect(linesOf(conflict({ order: 3 }), words)).toHaveLength(1);
		expect(titleOf(conflict({}), words)).toBe('Action: Ask');
	});

	test('a detail and a target', () => {
		const detail = (field: 'country' | 'scope' | 'target.inclusion', mine: string): Conflict => ({
			key: `detail/${field}`,
			kind: 'detail',
			field,
			mine,
			theirs: undefined,
		});
		expect(linesOf(detail('country', 'BR'), words)[0]).toMatchObject({ mine: 'Brazil' });
		expect(linesOf(detail('scope', 'quick'), words)[0]).toMatchObject({ mine: 'Quick' });
		expect(linesOf(detail('target.inclusion', '3'), words)[0]).toMatchObject({
			label: expect.stringContaining('Inclusion'),
			mine: expect.stringMatching(/^Level 3/u),
			theirs: 'Nothing',
		});
	});
});
