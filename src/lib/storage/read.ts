/** Records read back as what the domain calls by their names. */
import type { Answers } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import type { Action } from '../domain/plan';
import type { ActionRecord, ReadinessDatabase } from './schema';

/** One assessment with all that hangs on it, or undefined. */
export async function held(db: ReadinessDatabase, id: string): Promise<Held | undefined> {
	const [assessment, answers, actions] = await Promise.all([
		db.assessments.get(id),
		answersOf(db, id),
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
			return together(assessment, await answersOf(db, assessment.id), own.map(actionIn));
		}),
	);
}

export async function answersOf(db: ReadinessDatabase, id: string): Promise<Answers> {
	const records = await db.answers.where({ assessmentId: id }).toArray();
	return Object.fromEntries(records.map(({ dutyId, answer }) => [dutyId, answer]));
}

/** In any order. */
export async function actionsOf(db: ReadinessDatabase, id: string): Promise<Action[]> {
	return (await db.actions.where({ assessmentId: id }).toArray()).map(actionIn);
}

function together(assessment: Assessment, answers: Answers, actions: Action[]): Held {
	return { assessment, answers, ...(actions.length > 0 && { actions }) };
}

function actionIn(record: ActionRecord): Action {
	const action: Action & Partial<ActionRecord> = { ...record };
	delete action.assessmentId;
	return action;
}
