/** The form of one duty: what the person sees, what is being saved, and what went wrong. */
import type { Answer } from '../domain/answers';
import { asStorageError, type StorageFault } from '../storage/faults';
import {
	applyDraft,
	EMPTY_DRAFT,
	FIELDS,
	lacksReason,
	toDraft,
	type Draft,
	type Field,
} from './draft';

/** As `data-save-state` shows it. `incomplete`: "not applicable" still lacks its reason. */
export type SaveState = '' | 'saving' | 'saved' | 'failed' | 'incomplete';

/** Commits one change of the stored answer. @returns the `savedAt` of the commit */
export type SaveChange = (
	change: (stored: Answer | undefined) => Answer | undefined,
) => Promise<string>;

export class AnswerForm {
	draft = $state<Draft>({ ...EMPTY_DRAFT });
	saveState = $state<SaveState>('');
	fault = $state<StorageFault>();
	/** What "clear" removed, until it is undone or something else is entered. */
	cleared = $state.raw<Draft>();

	/** Changed by the person and not yet committed: these fields are never fed from storage. */
	readonly #pending = new Set<Field>();
	readonly #save: SaveChange;
	#flushing: Promise<void> | undefined;
	#committedAt = '';

	constructor(save: SaveChange) {
		this.#save = save;
	}

	change<F extends Field>(field: F, value: Draft[F]): void {
		this.cleared = undefined;
		this.#enter({ [field]: value });
	}

	get isEmpty(): boolean {
		return FIELDS.every((field) => this.draft[field] === EMPTY_DRAFT[field]);
	}

	/** The person stands by an answer that was taken over, and changes nothing. */
	confirm(): void {
		// What is on the screen is not what is stored: its reason will confirm it.
		if (!lacksReason(this.draft)) this.#enter({});
	}

	/** Takes over what was entered before the app had come: it wins over what is stored. */
	adopt(early: Partial<Draft>): void {
		if (Object.keys(early).length > 0) this.#enter(early);
	}

	clear(): void {
		const before = { ...this.draft };
		this.#enter(EMPTY_DRAFT);
		this.cleared = before;
	}

	undoClear(): void {
		const before = this.cleared;
		this.cleared = undefined;
		if (before) this.#enter(before);
	}

	/**
	 * What storage now says of this duty. Fields with a change that is still pending keep what the
	 * person entered; news from before the last commit is stale and passed over.
	 */
	receive(stored: Answer | undefined, savedAt: string): void {
		if (savedAt < this.#committedAt) return;
		const fresh = toDraft(stored);
		for (const field of FIELDS) {
			if (this.#pending.has(field) || this.draft[field] === fresh[field]) continue;
			// Somebody who is about to give the reason must not see the tick jump back.
			if (field === 'level' && lacksReason(this.draft)) continue;
			Object.assign(this.draft, { [field]: fresh[field] });
		}
	}

	/**
	 * Whether something on the screen is not on the disk. Not a derived: it is asked for after the
	 * page that made the form is gone, and a derived goes with it.
	 */
	get unsaved(): boolean {
		return this.saveState === 'saving' || this.saveState === 'failed';
	}

	/** The fields that the person has changed and that are not committed. */
	get entered(): Partial<Draft> {
		return Object.fromEntries([...this.#pending].map((field) => [field, this.draft[field]]));
	}

	/** Saves what is pending, again if need be. Resolves when nothing is under way, well or not. */
	retry(): Promise<void> {
		if (this.#pending.size === 0) return Promise.resolve();
		this.#flushing ??= this.#flush();
		return this.#flushing;
	}

	/** Resolves when no write is under way, whether it worked or not. */
	async settled(): Promise<void> {
		await this.#flushing;
	}

	#enter(entered: Partial<Draft>): void {
		// Whoever changes something has looked at the answer; an undo brings the mark back.
		const chosen = 'level' in entered || 'naReason' in entered;
		const change = { toConfirm: false, ...(chosen && { origin: '' }), ...entered };
		Object.assign(this.draft, change);
		for (const field of Object.keys(change) as Field[]) this.#pending.add(field);
		// These two belong to the choice and are stored, or dropped, with it.
		if ('level' in change) this.#pending.add('naReason').add('askWhom');
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

	async #writePending(): Promise<void> {
		while (this.#pending.size > 0) {
			this.saveState = 'saving';
			const draft = { ...this.draft };
			const fields = new Set(this.#pending);
			try {
				this.#committedAt = await this.#save((stored) => applyDraft(stored, draft, fields));
			} catch (error) {
				this.fault = asStorageError(error).fault;
				this.saveState = 'failed';
				return;
			}
			for (const field of fields) {
				if (this.draft[field] === draft[field]) this.#pending.delete(field);
			}
		}
		this.fault = undefined;
		this.saveState = lacksReason(this.draft) ? 'incomplete' : 'saved';
	}

	/** What would be stored now, for a file when the device cannot save. */
	answer(stored: Answer | undefined): Answer | undefined {
		return applyDraft(stored, this.draft, this.#pending);
	}
}
