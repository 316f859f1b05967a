/** The sample city's assessments as records: its answers, which are codes, and their words. */
import type { SampleText } from '../content/index';
import type { Answer } from '../domain/answers';
import { newId } from '../device/id';
import { FRAMEWORK } from '../framework/index';
import type { Held } from '../storage/index';

/** Answers without their words, which come with the texts of each language. */
type SampleAnswers = { period: string; savedAt: string; answers: Record<string, Answer> };

/** The earlier one first. The answers are fetched only here: few people ever want them. */
export async function samplesFrom({ city, words }: SampleText): Promise<Held[]> {
	const { default: assessments } = await import('./sample-answers.json');
	// A test has read them as a file would be read.
	return (assessments as unknown as SampleAnswers[]).map(({ period, savedAt, answers }) => ({
		assessment: {
			id: newId(),
			city,
			period,
			scope: 'full',
			framework: FRAMEWORK,
			sample: true,
			createdAt: savedAt,
			savedAt,
		},
		answers: Object.fromEntries(
			Object.entries(answers).map(([id, answer]) => [id, { ...answer, ...words[period]?.[id] }]),
		),
	}));
}
