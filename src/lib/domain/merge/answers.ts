import { DUTIES, type DutyId } from '../../framework/index';
import type { Answer, Answers } from '../answers';
import type { AnswerTimes, Held } from '../assessment';
import { canonicalJson } from '../canonical-json';
import { ANSWER_REACH, forFile } from '../fields';
import { laterOf, newerOf, type Choices, type Conflict } from './conflict';

/** Whether anything stands in it: a level, a note, or whatever else. */
export function isGiven(answer: Answer | undefined): answer is Answer {
	return answer !== undefined && canonicalJson(answer) !== '{}';
}

/** All that a file would hold of it, as one text. */
export function answerText(answer: Answer): string {
	return canonicalJson(forFile(answer, ANSWER_REACH));
}

/** The answers that both have, and not the same. */
export function answerConflicts(mine: Held, theirs: Held): Conflict[] {
	return dutiesOf(mine, theirs).flatMap((duty): Conflict[] => {
		const [before, after] = [mine.answers[duty], theirs.answers[duty]];
		if (!isGiven(before) || !isGiven(after) || answerText(before) === answerText(after)) return [];
		const [mineAt, theirsAt] = [mine.answeredAt?.[duty], theirs.answeredAt?.[duty]];
		return [
			{
				key: `answer/${duty}`,
				kind: 'answer',
				duty,
				mine: before,
				theirs: after,
				...(mineAt !== undefined && { mineAt }),
				...(theirsAt !== undefined && { theirsAt }),
				...newerOf(mineAt ?? mine.assessment.savedAt, theirsAt ?? theirs.assessment.savedAt),
			},
		];
	});
}

/** How many answers are only on their side. */
export function answersAdded(mine: Answers, theirs: Answers): number {
	return Object.entries(theirs).filter(([duty, one]) => isGiven(one) && !isGiven(mine[duty]))
		.length;
}

/** All answers of both. Each brings its time along; of one that is the same on both, the later. */
export function mergedAnswers(
	mine: Held,
	theirs: Held,
	choices: Choices,
): Pick<Held, 'answers' | 'answeredAt'> {
	const answers: [DutyId, Answer][] = [];
	const times: [DutyId, string][] = [];
	for (const duty of dutiesOf(mine, theirs)) {
		const [before, after] = [mine.answers[duty], theirs.answers[duty]];
		const [mineAt, theirsAt] = [mine.answeredAt?.[duty], theirs.answeredAt?.[duty]];
		const side = choices(`answer/${duty}`) ?? onlySide(before, after);
		const answer = side === 'theirs' ? after : (before ?? after);
		const time = { mine: mineAt, theirs: theirsAt, both: laterIfAny(mineAt, theirsAt) }[side];
		if (answer) answers.push([duty, answer]);
		if (answer && time !== undefined) times.push([duty, time]);
	}
	return {
		answers: Object.fromEntries(answers) as Answers,
		...(times.length > 0 && { answeredAt: Object.fromEntries(times) as AnswerTimes }),
	};
}

function onlySide(
	mine: Answer | undefined,
	theirs: Answer | undefined,
): 'mine' | 'theirs' | 'both' {
	if (isGiven(mine) === isGiven(theirs)) return 'both';
	return isGiven(mine) ? 'mine' : 'theirs';
}

function laterIfAny(a: string | undefined, b: string | undefined): string | undefined {
	return a !== undefined && b !== undefined ? laterOf(a, b) : (a ?? b);
}

/** In catalogue order; what the catalogue lacks comes last, for nothing is to be lost here. */
function dutiesOf(mine: Held, theirs: Held): DutyId[] {
	const all = new Set([...Object.keys(mine.answers), ...Object.keys(theirs.answers)]);
	const known = DUTIES.map(({ id }) => id).filter((id) => all.delete(id));
	return [...known, ...[...all].sort()];
}
