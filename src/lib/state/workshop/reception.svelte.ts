/**
 * Where hand-ins arrive at the desk, by whatever way: one after the other, each with its outcome
 * told and counted, and the last ones can be taken out again.
 */
import { placeOf, type HandIn, type Way } from '../../domain/workshop/hand-in';
import type { TakenIn } from '../../storage/workshops';
import { collectAt, type HubCollect } from '../hub-collect.svelte';
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

type TakerOf = Pick<Desk, 'session' | 'handIns' | 'takeIn' | 'undoTakeIn'>;

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
		if (!last || !(await this.#desk.undoTakeIn(last.handIn, last.before))) return false;
		this.#taken.pop();
		this.undoable = this.#taken.length;
		this.counts[last.before ? 'replaced' : 'added'] -= 1;
		this.last = undefined;
		return true;
	}

	async #takeIn(handIns: readonly HandIn[]): Promise<TakenIn> {
		// The live query may be behind: what was taken in here just now comes first.
		const before = handIns.map((one) => {
			const same = (other: HandIn) => placeOf(other) === placeOf(one);
			return (
				this.#taken.findLast(({ handIn }) => same(handIn))?.handIn ?? this.#desk.handIns.find(same)
			);
		});
		const taken = await this.#desk.takeIn(...handIns);
		if (taken.known === 0) {
			handIns.forEach((handIn, i) => this.#taken.push({ handIn, before: before[i] }));
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
