/**
 * What a workshop stores, loaded only where one is held. As everywhere, each write is one
 * transaction, and kept when the promise resolves.
 */
import { liveQuery } from 'dexie';
import type { Answer, Answers } from '../domain/answers';
import type { Assessment } from '../domain/assessment';
import type { OwnConsultation } from '../domain/consultation/own';
import { joinHandIn, placeOf, type HandIn } from '../domain/workshop/hand-in';
import type { Workshop } from '../domain/workshop/join';
import type { Session } from '../domain/workshop/session';
import { guarded, type Connection } from './connection';
import { StorageError } from './faults';
import { answersOf, consultationIn, handInsOf } from './read';
import type { ReadinessDatabase } from './schema';
import { addButWorkshops, ballotRecords, deleteWorkshop, joinStored } from './whole';

/** How many ballots were new, took the place of an earlier one, or were here already. */
export type TakenIn = { added: number; replaced: number; known: number };

/** What a join has done, to take it back. */
export type Joined = {
	/** What was stored before; undefined where it was new here. */
	before: Workshop | undefined;
	/** The assessment that was begun for it. */
	begun: string | undefined;
	/** Of what was stored then: nothing has followed for as long as it is that. */
	savedAt: string;
};

export class Workshops {
	readonly #connection: Connection;

	constructor(connection: Connection) {
		this.#connection = connection;
	}

