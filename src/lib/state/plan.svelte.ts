/**
 * The action plan of the assessment on the page: what is stored, with what the person has changed
 * and is not on the disk yet. As with answers, nothing is called saved before it is.
 */
import type { Held } from '../domain/assessment';
import { ordered, type Action } from '../domain/plan';
import {
	changedAction,
	moved,
	newAction,
	withAction,
	type ActionChange,
	type ActionStart,
	type PlanChange,
} from '../domain/plan-change';
import { newId } from '../device/id';
import { asStorageError, StorageError, type StorageFault } from '../storage/faults';
import type { PlanWrite, SavedPlan } from '../storage/index';
import type { CurrentAssessment } from './current.svelte';

/** As `saveState` of a duty's form, and for the same reasons. */
export type PlanState = '' | 'saving' | 'saved' | 'failed';

/** Commits one change of the stored plan of an assessment. */
export type SavePlan = (assessmentId: string, change: PlanWrite) => Promise<SavedPlan>;

/** A change belongs to one assessment from the moment in which it is entered. */
type Pending = { readonly owner: string; readonly change: PlanChange };

/** The action plan of the assessment on the page, with what could not be saved of it. */
export const planOf = (current: CurrentAssessment): Plan =>
	current.plan(
		() =>
			new Plan(
				() => current.stored,
				(id, change) => current.savePlan(id, change),
			),
	);

export class Plan {
	saveState = $state<PlanState>('');
	fault = $state<StorageFault>();

	/** Entered and not committed, the oldest first. */
	#pending = $state.raw<readonly Pending[]>([]);
	/** The last commit: it bridges the time until the live query tells of it. */
	#committed = $state.raw<SavedPlan & { owner: string }>();
	/** Being committed: the live query may tell of it before the commit itself is reported. */
	#underWay = $state.raw<{ owner: string; batch: readonly Pending[]; savedAt: string }>();
	#flushing: Promise<void> | undefined;
	readonly #stored: () => Held | undefined;
	readonly #save: SavePlan;

	/** @param stored the assessment on the page as the live query, or the page's memory, has it */
	constructor(stored: () => Held | undefined, save: SavePlan) {
		this.#stored = stored;
		this.#save = save;
	}

	/** What the page shows, by hand; undefined while no assessment is there. */
	get actions(): Action[] | undefined {
		const held = this.#stored();
		return held && ordered(this.overlay(held), 'hand');
	}

	/** @returns the new action's id @throws {StorageError} `lost` where there is no assessment */
	add(start: ActionStart): string {
		const id = newId();
		const now = timestamp();
		this.#enter((actions) => withAction(actions, newAction(start, { id, now, after: actions })));
		return id;
	}

	/** Passed over where another tab has removed the action. */
	change(id: string, change: ActionChange): void {
		const now = timestamp();
		this.#enter((actions) =>
			actions.map((action) => (action.id === id ? changedAction(action, change, now) : action)),
		);
	}

	/** Up by a negative number of places in the order by hand. */
	move(id: string, places: number): void {
		this.#enter((actions) => moved(actions, id, places));
	}

	/** @returns what puts it back where it was */
	remove(id: string): () => void {
		const removed = this.actions?.find((action) => action.id === id);
		const owner = this.#enter((actions) => actions.filter((action) => action.id !== id));
		return () => {
			if (removed) this.#enter((actions) => withAction(actions, removed), owner);
		};
	}

	/** The plan of an assessment as it would stand if everything entered were saved; in any order. */
	overlay({ assessment: { id, savedAt }, actions = [] }: Held): readonly Action[] {
		const ours = this.#committed;
		// News from before the last commit is stale.
		const known = ours?.owner === id && savedAt < ours.savedAt ? ours.actions : actions;
		const { owner, batch } = this.#underWay ?? {};
		const isTold = owner === id && savedAt >= this.#underWay!.savedAt;
		const pending = isTold ? this.#pending.filter((one) => !batch!.includes(one)) : this.#pending;
		return applied(pending, id, known);
	}

	/** Whether something on the screen is not on the disk. */
	get unsaved(): boolean {
		return this.#pending.length > 0;
	}

	/** Saves what is pending, again if need be. Resolves when nothing is under way, well or not. */
	retry(): Promise<void> {
		if (this.#pending.length === 0) return Promise.resolve();
		this.#flushing ??= this.#flush();
		return this.#flushing;
	}

	/** Resolves when no write is under way, whether it worked or not. */
	async settled(): Promise<void> {
		await this.#flushing;
	}

	#enter(change: PlanChange, owner = this.#stored()?.assessment.id): string {
		if (owner === undefined) throw new StorageError('lost');
		this.#pending = [...this.#pending, { owner, change }];
		this.saveState = 'saving';
		void this.retry();
		return owner;
	}

	async #flush(): Promise<void> {
		try {
			await this.#writePending();
		} finally {
			// In the same task as the last look at what is pending: nothing falls between the two.
			this.#flushing = undefined;
		}
	}

	/** One write at a time; what is entered meanwhile goes into the next. */
	async #writePending(): Promise<void> {
		this.saveState = 'saving';
		// What cannot be saved of one assessment must not hold up another's.
		const failed = new Map<string, StorageFault>();
		const nextOwner = () => this.#pending.find(({ owner }) => !failed.has(owner))?.owner;
		for (let owner = nextOwner(); owner !== undefined; owner = nextOwner()) {
			const fault = await this.#write(owner);
			if (fault) failed.set(owner, fault);
		}
		[this.fault] = failed.values();
		this.saveState = failed.size > 0 ? 'failed' : 'saved';
	}

	/** @returns the fault; undefined when it worked */
	async #write(owner: string): Promise<StorageFault | undefined> {
		const batch = this.#pending;
		try {
			const saved = await this.#save(owner, (stored, savedAt) => {
				this.#underWay = { owner, batch, savedAt };
				return applied(batch, owner, stored);
			});
			this.#committed = { owner, ...saved };
		} catch (error) {
			return asStorageError(error).fault;
		} finally {
			this.#underWay = undefined;
		}
		this.#pending = this.#pending.filter((one) => one.owner !== owner || !batch.includes(one));
		return undefined;
	}
}

function applied(
	pending: readonly Pending[],
	assessmentId: string,
	actions: readonly Action[],
): readonly Action[] {
	return pending
		.filter(({ owner }) => owner === assessmentId)
		.reduce((changed, { change }) => change(changed), actions);
}

const timestamp = () => new Date().toISOString();
