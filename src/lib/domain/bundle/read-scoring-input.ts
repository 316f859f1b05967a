import type { Answers, ScoringInput } from '../answers';
import { bad, good, type Result } from '../errors';
import { parseAnswers, parseWith } from './parse';
import { isRecord, parseJson } from './parse-json';
import { readDocument } from './read';
import { bareInputSchema } from './schema';

/**
 * What the score command takes: the text of an exported assessment, of a backup, which gives one
 * input for each of its assessments, in their order, or of a bare
 * `{"scope", "answers", "targets"?}`, as programmes make it that collect answers in another way.
 */
export function readScoringInput(text: string): Result<ScoringInput | ScoringInput[]> {
	const parsed = parseJson(text);
	if (!parsed.ok) return parsed;
	if (!isRecord(parsed.value)) return bad('not-ours');
	return 'format' in parsed.value ? readExported(parsed.value) : readBare(parsed.value);
}

function readExported(document: unknown): Result<ScoringInput | ScoringInput[]> {
	const read = readDocument(document);
	if (!read.ok) return read;
	const { file } = read;
	return good(file.kind === 'backup' ? file.held.map(inputOf) : inputOf(file));
}

function readBare(document: Record<string, unknown>): Result<ScoringInput> {
	if (!('scope' in document) && !('answers' in document)) return bad('not-ours');
	const bare = parseWith(bareInputSchema, document);
	if (!bare.ok) return bare;
	const answers = parseAnswers(bare.value.answers);
	if (!answers.ok) return answers;
	return good(inputOf({ assessment: bare.value, answers: answers.value }));
}

function inputOf({
	assessment: { scope, targets },
	answers,
}: {
	assessment: Omit<ScoringInput, 'answers'>;
	answers: Answers;
}): ScoringInput {
	return targets === undefined ? { scope, answers } : { scope, answers, targets };
}
