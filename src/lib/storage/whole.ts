/** Whole assessments written, removed and taken back. All of it runs inside one transaction. */
import type { Held } from '../domain/assessment';
import type { Action } from '../domain/plan';
import { placeOf, type HandIn } from '../domain/workshop/hand-in';
import { contentOf, joinInto, type Workshop } from '../domain/workshop/join';
import { handInsOf, wholeHeld } from './read';
import type {
	ActionRecord,
	AnswerRecord,
	BallotRecord,
	BinEntry,
	ReadinessDatabase,
} from './schema';

/** What a batch needs to know of the moment. */
export type Moment = { batch: string; at: string; newId: () => string };

export const actionRecords = (assessmentId: string, actions: readonly Action[]): ActionRecord[] =>
	actions.map((action) => ({ ...action, assessmentId }));

export function answerRecords({ assessment, answers, answeredAt = {} }: Held): AnswerRecord[] {
	return Object.entries(answers).map(([dutyId, answer]) => {
		const at = answeredAt[dutyId];
		return { assessmentId: assessment.id, dutyId, answer: answer!, ...(at && { at }) };
	});
}

/**
 * Adds what is not there; its workshops are joined with what is stored of them.
 *
 * @throws what IndexedDB says of a key that is taken
 */
export async function addWhole(db: ReadinessDatabase, one: Held, at: string): Promise<void> {
	await addButWorkshops(db, one);
	for (const workshop of one.workshops ?? []) {
		await joinStored(db, workshop, one.assessment.id, at);
	}
}

/** @throws what IndexedDB says of a key that is taken */
export async function addButWorkshops(db: ReadinessDatabase, one: Held): Promise<void> {
	await db.assessments.add(one.assessment);
	await db.answers.bulkAdd(answerRecords(one));
	await db.actions.bulkAdd(actionRecords(one.assessment.id, one.actions ?? []));
	if (one.consultation) {
		await db.consultations.put({ ...one.consultation, assessmentId: one.assessment.id });
	}
}

/**
 * Creates it, or replaces all of it; how it was goes to the bin. Its workshops stay: what comes of
 * them is joined with what is here, so that nothing that was handed in is ever replaced.
 */
export async function putWhole(db: ReadinessDatabase, one: Held, moment: Moment): Promise<void> {
	const { id } = one.assessment;
	const before = await wholeHeld(db, id);
	await bin(db, moment, id, before ? 'replaced' : 'created', before);
	if (before) await deleteButWorkshops(db, id);
	await addWhole(db, one, moment.at);
}

/**
 * What is stored of a workshop and what has come of it, as one.
 *
 * @returns when that was saved: now, unless one of the two sides had all of it already
 */
export async function joinStored(
	db: ReadinessDatabase,
	coming: Workshop,
	assessmentId: string,
	at: string,
): Promise<string> {
	const { id } = coming.session;
	const session = await db.sessions.get(id);
	const here = session && { session, handIns: await handInsOf(db, id) };
	const joined = here ? joinInto(here, coming) : coming;
	const content = contentOf(joined);
	const whole = [here, coming].find((side) => side && contentOf(side) === content);
	const savedAt = whole?.session.savedAt ?? at;
	await db.sessions.put({ ...joined.session, assessmentId, savedAt });
	await db.ballots.bulkPut(ballotRecords(joined.handIns));
	return savedAt;
}

export const ballotRecords = (handIns: readonly HandIn[]): BallotRecord[] =>
	handIns.map((one) => ({ ...one, ballot: one.id, id: placeOf(one) }));

/** Takes it away with everything that hangs on it; it goes to the bin. */
export async function removeWhole(
	db: ReadinessDatabase,
	id: string,
	moment: Moment,
): Promise<void> {
	const before = await wholeHeld(db, id);
	if (!before) return;
	await bin(db, moment, id, 'removed', before);
	await deleteButWorkshops(db, id);
	for (const { session } of before.workshops ?? []) await deleteWorkshop(db, session.id);
}

/** Takes back what one entry of the bin stands for; what stands there now goes to the bin in its turn. */
export async function undoEntry(
	db: ReadinessDatabase,
	entry: BinEntry,
	moment: Moment,
): Promise<void> {
	if (entry.held) await putWhole(db, entry.held, moment);
	else await removeWhole(db, entry.assessmentId, moment);
	await db.bin.delete(entry.id);
}

/** As another version of the same: that is no change that anybody would want to take back. */
export async function replaceWhole(db: ReadinessDatabase, one: Held): Promise<void> {
	await deleteButWorkshops(db, one.assessment.id);
	await addButWorkshops(db, one);
}

export async function deleteWorkshop(db: ReadinessDatabase, sessionId: string): Promise<void> {
	await Promise.all([db.sessions.delete(sessionId), db.ballots.where({ sessionId }).delete()]);
}

async function deleteButWorkshops(db: ReadinessDatabase, id: string): Promise<void> {
	await Promise.all([
		db.assessments.delete(id),
		db.answers.where('assessmentId').equals(id).delete(),
		db.results.where('assessmentId').equals(id).delete(),
		db.actions.where('assessmentId').equals(id).delete(),
		db.consultations.delete(id),
	]);
}

async function bin(
	db: ReadinessDatabase,
	{ batch, at, newId }: Moment,
	assessmentId: string,
	why: BinEntry['why'],
	before: Held | undefined,
): Promise<void> {
	await db.bin.add({ id: newId(), batch, at, why, assessmentId, ...(before && { held: before }) });
}
