/** Records read back as what the domain calls by their names. */
import type { Answers } from '../domain/answers';
import type { Assessment, Held } from '../domain/assessment';
import type { OwnConsultation } from '../domain/consultation/own';
import type { Action } from '../domain/plan';
import type { HandIn } from '../domain/workshop/hand-in';
import type {
	ActionRecord,
	AnswerRecord,
	ConsultationRecord,
	ReadinessDatabase,
	SessionRecord,
} from './schema';

/** One assessment with all that hangs on it, or undefined. */
export async function held(db: ReadinessDatabase, id: string): Promise<Held | undefined> {
	// First: most of what is asked for by an import is not there, and needs no more questions.
	const assessment = await db.assessments.get(id);
	if (!assessment) return undefined;
	const [answers, actions, consultation, sessions] = await Promise.all([
		answerRecordsOf(db, id),
		actionsOf(db, id),
		db.consultations.get(id),
		db.sessions.where({ assessmentId: id }).toArray(),
	]);
	return together({ assessment, answers, actions, consultation, sessions });
}

/** The same with its workshops in whole, as a file and the bin hold it. */
export async function wholeHeld(db: ReadinessDatabase, id: string): Promise<Held | undefined> {
	const one = await held(db, id);
	return one && withWorkshops(db, one);
}

export async function allWholeHeld(db: ReadinessDatabase): Promise<Held[]> {
	return Promise.all((await allHeld(db)).map((one) => withWorkshops(db, one)));
}

async function withWorkshops(db: ReadinessDatabase, one: Held): Promise<Held> {
	const { sessions, ...rest } = one;
	if (!sessions) return rest;
	const handIns = await Promise.all(sessions.map(({ id }) => handInsOf(db, id)));
	const workshops = sessions.map((session, i) => ({ session, handIns: handIns[i]! }));
	return { ...rest, workshops };
}

export async function handInsOf(db: ReadinessDatabase, sessionId: string): Promise<HandIn[]> {
	const records = await db.ballots.where({ sessionId }).toArray();
	return records.map(({ ballot, ...rest }) => ({ ...rest, id: ballot }));
}

/** Every assessment like that, the last saved first. */
export async function allHeld(db: ReadinessDatabase): Promise<Held[]> {
	const [assessments, actions, consultations, sessions] = await Promise.all([
		db.assessments.orderBy('savedAt').reverse().toArray(),
		// All at once: few assessments have a plan, and fewer a workshop.
		db.actions.toArray(),
		db.consultations.toArray(),
		db.sessions.toArray(),
	]);
	return Promise.all(
		assessments.map(async (assessment) => {
			const isOwn = ({ assessmentId }: { assessmentId: string }) => assessmentId === assessment.id;
			return together({
				assessment,
				answers: await answerRecordsOf(db, assessment.id),
				actions: actions.filter(isOwn).map(actionIn),
				consultation: consultations.find(isOwn),
				sessions: sessions.filter(isOwn),
			});
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

type Records = {
	assessment: Assessment;
	answers: AnswerRecord[];
	actions: Action[];
	consultation: ConsultationRecord | undefined;
	sessions: SessionRecord[];
};

function together({ assessment, answers, actions, consultation, sessions }: Records): Held {
	const times = answers.flatMap(({ dutyId, at }) => (at ? [[dutyId, at] as const] : []));
	return {
		assessment,
		answers: answersIn(answers),
		...(times.length > 0 && { answeredAt: Object.fromEntries(times) }),
		...(actions.length > 0 && { actions }),
		...(consultation && { consultation: consultationIn(consultation) }),
		...(sessions.length > 0 && { sessions }),
	};
}

export function consultationIn({ assessmentId: _, ...own }: ConsultationRecord): OwnConsultation {
	return own;
}

function actionIn(record: ActionRecord): Action {
	const action: Action & Partial<ActionRecord> = { ...record };
	delete action.assessmentId;
	return action;
}
