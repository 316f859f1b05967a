/**
 * Where hand-ins arrive at the desk, by whatever way: one after the other, each with its outcome
 * told and counted, and the last ones can be taken out again.
 */
import { joinHandIn, placeOf, type HandIn, type Way } from '../../domain/workshop/hand-in';
import type { TakenIn } from '../../storage/workshops';
import { apart } from '../apart.svelte';
import { collectAt, type HubCollect } from '../hub-collect.svelte';
import { recall, remember } from '../remember';
import type { Desk } from './desk.svelte';
import { Intake, type Outcome } from './intake';

export type { Outcome };

export type Arrival = {
	/** Counts up, so that two that are alike can be told apart. */
	number: number;
	way: Way;
	outcome: Outcome;
	/** The file that it came in. */
	file?: string;
};

/** Enough to see what has just happened; refused ones are shown for longer. */
const REFUSED_SHOWN = 10;
/** Larger than any ballot with all its reasons. */
const MOST_BYTES = 200_000;

type TakerOf = Pick<Desk, 'id' | 'session' | 'handIns' | 'takeIn' | 'takeOut'>;

const made = new WeakMap<Desk, Reception>();
/** The one of this tab that collects: the hub gives each hand-in to whoever asks. */
const tab = $state<{ collecting?: Reception }>({});

export class Reception {
	last = $state.raw<Arrival>();
	/** The last ones that were not taken in, newest first. */
	refused = $state.raw<readonly Arrival[]>([]);
	counts = $state({ added: 0, replaced: 0, known: 0, refused: 0 });
	/** How many can be taken out again, the last one first. */
	undoable = $state(0);
	/** What phones have handed in over the laptop's own network. */
	readonly hub: HubCollect;

	readonly #desk: TakerOf;
	readonly #intake: Intake;
	readonly #taken: { handIn: HandIn; before: HandIn | undefined }[] = [];
	#queue: Promise<unknown> = Promise.resolve();
	#number = 0;

	/** The one of a desk; it goes on collecting on every page of this tab. @param base the app's base path */
	static of(desk: Desk, base: string): Reception {
		const known = made.get(desk);
		if (known) return known;
		const reception = apart(() => {
			const one = new Reception(desk, base);
			// While it collects, the session is followed on other pages too.
			$effect(() => {
				if (one.hub.on) void desk.session;
			});
			return one;
		});
		made.set(desk, reception);
		return reception;
	}

	/** @param base the app's base path */
	constructor(desk: TakerOf, base: string) {
		this.#desk = desk;
		this.#intake = new Intake({
			get session() {
				return desk.session;
			},
			takeIn: (...handIns) => this.#takeIn(handIns),
		});
		this.hub = collectAt(base, (body) => this.#collected(body));
	}

	/** Collects what phones hand in over this laptop's own network, or no longer. */
	collect(on: boolean): void {
		if (on) {
			if (tab.collecting !== this) tab.collecting?.hub.stop();
			tab.collecting = this;
			this.hub.start();
		} else this.hub.stop();
		remember('sessionStorage', 'collecting', on ? this.#desk.id : undefined);
	}

	/** This window collects, but for another workshop. */
	get collectsElsewhere(): boolean {
		return tab.collecting !== undefined && tab.collecting !== this && tab.collecting.hub.on;
	}

	/** After a reload, as before it: phones would wait for ever if it had been switched off unseen. */
	goOnCollecting(): void {
		if (recall('sessionStorage', 'collecting') === this.#desk.id) this.collect(true);
	}

	/** Never throws. Several at once are taken in one after the other. */
	take(text: string, way: Way, file?: string): Promise<Outcome> {
		const taken = this.#queue.then(async () => {
			const outcome = await this.#intake.take(text, way);
			this.#tell({ number: (this.#number += 1), way, outcome, ...(file && { file }) });
			return outcome;
		});
		this.#queue = taken;
		return taken;
	}

	async takeFiles(files: Iterable<File>): Promise<void> {
		for (const file of files) {
			// One that can't be read is told as any other that is none of ours.
			const text = file.size > MOST_BYTES ? '' : await file.text().catch(() => '');
			await this.take(text, 'file', file.name);
		}
	}

	/** Takes the last one out again; what it took the place of comes back. @returns whether it did */
	async undo(): Promise<boolean> {
		const last = this.#taken.at(-1);
		if (!last) return false;
		const was = await this.#desk.takeOut(last.handIn, last.before);
		if (was === 'failed') return false;
		this.#taken.pop();
		this.undoable = this.#taken.length;
		if (was === 'other') return false;
		this.counts[last.before ? 'replaced' : 'added'] -= 1;
		this.last = undefined;
		return true;
	}

	async #takeIn(handIns: readonly HandIn[]): Promise<TakenIn> {
		// The live query may be behind: what was taken in here just now comes first.
		const before = handIns.map((one) => {
			const same = (other: HandIn) => placeOf(other) === placeOf(one);
			const here = this.#taken.findLast(({ handIn }) => same(handIn))?.handIn;
			const seen = this.#desk.handIns.find(same);
			// A phone may have handed in another one meanwhile.
			return here && seen ? joinHandIn(here, seen) : (here ?? seen);
		});
		const taken = await this.#desk.takeIn(...handIns);
		if (taken.known === 0) {
			handIns.forEach((handIn, i) => {
				// A phone was told that its ballot is stored: it is not the one meant by "the last one".
				if (handIn.way !== 'network') this.#taken.push({ handIn, before: before[i] });
			});
			this.undoable = this.#taken.length;
		}
		return taken;
	}

	/** As the hub is told: what could not be stored stays there, and comes again. */
	async #collected(body: string): Promise<'stored' | { refused: string }> {
		const outcome = await this.take(body, 'network');
		if (outcome.is === 'failed') throw new Error(outcome.fault);
		if (outcome.is === 'taken') return 'stored';
		return { refused: outcome.is === 'refused' ? outcome.why : 'not-ours' };
	}

	#tell(arrival: Arrival): void {
		const { outcome } = arrival;
		this.last = arrival;
		if (outcome.is === 'taken') this.counts[outcome.how] += 1;
		if (outcome.is === 'refused' || outcome.is === 'failed') {
			this.counts.refused += 1;
			this.refused = [arrival, ...this.refused].slice(0, REFUSED_SHOWN);
		}
	}
}
