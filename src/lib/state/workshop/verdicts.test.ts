import { describe, expect, test } from 'vitest';
import { CHECKS, EARLIEST, ENOUGH_BYTES, verdictsOf, type Facts } from './verdicts';
import words from '../../i18n/locales/en/workshop.json';

const NOW = Date.UTC(2026, 10, 22, 10);
const FIT: Facts = {
	...{ offline: 'ready', update: false, risks: ['cleared', 'elsewhere'], free: 2 * ENOUGH_BYTES },
	...{ writes: 'kept', persistence: 'granted', copy: true, now: NOW, camera: 'yes' },
	...{ lastSaved: '2026-11-22T09:00:00.000Z', tried: 'works' },
};
const judge = (change: Partial<Facts>) => verdictsOf({ ...FIT, ...change });

// Catches a check that is never good, and one that is good before anything was looked at.
test('a fit device is good throughout; one that was not looked at is not', () => {
	const states = (facts: Facts) => CHECKS.map((check) => verdictsOf(facts)[check].state);
	expect(new Set(states(FIT))).toEqual(new Set(['good']));
	const before = states({ offline: 'pending', update: false, now: NOW });
	expect(before.filter((state) => state === 'good')).toHaveLength(2);
	expect(before).not.toContain('bad');
});

describe('each fault', () => {
	const FAULTS: [keyof typeof words.check & (typeof CHECKS)[number], Partial<Facts>, string][] = [
		['offline', { offline: 'unavailable', offlineWhy: 'insecure' }, 'insecure'],
		['offline', { offline: 'unavailable' }, 'failed'],
		['update', { update: true }, 'waiting'],
		['window', { risks: ['private'] }, 'private'],
		['window', { risks: ['private', 'in-app'] }, 'in-app'],
		['writes', { writes: 'changed' }, 'failed'],
		['writes', { writes: 'quota' }, 'quota'],
		['kept', { persistence: 'denied' }, 'notYet'],
		['kept', { persistence: 'unknown' }, 'notYet'],
		['space', { free: ENOUGH_BYTES - 1 }, 'little'],
		['clock', { now: EARLIEST - 1, lastSaved: undefined }, 'past'],
		['clock', { now: Date.UTC(2062, 5, 1), lastSaved: undefined }, 'ahead'],
		['clock', { lastSaved: '2026-11-22T10:11:00.000Z' }, 'past'],
		['camera', { tried: 'refused' }, 'refused'],
		['camera', { tried: undefined, camera: 'none' }, 'none'],
	];

	// Catches a fault that is passed over, and one that makes another check red as well.
	test.each(FAULTS)('of %s is told alone: %j', (check, change, why) => {
		const verdicts = judge(change);
		expect(verdicts[check]).toEqual({ state: 'bad', why });
		expect(CHECKS.filter((one) => verdicts[one].state !== 'good')).toEqual([check]);
	});

	// Catches a code without words: a red line that says nothing.
	test.each(FAULTS)('of %s has words: %j', (check, _change, why) => {
		expect(words.check[check]).toHaveProperty(why, expect.stringMatching(/\w/u));
	});

	// Catches "good" where the browser has told nothing.
	test('that cannot be found out is neither good nor bad', () => {
		const said = judge({ free: null, persistence: 'unsupported', copy: false, tried: undefined });
		for (const check of ['space', 'kept', 'copy', 'camera'] as const) {
			expect(said[check].state, check).toBe('unknown');
			expect(words.check[check]).toHaveProperty(said[check].why);
		}
	});
});

// Catches a clock that was put right by a minute and is called wrong.
test('a clock may be a few minutes off', () => {
	expect(judge({ lastSaved: '2026-11-22T10:05:00.000Z' }).clock.state).toBe('good');
});
