/**
 * The target levels of one assessment as its page shows them: stored at once when chosen, and
 * nothing is called saved before it is.
 */
import type { Targets } from '../domain/answers';
import { withTarget, type Assessment } from '../domain/assessment';
import { AREA_IDS, type AreaId } from '../framework/index';
import { asStorageError, type StorageFault } from '../storage/faults';

/** Undefined is "no target". */
export type Target = Targets[AreaId];

/** Commits one target. @throws {StorageError} nothing was stored */
export type SaveTarget = (area: AreaId, level: Target) => Promise<void>;

type Choice = {
	readonly level: Target;
	readonly state: 'saving' | 'saved' | 'failed';
	readonly fault?: StorageFault;
	/** What was told of the assessment at the commit: any other news is at least as new. */
	readonly known?: Told;
};

/** The assessment as the live query has it: another object with every piece of news. */
type Told = Pick<Assessment, 'targets'>;

export class TargetForm {
	#choices = $state.raw<ReadonlyMap<AreaId, Choice>>(new Map());
	readonly #stored: () => Told;
	readonly #save: SaveTarget;

	/** @param stored what the live query says */
	constructor(stored: () => Told, save: SaveTarget) {
		this.#stored = stored;
		this.#save = save;
	}

	/** With what was chosen and is not stored, or not told of yet. */
	get targets(): Targets {
		const stored = this.#stored();
		return [...this.#choices]
			.filter(([, { state, known }]) => state !== 'saved' || known === stored)
			.reduce(
				(targets, [area, { level }]) => withTarget(targets, area, level) ?? {},
				stored.targets ?? {},
			);
	}

	/** Of all choices together: `failed` as long as one of them could not be stored. */
	get saveState(): '' | Choice['state'] {
		const states = [...this.#choices.values()].map(({ state }) => state);
		if (states.includes('saving')) return 'saving';
		if (states.includes('failed')) return 'failed';
		return states.length > 0 ? 'saved' : '';
	}

	/** Of one area, on this page's visit: '' while nothing was chosen. */
	stateOf(area: AreaId): '' | Choice['state'] {
		return this.#choices.get(area)?.state ?? '';
	}

	get fault(): StorageFault | undefined {
		return [...this.#choices.values()].find(({ fault }) => fault)?.fault;
	}

	/** Resolves when it is stored, or known not to be. */
	async choose(area: AreaId, level: Target): Promise<void> {
		const choice: Choice = { level, state: 'saving' };
		this.#put(area, choice);
		let outcome: Choice;
		try {
			await this.#save(area, level);
			outcome = { level, state: 'saved', known: this.#stored() };
		} catch (error) {
			outcome = { level, state: 'failed', fault: asStorageError(error).fault };
		}
		// Meanwhile another level may have been chosen: its own outcome counts.
		if (this.#choices.get(area) === choice) this.#put(area, outcome);
	}

	/** Tries again to store what could not be stored. */
	async retry(): Promise<void> {
		await Promise.all(
			AREA_IDS.map((area) => [area, this.#choices.get(area)] as const)
				.filter(([, choice]) => choice?.state === 'failed')
				.map(([area, choice]) => this.choose(area, choice!.level)),
		);
	}

	#put(area: AreaId, choice: Choice): void {
		this.#choices = new Map(this.#choices).set(area, choice);
	}
}
