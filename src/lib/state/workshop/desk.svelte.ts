/**
 * The facilitator's desk: one session, what was handed in, and everything that can be done with it.
 * What is done here is stored before it is shown as done; what fails is told and can be tried again.
 */
import { boardOf, sortedBoard, undisputedIn, type BoardOrder } from '../../domain/workshop/board';
import { answerChanges, changesBack, type AnswerChange } from '../../domain/workshop/close';
import {
	agreed,
	agreementOf,
	handsIn,
	NO_HANDS,
	notAgreed,
	type Agreed,
	type Finding,
	type Findings,
	type Hands,
	type Round,
} from '../../domain/workshop/finding';
import type { HandIn } from '../../domain/workshop/hand-in';
import type { Workshop } from '../../domain/workshop/join';
import { scoredAgain } from '../../domain/workshop/rehearsal';
import type { Session } from '../../domain/workshop/session';
import type { DutyId } from '../../framework/index';
import { newId } from '../../device/id';
import type { TakenIn } from '../../storage/workshops';
import { apart } from '../apart.svelte';
import { faultOf, type App, type StorageFault } from '../app.svelte';
import { recall, remember } from '../remember';
import { holdVersion } from './freeze';
import { run, workshopOf } from './store';

export class Desk {
	/** Why the last change could not be stored; undefined while all is well. */
	fault = $state<StorageFault>();
	/** How the board is sorted. */
	order = $state<BoardOrder>('disagreement');
	readonly id: string;
	readonly #app: App;
	/** What could not be stored, to be tried again. */
	#failed: (() => Promise<unknown>) | undefined;
	/** What stood where all that was undisputed was agreed on, the last time. */
	#bulk: { before: Findings; ids: ReadonlySet<string> } | undefined;

	constructor(app: App, id: string) {
		this.#app = app;
		this.id = id;
	}

