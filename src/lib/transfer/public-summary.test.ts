import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AREA_IDS } from '../framework/index';
import { isSealed } from '../domain/bundle/seal';
import { scoreAssessment } from '../domain/scores';
import { anyAnswers, anyAssessment, anyFullAnswer } from '../domain/testing/arbitraries';
import { SAMPLE } from '../domain/testing/sample';
import { publicSummary, publicSummaryFile, publicSummaryText, TICKS } from './public-summary';

const BY = { app: '0.1.0', exportedAt: '2024-11-17T12:00:00.000Z' };
const anyTicks = fc.record(
	{ city: fc.boolean(), country: fc.boolean(), period: fc.boolean() },
	{ requiredKeys: [] },
);

/** In every free text, so that any of them can be found again. */
const MARK = 'ƺprivateƺ';
const marked = anyFullAnswer.map((answer) => ({
	...answer,
	note: `${MARK}${answer.note ?? ''}`,
	askWhom: `${MARK}${answer.askWhom ?? ''}`,
	evidenceText: `${MARK}${answer.evidenceText ?? ''}`,
}));

test('no free text of an answer, and nothing that is not listed, is in it', () => {
	fc.assert(
		fc.property(anyAssessment, anyAnswers(marked), anyTicks, (assessment, answers, ticks) => {
			// A field of some later version, in a record of today.
			const held = {
				assessment: { ...assessment, city: 'City', owner: MARK },
				answers,
				actions: [{ task: MARK, owner: MARK, note: MARK }],
			};
			const summary = publicSummary(held, ticks, BY);
			const text = publicSummaryText(summary);
			expect(text).not.toContain(MARK);
			expect(text).not.toContain(assessment.id);
			expect(text).not.toContain('evidenceDate');
			const keys = Object.keys(summary).sort();
			expect(keys).toEqual(
				'app exportedAt format framework kind sha256 summary version'.split(' '),
			);
			const allowed = ['city', 'country', 'period', 'scope', 'sample', 'overall', 'areas'];
			expect(allowed).toEqual(expect.arrayContaining(Object.keys(summary.summary)));
			for (const field of TICKS) {
				const expected = ticks[field] ? held.assessment[field] : undefined;
				expect(summary.summary[field]).toBe(expected);
			}
			expect(summary.summary.sample).toBe(assessment.sample);
			for (const levels of [summary.summary.overall, ...Object.values(summary.summary.areas)]) {
				expect(Object.keys(levels).sort()).toEqual(
					'applicable assessed evidencedLevel level levelLow status'.split(' '),
				);
			}
		}),
	);
});

// Catches a field that is not public and yet counts, and levels that differ from the results page.
test('its levels are those of the results', () => {
	fc.assert(
		fc.property(anyAssessment, anyAnswers(anyFullAnswer), (assessment, answers) => {
			const { summary } = publicSummary({ assessment, answers }, {}, BY);
			const { overall, areas } = scoreAssessment({ scope: assessment.scope, answers });
			expect(overall).toMatchObject(summary.overall);
			expect(Object.keys(summary.areas)).toEqual(AREA_IDS);
			for (const area of AREA_IDS) expect(areas[area]).toMatchObject(summary.areas[area]);
		}),
	);
});

test('is sealed, and a change breaks the seal', async () => {
	const summary = publicSummary(SAMPLE, { city: true, country: true, period: true }, BY);
	const read = JSON.parse(await publicSummaryFile(summary).text());
	expect(isSealed(read)).toBe(true);
	expect(read).toMatchObject({
		format: 'people-centred-readiness',
		kind: 'public-summary',
		summary: { city: 'São Example', country: 'BR', period: '2024-11', scope: 'quick' },
	});
	read.summary.areas.inclusion.level = 4;
	expect(isSealed(read)).toBe(false);
});

test('an unnamed city has no name to publish', () => {
	const unnamed = { ...SAMPLE, assessment: { ...SAMPLE.assessment, city: '' } };
	expect(publicSummary(unnamed, { city: true }, BY).summary).not.toHaveProperty('city');
});