	get #db(): ReadinessDatabase {
		return this.#connection.db;
	}

	/** All sessions of this device, the last saved first; again whenever one changes. */
	watchSessions() {
		return liveQuery(() => this.sessions());
	}

	/** The same, once. */
	async sessions(): Promise<Session[]> {
		const all = await this.#db.sessions.toArray();
		return all.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
	}

	/** One with all that was handed in, or undefined; again whenever something of it changes. */
	watch(id: string) {
		return liveQuery(() =>
			this.#db.transaction('r', [this.#db.sessions, this.#db.ballots], () => this.#whole(id)),
		);
	}

	/** All sessions of this device, as they are now. @throws {StorageError} */
	async all(): Promise<Session[]> {
		return guarded(() => this.#db.sessions.toArray());
	}

	/** One with all that was handed in, as it is now. @throws {StorageError} */
	async get(id: string): Promise<Workshop | undefined> {
		return guarded(() =>
			this.#db.transaction('r', [this.#db.sessions, this.#db.ballots], () => this.#whole(id)),
		);
	}

	/** @throws {StorageError} `lost` when the assessment is not there */
	async add({ session, handIns }: Workshop): Promise<void> {
		await this.#connection.write(async () => {
			if (!(await this.#db.assessments.get(session.assessmentId))) throw new StorageError('lost');
			await this.#put({ session, handIns });
		});
	}

	/**
	 * Changes a session; when it was saved is noted here.
	 *
	 * @param change from the stored one, so that two windows both keep their changes
	 * @throws {StorageError} `lost` when it is not there any more
	 */
	async change(id: string, change: (stored: Session) => Session): Promise<void> {
		await this.#connection.write(async ({ at }) => {
			const stored = await this.#db.sessions.get(id);
			if (!stored) throw new StorageError('lost');
			await this.#db.sessions.put({ ...change(stored), id, savedAt: at });
		});
	}

	/**
	 * Takes ballots in, each in its place: the same one twice counts once. The first one opens the
	 * session: what it is about must not change any more.
	 *
	 * @throws {StorageError} `lost` when the session is not there any more: nothing was taken in
	 */
	async takeIn(sessionId: string, handIns: readonly HandIn[]): Promise<TakenIn> {
		return this.#connection.write(async ({ at }) => {
			const session = await this.#db.sessions.get(sessionId);
			if (!session) throw new StorageError('lost');
			const here = new Map((await this.#stored(handIns)).map((one) => [placeOf(one), one]));
			const taken: TakenIn = { added: 0, replaced: 0, known: 0 };
			const changed = new Map<string, HandIn>();
			for (const one of handIns) {
				const place = placeOf(one);
				const before = changed.get(place) ?? here.get(place);
				const joined = before ? joinHandIn(before, one) : one;
				if (!before) taken.added += 1;
				else if (joined === before || saysTheSame(joined, before)) taken.known += 1;
				else taken.replaced += 1;
				if (!before || !saysTheSame(joined, before)) changed.set(place, joined);
			}
			if (changed.size > 0) {
				await this.#db.ballots.bulkPut(ballotRecords([...changed.values()]));
				await this.#db.sessions.put({ ...opened(session), savedAt: at });
			}
			return taken;
		});
	}

	/**
	 * Takes ballots out again: a sheet that was typed in wrongly, or the last one that came. One that
	 * has been handed in anew since stays.
	 *
	 * @returns how many went
	 *
	 * @param back what stood in their places before, and stands there again
	 */
	async takeOut(
		sessionId: string,
		handIns: readonly HandIn[],
		back: readonly HandIn[] = [],
	): Promise<number> {
		return this.#connection.write(async ({ at }) => {
			const session = await this.#db.sessions.get(sessionId);
			if (!session) throw new StorageError('lost');
			const stored = new Map((await this.#stored(handIns)).map((one) => [placeOf(one), one]));
			const gone = handIns.filter((one) => {
				const there = stored.get(placeOf(one));
				return there && saysTheSame(there, one);
			});
			const places = new Set(gone.map(placeOf));
			await this.#db.ballots.bulkDelete([...places]);
			await this.#db.ballots.bulkPut(ballotRecords(back.filter((one) => places.has(placeOf(one)))));
			if (places.size > 0) await this.#db.sessions.put({ ...session, savedAt: at });
			return places.size;
		});
	}

	/** What a city says by itself, as it is now; undefined where it has said nothing. @throws {StorageError} */
	async consultation(assessmentId: string): Promise<OwnConsultation | undefined> {
		const record = await guarded(() => this.#db.consultations.get(assessmentId));
		return record && consultationIn(record);
	}

	/**
	 * Changes parts of it; when it was saved is noted here.
	 *
	 * @throws {StorageError} `lost` when the assessment is not there any more
	 */
	async saveConsultation(
		assessmentId: string,
		parts: Partial<Omit<OwnConsultation, 'savedAt'>>,
	): Promise<void> {
		await this.#connection.write(async ({ at }) => {
			if (!(await this.#db.assessments.get(assessmentId))) throw new StorageError('lost');
			const stored = await this.#db.consultations.get(assessmentId);
			await this.#db.consultations.put({ ...stored, ...parts, assessmentId, savedAt: at });
		});
	}

	/** Changes a setting from the stored one, so that two windows both keep their changes. */
	async changeSetting(key: string, change: (stored: unknown) => unknown): Promise<void> {
		await this.#connection.write(async () => {
			const stored = (await this.#db.settings.get(key))?.value;
			await this.#db.settings.put({ key, value: change(stored) });
		});
	}

	/**
	 * Joins a workshop with what is stored of it.
	 *
	 * @param begin the assessment that it belongs to, where this device does not have it
	 */
	async join(coming: Workshop, begin: Assessment): Promise<Joined> {
		return this.#connection.write(async ({ at }) => {
			const before = await this.#whole(coming.session.id);
			const id = before?.session.assessmentId ?? coming.session.assessmentId;
			const isHere = (await this.#db.assessments.get(id)) !== undefined;
			if (!isHere) {
				const begun = { assessment: { ...begin, id }, answers: {} };
				await addButWorkshops(this.#db, begun);
				await this.#connection.putScores(begun);
			}
			const savedAt = await joinStored(this.#db, coming, id, at);
			return { before, begun: isHere ? undefined : id, savedAt };
		});
	}

	/**
	 * Puts back exactly what was there before a join.
	 *
	 * @returns false where something has followed, which would be lost: nothing was changed
	 */
	async undoJoin(id: string, { before, savedAt }: Joined): Promise<boolean> {
		return this.#connection.write(async () => {
			const now = await this.#db.sessions.get(id);
			if (now?.savedAt !== savedAt) return false;
			await deleteWorkshop(this.#db, id);
			if (before) await this.#put(before);
			return true;
		});
	}

	/** Puts a workshop back that was removed; it is joined with what has come of it since. */
	async putBack(workshop: Workshop): Promise<void> {
		await this.#connection.write(({ at }) =>
			joinStored(this.#db, workshop, workshop.session.assessmentId, at),
		);
	}

	/** @returns what was there, to put it back; undefined where nothing was */
	async remove(id: string): Promise<Workshop | undefined> {
		return this.#connection.write(async () => {
			const before = await this.#whole(id);
			await deleteWorkshop(this.#db, id);
			return before;
		});
	}

	/**
	 * Changes several answers of an assessment at once, and the scores with them.
	 *
	 * @param change the answers that change, from those stored; undefined takes one out
	 * @throws {StorageError} `lost` when the assessment is not there any more
	 */
	async saveAnswers(
		assessmentId: string,
		change: (stored: Answers) => Readonly<Record<string, Answer | undefined>>,
	): Promise<void> {
		await this.#connection.write(async ({ at }) => {
			const before = await this.#db.assessments.get(assessmentId);
			if (!before) throw new StorageError('lost');
			const stored = await answersOf(this.#db, assessmentId);
			const changed = change(stored);
			const assessment = { ...before, savedAt: at };
			await this.#db.assessments.put(assessment);
			const all = Object.entries(changed);
			await this.#db.answers.bulkPut(
				all.flatMap(([dutyId, answer]) => (answer ? [{ assessmentId, dutyId, answer, at }] : [])),
			);
			await this.#db.answers.bulkDelete(
				all.flatMap(([dutyId, answer]) => (answer ? [] : [[assessmentId, dutyId] as const])) as [
					string,
					string,
				][],
			);
			const answers = Object.fromEntries(
				Object.entries({ ...stored, ...changed }).filter(([, answer]) => answer),
			) as Answers;
			await this.#connection.putScores({ assessment, answers });
		});
	}

	async #whole(id: string): Promise<Workshop | undefined> {
		const session = await this.#db.sessions.get(id);
		return session && { session, handIns: await handInsOf(this.#db, id) };
	}

	/** Where nothing is. */
	async #put({ session, handIns }: Workshop): Promise<void> {
		await this.#db.sessions.add(session);
		await this.#db.ballots.bulkAdd(ballotRecords(handIns));
	}

	async #stored(handIns: readonly HandIn[]): Promise<HandIn[]> {
		const records = await this.#db.ballots.bulkGet(handIns.map(placeOf));
		return records.flatMap((one) => {
			if (!one) return [];
			const { ballot, ...rest } = one;
			return [{ ...rest, id: ballot }];
		});
	}
}

const opened = (session: Session): Session =>
	session.stage === 'planned' ? { ...session, stage: 'open' } : session;

/** Whether both stand for the same votes and words, however and whenever they came. */
function saysTheSame(a: HandIn, b: HandIn): boolean {
	const said = ({ revision, votes, reasons = {}, group, table }: HandIn) =>
		JSON.stringify([revision, votes, Object.entries(reasons).sort(), group, table]);
	return said(a) === said(b);
}