	readonly #live = $derived.by(() => workshopOf(this.#app, this.id));
	readonly workshop: Workshop | undefined = $derived.by(() => this.#live.current);
	/** Whether it is known: an undefined `workshop` then means that it is not on this device. */
	readonly here = $derived.by(() => this.#live.here);
	readonly session = $derived(this.workshop?.session);
	readonly handIns: readonly HandIn[] = $derived(this.workshop?.handIns ?? []);
	/** In catalogue order. */
	readonly rows = $derived(this.workshop ? boardOf(this.workshop.session, this.handIns) : []);
	readonly board = $derived(sortedBoard(this.rows, this.order));
	readonly undisputed = $derived(undisputedIn(this.rows));

	/** From now on ballots are taken in, and the app stays as it is. */
	async open(): Promise<boolean> {
		const done = await this.#change(({ closedAt: _, ...rest }) => ({ ...rest, stage: 'open' }));
		await this.#holdVersion();
		return done;
	}

	/** No more ballots are taken in. */
	async close(): Promise<boolean> {
		const done = await this.#change((rest) => ({ ...rest, stage: 'closed', closedAt: now() }));
		await this.#holdVersion();
		return done;
	}

	/** Another session may be open too. */
	async #holdVersion(): Promise<void> {
		await run(this.#app, async (workshops) => holdVersion(await workshops.sessions())).catch(
			() => undefined,
		);
	}

	/** @throws {StorageError} nothing was taken in: whoever hands in must not be told otherwise */
	async takeIn(...handIns: HandIn[]): Promise<TakenIn> {
		const wasPlanned = this.session?.stage === 'planned';
		const taken = await run(this.#app, (workshops) => workshops.takeIn(this.id, handIns));
		// The first ballot has opened it.
		if (wasPlanned) await this.#holdVersion();
		return taken;
	}

	/** In a rehearsal: the made-up people score a duty again. */
	async rehearseAgain(duty: DutyId): Promise<boolean> {
		const { session } = this;
		if (!session?.rehearsal) return false;
		const at = now();
		const again = scoredAgain(session, this.handIns, duty).map((ballot): HandIn => ({
			...ballot,
			sessionId: this.id,
			way: 'code',
			at,
		}));
		return this.#try(() => this.takeIn(...again));
	}

	/**
	 * @param before what it took the place of, and what stands there again
	 * @returns `other` where it has been handed in anew since, and stays
	 */
	async takeOut(handIn: HandIn, before?: HandIn): Promise<'gone' | 'other' | 'failed'> {
		const back = before ? [before] : [];
		let gone = 0;
		const done = await this.#try(async () => {
			gone = await run(this.#app, (workshops) => workshops.takeOut(this.id, [handIn], back));
		});
		return !done ? 'failed' : gone > 0 ? 'gone' : 'other';
	}

	/** Tries again what could not be stored. @returns whether it is now */
	async retry(): Promise<boolean> {
		return this.#failed ? this.#try(this.#failed) : true;
	}

	/** Shows the votes of a round to the room, for good. */
	async reveal(duty: DutyId, round: Round): Promise<boolean> {
		return this.#find(duty, (finding) => ({
			...finding,
			revealed: Math.max(finding.revealed ?? 0, round) as Round,
		}));
	}

	/** @param dissent what those who see it otherwise want written down */
	async agree(duty: DutyId, level: Agreed, dissent = ''): Promise<boolean> {
		const text = dissent.trim();
		return this.#find(duty, (finding) =>
			agreed(finding, { id: newId(), level, ...(text && { dissent: text }), at: now() }),
		);
	}

	async takeBackAgreement(duty: DutyId): Promise<boolean> {
		return this.#find(duty, notAgreed);
	}

	/** Raised hands of a second round, counted at this laptop; undefined takes the count back. */
	async countHands(duty: DutyId, hands: Omit<Hands, 'at'> = NO_HANDS): Promise<boolean> {
		const laptop = laptopId();
		// A count that is taken back stays as one of nobody: else a file of before would bring it again.
		return this.#find(duty, ({ hands: before, ...finding }) => ({
			...finding,
			hands: { ...before, [laptop]: { ...hands, at: now() } },
		}));
	}

	/** What this laptop has counted; undefined where it has not. */
	handsHere(duty: DutyId): Hands | undefined {
		// Read first: the name of this laptop is made with its first count.
		const hands = this.session?.findings[duty]?.hands;
		const laptop = recall('localStorage', LAPTOP);
		const counted = laptop === undefined ? undefined : hands?.[laptop];
		return counted && handsIn(counted) > 0 ? counted : undefined;
	}

	/** Agrees on what nobody disputes, at the level proposed, and shows the votes. @returns how many */
	async agreeOnUndisputed(): Promise<number> {
		const all = this.undisputed;
		const at = now();
		const before: Record<DutyId, Finding> = {};
		const ids = new Set<string>();
		const done = await this.#change((session) => {
			const findings = { ...session.findings };
			for (const { duty, level } of all) {
				const there = findings[duty];
				// Another window may have come first.
				if (agreementOf(there)) continue;
				const id = newId();
				ids.add(id);
				before[duty] = there ?? {};
				const shown = { ...there, revealed: there?.revealed ?? 1 };
				findings[duty] = agreed(shown, { id, level, undisputed: true, at });
			}
			return { ...session, findings };
		});
		if (!done) return 0;
		this.#bulk = { before, ids };
		return ids.size;
	}

	/** Puts back how it was, wherever nothing else was agreed on since. @returns for how many duties */
	async takeBackUndisputed(): Promise<number> {
		const { before, ids } = this.#bulk ?? { before: {}, ids: new Set() };
		let count = 0;
		const done = await this.#change((session) => {
			const findings = { ...session.findings };
			count = 0;
			for (const [duty, was] of Object.entries(before)) {
				if (!ids.has(findings[duty]?.agreements?.[0]?.id ?? '')) continue;
				// Only what that has changed: hands may have been counted since.
				const { agreements: _, revealed, ...rest } = findings[duty]!;
				const shown = revealed === 2 ? revealed : was!.revealed;
				findings[duty] = {
					...rest,
					...(shown && { revealed: shown }),
					...(was!.agreements && { agreements: was!.agreements }),
				};
				count += 1;
			}
			return { ...session, findings };
		});
		if (done) this.#bulk = undefined;
		return done ? count : 0;
	}

	/**
	 * Makes all that was agreed on the assessment's answers.
	 *
	 * @returns what has changed, to take it back; undefined where it could not be stored
	 */
	async toAssessment(): Promise<readonly AnswerChange[] | undefined> {
		const { session } = this;
		if (!session) return undefined;
		let changes: readonly AnswerChange[] = [];
		const done = await this.#try(() =>
			run(this.#app, (workshops) =>
				workshops.saveAnswers(session.assessmentId, (stored) => {
					changes = answerChanges(session, stored);
					return Object.fromEntries(changes.map(({ duty, after }) => [duty, after]));
				}),
			),
		);
		return done ? changes : undefined;
	}

	/** Puts the answers back that stood there before, but for those that were changed since. */
	async fromAssessment(changes: readonly AnswerChange[]): Promise<boolean> {
		const { session } = this;
		if (!session) return false;
		return this.#try(() =>
			run(this.#app, (workshops) =>
				workshops.saveAnswers(session.assessmentId, (stored) => changesBack(changes, stored)),
			),
		);
	}

	#find(duty: DutyId, change: (finding: Finding) => Finding): Promise<boolean> {
		return this.#change((session) => ({
			...session,
			findings: { ...session.findings, [duty]: change(session.findings[duty] ?? {}) },
		}));
	}

	#change(change: (session: Session) => Session): Promise<boolean> {
		return this.#try(() => run(this.#app, (workshops) => workshops.change(this.id, change)));
	}

	async #try(work: () => Promise<unknown>): Promise<boolean> {
		try {
			await work();
			this.fault = undefined;
			this.#failed = undefined;
			return true;
		} catch (error) {
			this.fault = faultOf(error);
			this.#failed = work;
			return false;
		}
	}
}

const made = new WeakMap<App, Map<string, Desk>>();

/** A session's desk in this tab: it outlives its pages, since ballots are collected on every one. */
export function deskOf(app: App, id: string): Desk {
	const desks = made.get(app) ?? new Map<string, Desk>();
	const desk = desks.get(id) ?? apart(() => new Desk(app, id));
	made.set(app, desks.set(id, desk));
	return desk;
}

const now = (): string => new Date().toISOString();

const LAPTOP = 'laptop';

/** This browser among the laptops of a workshop; it stands for nothing else, and for nobody. */
function laptopId(): string {
	const known = recall('localStorage', LAPTOP);
	if (known !== undefined) return known;
	const id = newId();
	remember('localStorage', LAPTOP, id);
	return id;
}
