import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DUTIES, dutiesInScope } from '../../framework/index';
import {
	AGENDA_MINUTES,
	AGENDA_TABLES,
	LONGEST_SITTING,
	MINUTES_TO_DISCUSS,
	proposeAgenda,
	SECONDS_TO_SCORE,
	type AgendaAsked,
} from './agenda';
import { AGENDA_KINDS, type AgendaKind } from './session';

const anyAsked: fc.Arbitrary<AgendaAsked> = fc.record({
	minutes: fc.integer({ min: AGENDA_MINUTES.least, max: AGENDA_MINUTES.most }),
	tables: fc.integer({ min: AGENDA_TABLES.least, max: AGENDA_TABLES.most }),
	duties: fc.integer({ min: 1, max: DUTIES.length }),
});

const propose = (asked: AgendaAsked) => proposeAgenda(asked)!;
const lasting = (asked: AgendaAsked, kind: AgendaKind) =>
	propose(asked)
		.items.filter((item) => item.kind === kind)
		.reduce((sum, { minutes }) => sum + minutes, 0);

/** Where the rules change, with few and many tables and duties. */
const GRID: AgendaAsked[] = [60, 61, 99, 100, 101, 119, 120, 149, 150, 179, 180, 240, 359, 360, 480]
	.flatMap((minutes) => [1, 5, 20].map((tables) => ({ minutes, tables })))
	.flatMap((asked) => [1, 16, 42, 64].map((duties) => ({ ...asked, duties })));

describe('three hours, five tables', () => {
	const asked = { minutes: 180, tables: 5, duties: dutiesInScope('core').length };

	// Catches any change of the plan that the guide describes hour by hour.
	test('are an hour each of scoring, of talking and of deciding', () => {
		expect(propose(asked)).toEqual({
			items: [
				{ kind: 'welcome', minutes: 10 },
				{ kind: 'briefing', minutes: 10 },
				{ kind: 'score', minutes: 37 },
				{ kind: 'break', minutes: 15 },
				{ kind: 'discuss', minutes: 51 },
				{ kind: 'break', minutes: 10 },
				{ kind: 'responsible', minutes: 22 },
				{ kind: 'actions', minutes: 15 },
				{ kind: 'close', minutes: 10 },
			],
			discussed: 8,
			scorable: 60,
			scope: 'core',
			warnings: [],
		});
	});

	// Catches a warning that never comes, or one that names a scope that does not fit either.
	test('are too short for all duties, and say what would do', () => {
		const full = propose({ ...asked, duties: 64 });
		expect(full.warnings).toEqual(['too-many-duties']);
		expect(full.scope).toBe('core');
		expect(propose({ ...asked, duties: full.scorable }).warnings).toEqual([]);
	});
});

