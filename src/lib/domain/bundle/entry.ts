/** One assessment with all that hangs on it: what the kinds `assessment` and `backup` share. */
import { DUTIES, FRAMEWORK } from '../../framework/index';
import type { Answer, Answers } from '../answers';
import type { AnswerTimes, FrameworkRef, Held } from '../assessment';
import { bad, good, type Result } from '../errors';
import { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH, forFile } from '../fields';
import { migrate, type Contents, type Migration } from '../migrate';
import { ordered, type Action } from '../plan';
import type { FiledAssessment, FiledEntry } from './format';
import { parseActions, parseAnswers, parseAnswerTimes, parseWith } from './parse';
import { assessmentSchema, frameworkSchema } from './schema';

/** One assessment as a file holds it, migrated and checked. */
export type ReadEntry = {
	assessment: FiledAssessment & { framework: FrameworkRef };
	answers: Answers;
	/** Absent where the file says it of no answer. */
	answeredAt?: AnswerTimes;
	/** Absent where the file has no plan. */
	actions?: Action[];
};

/**
 * The fields that may leave the device, and nothing else that may stand in a record; answers come
 * in catalogue order, actions in theirs by hand.
 */
export function filedEntry(held: Held): FiledEntry {
	// In a file the framework stands beside the assessment, for every kind of document has one.
	const { framework, ...assessment } = forFile(held.assessment, ASSESSMENT_REACH);
	const answers = byDuty<Answer>(held.answers, (answer) => forFile(answer, ANSWER_REACH));
	const { answeredAt: times = {} } = held;
	const answeredAt = byDuty(times, (time, duty) => (answers[duty] ? time : undefined));
	const actions = ordered(held.actions ?? [], 'hand');
	return {
		framework,
		assessment,
		answers,
		...(hasAny(answeredAt) && { answeredAt }),
		...(actions.length > 0 && { actions: actions.map((one) => forFile(one, ACTION_REACH)) }),
	};
}

/**
 * What one assessment's part of a file holds.
 *
 * @param from version of the format that wrote it
 * @param at where it stands in the file, for a fault's path
 */
export function readEntry(
	written: Contents,
	{
		from,
		at,
		migrations,
	}: { from: number; at: readonly string[]; migrations: readonly Migration[] },
): Result<ReadEntry> {
	const current = migrate(written, from, migrations);
	if (!current.ok) return current;
	const { answeredAt: times = {}, actions: plan = [], ...contents } = current.value;
	const framework = readFramework(contents.framework, at);
	if (!framework.ok) return framework;
	const assessment = parseWith(assessmentSchema, contents.assessment, [...at, 'assessment']);
	if (!assessment.ok) return assessment;
	const answers = parseAnswers(contents.answers, at);
	if (!answers.ok) return answers;
	const answeredAt = parseAnswerTimes(times, answers.value, at);
	if (!answeredAt.ok) return answeredAt;
	const actions = parseActions(plan, at);
	if (!actions.ok) return actions;
	return good({
		assessment: { ...assessment.value, framework: framework.value },
		answers: answers.value,
		...(hasAny(answeredAt.value) && { answeredAt: answeredAt.value }),
		...(actions.value.length > 0 && { actions: actions.value }),
	});
}

function readFramework(value: unknown, at: readonly string[]): Result<FrameworkRef> {
	const framework = parseWith(frameworkSchema, value, [...at, 'framework']);
	if (!framework.ok) return framework;
	const { id, version } = framework.value;
	const known = id === FRAMEWORK.id && version === FRAMEWORK.version;
	return known ? framework : bad('unknown-framework', { found: `${id} ${version}` });
}

/** In catalogue order, so that one content has one text; only what stands for a duty. */
function byDuty<T>(
	from: Readonly<Record<string, T | undefined>>,
	filed: (value: T, duty: string) => T | undefined,
): Record<string, T> {
	const entries: Record<string, T> = {};
	for (const { id } of DUTIES) {
		const value = from[id];
		const kept = value === undefined ? undefined : filed(value, id);
		if (kept !== undefined) entries[id] = kept;
	}
	return entries;
}

const hasAny = (record: object): boolean => Object.keys(record).length > 0;
