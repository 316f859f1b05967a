/**
 * What comes to a console, by whatever way, as something to be stored: the code of a ballot, one of
 * a sequence, or a file. Each is taken in or refused with a reason.
 */
import {
	readBallotCode,
	type HandInFault,
	type ReadBallot,
} from '../../domain/workshop/ballot-code';
import { MARKS } from '../../domain/workshop/codes';
import { readBallotFile } from '../../domain/workshop/file';
import type { Ballot, HandIn, Part, Way } from '../../domain/workshop/hand-in';
import { readSequence, type Reading } from '../../domain/workshop/sequence';
import type { Session } from '../../domain/workshop/session';
import type { Fault } from '../../domain/errors';
import type { TakenIn } from '../../storage/workshops';
import { faultOf, type StorageFault } from '../app.svelte';

export type Outcome =
	| { is: 'taken'; how: keyof TakenIn; part: Part }
	/** One of several codes: so many are still to come. */
	| { is: 'part'; missing: number; total: number }
	/** `found`: the code of the session that it is for. */
	| { is: 'refused'; why: HandInFault | Fault['code']; found?: string }
	/** It could not be stored: to be handed in again. */
	| { is: 'failed'; fault: StorageFault };

/** What of the desk is needed here. */
type Taker = {
	readonly session: Session | undefined;
	takeIn(...handIns: HandIn[]): Promise<TakenIn>;
};

export class Intake {
	readonly #desk: Taker;
	#reading: Reading | undefined;

	constructor(desk: Taker) {
		this.#desk = desk;
	}

	/** The text of a code, or of a file. Whatever it is, this does not throw. */
	async take(text: string, way: Way, more: { sheet?: number } = {}): Promise<Outcome> {
		const { session } = this.#desk;
		if (!session) return { is: 'failed', fault: 'lost' };
		if (session.stage === 'closed') return { is: 'refused', why: 'closed' };
		if (text.startsWith(MARKS.sequence)) return this.#takePart(text, way);
		const read = text.startsWith(MARKS.ballot)
			? readBallotCode(text, session)
			: text.trimStart().startsWith('{')
				? readBallotFile(text, session)
				: ({ ok: false, fault: 'not-ours' } as const);
		return this.#store(session, read, way, more);
	}

	/** A ballot that was filled in on this very device, or typed in from paper. */
	async takeBallot(ballot: Ballot, way: Way, more: { sheet?: number } = {}): Promise<Outcome> {
		const { session } = this.#desk;
		if (!session) return { is: 'failed', fault: 'lost' };
		if (session.stage === 'closed') return { is: 'refused', why: 'closed' };
		return this.#store(session, { ok: true, ballot }, way, more);
	}

	async #takePart(text: string, way: Way): Promise<Outcome> {
		const step = readSequence(text, this.#reading);
		if (step.state === 'refused') return { is: 'refused', why: step.fault };
		this.#reading = step.state === 'reading' ? step.reading : undefined;
		if (step.state === 'whole') return this.take(step.text, way);
		return { is: 'part', missing: step.missing, total: step.reading.total };
	}

	async #store(
		session: Session,
		read: ReadBallot | ReturnType<typeof readBallotFile>,
		way: Way,
		more: { sheet?: number },
	): Promise<Outcome> {
		if (!read.ok) {
			const { fault } = read;
			if (typeof fault !== 'string') return { is: 'refused', why: fault.code };
			const found = 'found' in read ? read.found : undefined;
			return { is: 'refused', why: fault, ...(found !== undefined && { found }) };
		}
		const handIn: HandIn = {
			...read.ballot,
			sessionId: session.id,
			way,
			...more,
			at: new Date().toISOString(),
		};
		try {
			const taken = await this.#desk.takeIn(handIn);
			const how = taken.added ? 'added' : taken.replaced ? 'replaced' : 'known';
			return { is: 'taken', how, part: handIn.part };
		} catch (error) {
			return { is: 'failed', fault: faultOf(error) };
		}
	}
}
