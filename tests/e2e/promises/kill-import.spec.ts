/**
 * Promise 4, the part with deaths: the browser dies in the middle of an import. All of it is there
 * afterwards, or nothing.
 *
 * SEED=n repeats a run.
 */
import { expect, test } from '@playwright/test';
import { manyDeaths } from '../support/deaths';
import { randomFrom } from '../support/mortal-browser';
import { full, promise, times } from '../support/promise';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const SECONDS_A_DEATH = 12;

const IMPORTS = times(3, 50);
// Catches an import that is more than one transaction.
test('sudden deaths in mid-import leave all of it or nothing', async () => {
	test.setTimeout((60 + IMPORTS * SECONDS_A_DEATH) * 1000);
	console.log(`deaths: SEED=${SEED}`);
	const random = randomFrom(SEED);
	const options = { backEnd: 'leveldb', activities: ['importing'], deaths: IMPORTS } as const;
	const report = await manyDeaths({ ...options, random });
	if (full) expect(report.cutOff, 'some were cut off').toBeGreaterThan(0);
	if (full) expect(report.cutOff, 'some were not').toBeLessThan(IMPORTS);
	promise(4, {
		what: 'sudden deaths in mid-import that left no part',
		done: report.survived,
		of: IMPORTS,
		'cut off': report.cutOff,
		'stored in whole': IMPORTS - report.cutOff,
	});
});
