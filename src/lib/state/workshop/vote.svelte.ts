/**
 * The ballots that this device keeps of one session while they are filled in. Each tap shows at once
 * and is stored in the same breath; nothing is called saved before it is.
 */
import type { ResponsibleActor } from '../../domain/consultation/votes';
import type { Part } from '../../domain/workshop/hand-in';
import {
	newBallot,
	readKept,
	saysAnything,
	withDivision,
	withHandedIn,
	withOut,
	withReason,
	withVotes,
	type KeptBallot,
	type Place,
} from '../../domain/workshop/kept-ballot';
import type { Pack } from '../../domain/workshop/session';
import { withActor, withVote, type Vote } from '../../domain/workshop/vote-text';
import type { DutyId } from '../../framework/index';
import type { StorageFault } from '../../storage/faults';
import { faultOf, type App } from '../app.svelte';
import { Live } from '../live.svelte';

export type SaveState = '' | 'saving' | 'saved' | 'failed';

type All = readonly KeptBallot[];
type Change = (all: All) => All;

/** What of the app is needed here. */
export type Keeper = Pick<App, 'run' | 'follow'> & { readonly generation: number };

export class BallotBox {
	/** Why the last change is not stored; undefined while all is well. */
	fault = $state<StorageFault>();
	saveState = $state<SaveState>('');
	/** Of a shared laptop: which ballot is open. Elsewhere there is one only. */
	#open = $state<string>();
	#stored = $state.raw<All>([]);
	#pending = $state.raw<readonly Change[]>([]);
	readonly #app: Keeper;
	readonly #pack: Pack;
	readonly #shared: boolean;
	#flushing: Promise<void> | undefined;

	/** @param shared whether the device goes from hand to hand */
	constructor(app: Keeper, pack: Pack, { shared = false } = {}) {
		this.#app = app;
		this.#pack = pack;
		this.#shared = shared;
	}

