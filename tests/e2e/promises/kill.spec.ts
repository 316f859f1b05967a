/**
 * Promise 1: the browser dies at any moment (a flat battery, a killed process). Every answer
 * and every action that was shown as saved is there afterwards, as it was or newer; an import is
 * there in whole or not at all; and the stored scores are those of the stored answers.
 *
 * SEED=n repeats a run.
 */
import { expect, test } from '@playwright/test';
import { manyDeaths, type Activity } from '../support/deaths';
import { BACK_ENDS, randomFrom, type BackEnd } from '../support/mortal-browser';
import { promise, times } from '../support/promise';

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const SECONDS_A_DEATH = 12;

const ACTIVITIES: Activity[] = ['answering', 'importing', 'planning', 'answering'];
const DEATHS = times(4, 200);
for (const backEnd of Object.keys(BACK_ENDS) as BackEnd[]) {
	// Catches a "saved" that comes before the commit, a commit without strict durability, and what a
	// browser removes without a second copy to come back from.
	test(`sudden deaths lose nothing that was shown as saved (${backEnd})`, async () => {
		test.setTimeout((60 + DEATHS * SECONDS_A_DEATH) * 1000);
		console.log(`deaths: SEED=${SEED}`);
		const random = randomFrom(SEED);
		const report = await manyDeaths({ backEnd, activities: ACTIVITIES, deaths: DEATHS, random });
		expect(report.shown, 'enough was shown as saved').toBeGreaterThan(DEATHS);
		promise(1, {
			what: `sudden deaths survived, IndexedDB in ${backEnd}`,
			done: report.survived,
			of: DEATHS,
			'shown as saved': report.shown,
			'databases removed by Chromium, and back': report.removals,
		});
	});
}
