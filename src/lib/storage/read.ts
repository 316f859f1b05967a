/** Records read back as what the domain calls by their names. */
import type { Answers } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import type { Action } from '../domain/plan';
import type { ActionRecord, AnswerRecord, ReadinessDatabase } from './schema';

/** One assessment with all that hangs on it, or undefined. */
export async function held(db: ReadinessDatabase, id: string): Promise<Held | undefined> {
	const [assessment, answers, actions] = await Promise.all([
		db.assessments.get(id),
		answerRecordsOf(db, id),
		actionsOf(db, id),
	]);
	return assessment && together(assessment, answers, actions);
}

/** Every assessment like that, the last saved first. */
export async function allHeld(db: ReadinessDatabase): Promise<Held[]> {
	const [assessments, actions] = await Promise.all([
		db.assessments.orderBy('savedAt').reverse().toArray(),
		// All at once: few assessments have a plan.
		db.actions.toArray(),
	]);
	return Promise.all(
		assessments.map(async (assessment) => {
			const own = actions.filter(({ assessmentId }) => assessmentId === assessment.id);
			return together(assessment, await answerRecordsOf(db, assessment.id), own.map(actionIn));
		}),
	);
}

export async function answersOf(db: ReadinessDatabase, id: string): Promise<Answers> {
	return answersIn(await answerRecordsOf(db, id));
}

/** In any order. */
export async function actionsOf(db: ReadinessDatabase, id: string): Promise<Action[]> {
	return (await db.actions.where({ assessmentId: id }).toArray()).map(actionIn);
}

const answerRecordsOf = (db: ReadinessDatabase, id: string): PromiseLike<AnswerRecord[]> =>
	db.answers.where({ assessmentId: id }).toArray();

const answersIn = (records: readonly AnswerRecord[]): Answers =>
	Object.fromEntries(records.map(({ dutyId, answer }) => [dutyId, answer]));

function together(assessment: Assessment, records: AnswerRecord[], actions: Action[]): Held {
	const times = records.flatMap(({ dutyId, at }) => (at ? [[dutyId, at] as const] : []));
	return {
		assessment,
		answers: answersIn(records),
		...(times.length > 0 && { answeredAt: Object.fromEntries(times) }),
		...(actions.length > 0 && { actions }),
	};
}

function actionIn(record: ActionRecord): Action {
	const action: Action & Partial<ActionRecord> = { ...record };
	delete action.assessmentId;
	return action;
}