	readonly #live = $derived.by(() => {
		void this.#app.generation;
		return new Live(
			() => this.#app.follow<unknown>((storage) => storage.watchSetting(this.#key), undefined),
			(value) => this.#receive(value),
		);
	});

	/** Shown: what is stored, with what is still to be. */
	readonly #all = $derived(applied(this.#stored, this.#pending));

	/** Whether it is known what this device keeps. To be read where it is followed. */
	get here(): boolean {
		return this.#live.here || this.#live.fault !== undefined;
	}

	/** Storage that can't be read: a ballot can be filled in all the same. */
	get unreadable(): StorageFault | undefined {
		return this.#live.fault;
	}

	/** The one in hand; undefined before it is begun. */
	readonly ballot: KeptBallot | undefined = $derived(
		this.#all.find((one) => (this.#shared ? one.id === this.#open : !one.shared)),
	);

	/** Of a shared laptop: begun and not handed in, the last one first. */
	readonly begun: All = $derived(
		this.#all
			.filter((one) => one.shared && one.id !== this.#open && saysAnything(one))
			.toReversed(),
	);

	get #key(): string {
		return `vote:${this.#pack.code}`;
	}

	/** A ballot with a new number; on a phone of one's own the one that there is. */
	begin(): void {
		const fresh = newBallot(randomNumber(), this.#shared ? { shared: true } : {});
		if (this.#shared) {
			this.#open = fresh.id;
			this.#enter((all) => [...all, fresh]);
		} else {
			this.#enter((all) => (all.some(({ shared }) => !shared) ? all : [...all, fresh]));
		}
	}

	/** Goes on with one that was begun on a shared laptop. */
	goOn(id: string): void {
		this.#open = id;
		this.#change(({ setAside: _, ...ballot }) => ballot);
	}

	/** Puts the open ballot away, as it is: nobody sees it before it is asked for. An empty one goes. */
	putAway(): void {
		const { ballot } = this;
		this.#open = undefined;
		if (ballot && !saysAnything(ballot)) void this.remove(ballot.id);
		this.saveState = '';
	}

	/** The next person has one of their own: this one is kept, and not offered again by itself. */
	setAside(id: string): void {
		this.#enter((all) => all.map((one) => (one.id === id ? { ...one, setAside: true } : one)));
	}

	/** @param index of the duty in the scope; undefined takes the vote back */
	vote(part: Part, index: number, vote: Vote | undefined): void {
		this.#change((ballot) =>
			withVotes(ballot, part, this.#pack, (votes) => withVote(votes, index, vote)),
		);
	}

	/** "Who is responsible?" @param row of the form; undefined takes the actor back */
	name(row: number, actor: ResponsibleActor | undefined): void {
		this.#change((ballot) =>
			withVotes(ballot, 'responsible', this.#pack, (votes) => withActor(votes, row, actor)),
		);
	}

	/** Why, in words; none takes it back. */
	reason(part: Part, duty: DutyId, reason: string): void {
		this.#change((ballot) => withReason(ballot, part, this.#pack, { duty, reason }));
	}

	belong(by: 'group' | 'table', number: number | undefined): void {
		this.#change((ballot) => withDivision(ballot, by, number));
	}

	/** Where somebody is in it, so that they come back to it; undefined: at its start. */
	go(to: Place | undefined): void {
		this.#change(({ place: _, ...ballot }) => ({ ...ballot, ...(to && { place: to }) }));
	}

	/** It is about to be shown or sent: what is changed from now on is a later revision. */
	out(part: Part): void {
		this.#change((ballot) => withOut(ballot, part));
	}

	/** @param id of the ballot; the one in hand where it is left out */
	handedIn(part: Part, how: 'stored' | 'said', revision: number, id?: string): void {
		this.#change((ballot) => withHandedIn(ballot, part, { how, revision }), id);
	}

	/** Takes one out for good. @returns whether it is gone */
	async remove(id: string): Promise<boolean> {
		this.#enter((all) => all.filter((one) => one.id !== id));
		await this.retry();
		return this.saveState === 'saved';
	}

	/** Stores what is not stored yet. Resolves when nothing is under way, well or not. */
	retry(): Promise<void> {
		if (this.#pending.length === 0) return this.#flushing ?? Promise.resolve();
		this.#flushing ??= this.#flush();
		return this.#flushing;
	}

	get unsaved(): boolean {
		return this.#pending.length > 0;
	}

	/**
	 * @param change made of values, never of what follows the ballot
	 * @param id of the ballot; the one in hand where it is left out
	 */
	#change(change: (ballot: KeptBallot) => KeptBallot, id = this.ballot?.id): void {
		const ballot = this.#all.find((one) => one.id === id);
		// Nothing to store: the same was tapped again, or there is no such ballot.
		if (!ballot || change(ballot) === ballot) return;
		this.#enter((all) => all.map((one) => (one.id === id ? change(one) : one)));
	}

	#enter(change: Change): void {
		this.#pending = [...this.#pending, change];
		this.saveState = 'saving';
		void this.retry();
	}

	/** One write at a time; what is entered meanwhile goes into the next. */
	async #flush(): Promise<void> {
		try {
			await this.#writePending();
		} finally {
			// In the same task as the last look at what is pending: nothing falls between the two.
			this.#flushing = undefined;
		}
	}

	/** On top of what is stored by then: another window may have it open too. */
	async #writePending(): Promise<void> {
		while (this.#pending.length > 0) {
			const batch = this.#pending;
			this.saveState = 'saving';
			try {
				this.#stored = await this.#app.run(async (storage) => {
					let after: All = [];
					await storage.changeSetting(this.#key, (value) => {
						// Where the browser's memory was emptied, this page still has what was in it.
						after = applied(readKept(value, this.#pack) ?? this.#stored, batch);
						return after;
					});
					return after;
				});
			} catch (error) {
				this.fault = faultOf(error);
				this.saveState = 'failed';
				return;
			}
			this.#pending = this.#pending.slice(batch.length);
		}
		this.fault = undefined;
		this.saveState = 'saved';
	}

	/** What comes while something is being written is overtaken by it. */
	#receive(value: unknown): void {
		const kept = readKept(value, this.#pack);
		if (kept && this.#pending.length === 0) this.#stored = kept;
	}
}

const applied = (all: All, changes: readonly Change[]): All =>
	changes.reduce((before, change) => change(before), all);

/** A ballot's number: 16 hexadecimal digits. */
const randomNumber = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