describe('every plan', () => {
	const each = (check: (asked: AgendaAsked) => void) => {
		GRID.forEach(check);
		fc.assert(fc.property(anyAsked, check), { numRuns: 500 });
	};

	// Catches minutes lost or made up by rounding, when talks are cut or breaks come in.
	test('adds up to exactly the minutes asked for, in whole minutes, none under five', () => {
		each((asked) => {
			const { items } = propose(asked);
			expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(asked.minutes);
			for (const { minutes } of items) {
				expect(Number.isInteger(minutes)).toBe(true);
				expect(minutes).toBeGreaterThanOrEqual(5);
			}
		});
	});

	// Catches a part that is lost, doubled or out of its order, such as closing before the talk.
	test('has all parts in their order, and two breaks never follow each other', () => {
		each((asked) => {
			const kinds = propose(asked).items.map(({ kind }) => kind);
			const order: AgendaKind[] = kinds.filter((kind) => kind !== 'break');
			expect([...new Set(order)]).toEqual(
				AGENDA_KINDS.filter((kind) => kind !== 'break' && order.includes(kind)),
			);
			expect(order.filter((kind, i) => kind === order[i - 1] && kind !== 'discuss')).toEqual([]);
			for (const kind of ['welcome', 'briefing', 'score', 'discuss', 'actions', 'close'] as const)
				expect(order).toContain(kind);
			expect(kinds.some((kind, i) => kind === 'break' && kinds[i - 1] === 'break')).toBe(false);
			expect([kinds[0], kinds.at(-1)]).toEqual(['welcome', 'close']);
		});
	});

	// Catches a plan in which people sit for two hours, and one that breaks up a short meeting.
	test('has a break as soon as it is longer than people can sit, and no longer sitting', () => {
		each((asked) => {
			const { items } = propose(asked);
			const sittings = items.reduce(
				(all, { kind, minutes }) => {
					if (kind === 'break') all.push(0);
					else all[all.length - 1]! += minutes;
					return all;
				},
				[0],
			);
			expect(Math.max(...sittings)).toBeLessThanOrEqual(LONGEST_SITTING);
			expect(sittings.length > 1).toBe(asked.minutes > LONGEST_SITTING);
		});
	});

	// Catches a count of duties for which there is no time, or that were never asked about.
	test('talks about no more duties than there are and than fit between breaks', () => {
		each((asked) => {
			const { items, discussed } = propose(asked);
			const fits = items
				.filter(({ kind }) => kind === 'discuss')
				.reduce((sum, { minutes }) => sum + Math.floor(minutes / MINUTES_TO_DISCUSS), 0);
			expect(discussed).toBe(Math.min(asked.duties, fits));
			expect(fits).toBeGreaterThanOrEqual(2);
		});
	});

	// Catches a plan that cuts the silence short without saying so, or warns although there is time.
	test('leaves the time to score alone, or warns and says how many duties would fit', () => {
		each((asked) => {
			const { scorable, scope, warnings } = propose(asked);
			const enough = lasting(asked, 'score') * 60 >= asked.duties * SECONDS_TO_SCORE;
			const warned = warnings.includes('too-many-duties');
			expect(warned).toBe(asked.duties > scorable);
			expect(enough || warned).toBe(true);
			expect(dutiesInScope(scope).length).toBeLessThanOrEqual(scorable);
			expect(propose({ ...asked, duties: scorable }).warnings).not.toContain('too-many-duties');
		});
	});

	// Catches a part left out in silence.
	test('says when there is no time for “who is responsible?”', () => {
		each((asked) => {
			const left = lasting(asked, 'responsible') === 0;
			expect(propose(asked).warnings.includes('no-responsible')).toBe(left);
		});
	});
});

describe('details', () => {
	// Catches a meal in a half-day, or a whole day without one.
	test('a day of six hours has a meal, a half-day has none', () => {
		const longest = (minutes: number) =>
			Math.max(
				...propose({ minutes, tables: 5, duties: 64 })
					.items.filter(({ kind }) => kind === 'break')
					.map((item) => item.minutes),
			);
		expect(longest(359)).toBe(15);
		expect(longest(360)).toBeGreaterThanOrEqual(40);
		expect(longest(480)).toBeGreaterThanOrEqual(40);
	});

	// Catches tables that make no difference: each needs a minute to say its action.
	test('more tables have more time for actions', () => {
		const actions = (tables: number) => lasting({ minutes: 300, tables, duties: 42 }, 'actions');
		expect(actions(10) - actions(2)).toBe(8);
	});

	// Catches a whole day for a handful of duties that nobody is told about.
	test('says when there is more than twice the time', () => {
		const warned = (duties: number) =>
			propose({ minutes: 240, tables: 5, duties }).warnings.includes('time-to-spare');
		expect(warned(5)).toBe(true);
		expect(warned(16)).toBe(false);
	});

	// Catches a form that is only half filled in being taken for a plan.
	test.each([
		{ minutes: 59, tables: 5, duties: 16 },
		{ minutes: 481, tables: 5, duties: 16 },
		{ minutes: 90.5, tables: 5, duties: 16 },
		{ minutes: NaN, tables: 5, duties: 16 },
		{ minutes: 180, tables: 0, duties: 16 },
		{ minutes: 180, tables: 21, duties: 16 },
		{ minutes: 180, tables: 5, duties: 0 },
		{ minutes: 180, tables: 5, duties: 65 },
	])('no plan for $minutes minutes, $tables tables, $duties duties', (asked) => {
		expect(proposeAgenda(asked)).toBeNull();
	});
});
