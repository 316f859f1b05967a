/** The assessment that a page is about, wherever its id comes from. */
import type { Answer, Answers } from '../domain/answers';
import type { Assessment } from '../domain/assessment';
import type { DutyId, Scope } from '../framework/index';
import { asStorageError } from '../storage/faults';
import type { Held } from '../storage/index';
import { AnswerForm } from './answer-form.svelte';
import type { App } from './app.svelte';
import { Live } from './live.svelte';

/**
 * - `opening`: not known yet
 * - `none`: there is no assessment on this device; an answer begins one
 * - `missing`: the address names one that is not on this device
 * - `here`: `held` is it
 * - `lost`: it was here and has vanished under the open page; `held` is what the page remembers
 * - `fault`: the database cannot be read; see the app's fault
 */
export type CurrentStatus = 'opening' | 'none' | 'missing' | 'here' | 'lost' | 'fault';

/** The form of a duty, and of which assessment; undefined until a save has found that out. */
type DutyForm = { duty: DutyId; form: AnswerForm; owner: string | undefined };

export class CurrentAssessment {
	readonly #app: App;
	readonly #asked: () => string | undefined;
	readonly #onSaved: () => void;
	/** Begun on this page by a first answer, before the address or the tab knew of it. */
	#begun = $state.raw<Assessment>();
	#begunStored = $state(false);
	#remembered = $state.raw<Held>();
	#vanished = $state(false);
	#forms = $state.raw<readonly DutyForm[]>([]);

	/**
	 * @param asked the id in the address; called whenever the page changes
	 * @param onSaved called after each answer that was committed
	 */
	constructor(app: App, asked: () => string | undefined, onSaved: () => void) {
		this.#app = app;
		this.#asked = asked;
		this.#onSaved = onSaved;
	}

	/** The id, where one is known: the address's, this tab's, or the last used one. */
	readonly id = $derived.by(() => this.#asked() ?? this.#begunId() ?? this.#implied());

	#begunId(): string | undefined {
		const id = this.#begun?.id;
		return id !== undefined && this.#app.removed.has(id) ? undefined : id;
	}

	#implied(): string | undefined {
		const ids = this.#app.all.current?.map((held) => held.assessment.id);
		return ids && this.#app.implied(ids);
	}

	readonly #live = $derived.by(() => {
		const id = this.id;
		void this.#app.generation;
		if (id === undefined) return undefined;
		return new Live<Held | undefined>(
			() => this.#app.follow<Held | undefined>((storage) => storage.watch(id), undefined),
			(held) => this.#noticed(id, held),
		);
	});

	#noticed(id: string, held: Held | undefined): void {
		if (held) {
			this.#remembered = held;
			this.#vanished = false;
		} else if (this.#remembered?.assessment.id === id && !this.#app.removed.has(id)) {
			this.#vanished = true;
		}
	}

	/**
	 * With its answers, as stored. Where storage does not work or has lost it: what this page
	 * remembers, with what was entered since, so that it can still be read and saved as a file.
	 */
	get held(): Held | undefined {
		const live = this.#live?.current;
		if (live) return live;
		const remembered = this.#rememberedAs(this.id);
		const assessment = remembered?.assessment ?? (this.#begunStored ? undefined : this.#begun);
		if (!assessment || this.status === 'opening' || this.status === 'none') return undefined;
		return { assessment, answers: this.#onScreen(remembered?.answers ?? {}) };
	}

	#rememberedAs(id: string | undefined): Held | undefined {
		const held = this.#remembered;
		if (held === undefined || held.assessment.id !== id) return undefined;
		return this.#app.removed.has(id) ? undefined : held;
	}

	/** Stored answers, overlaid with what is entered and not saved. */
	#onScreen(stored: Answers): Answers {
		const answers = { ...stored };
		for (const { duty, form } of this.#unsaved()) {
			const answer = form.answer(answers[duty]);
			if (answer) answers[duty] = answer;
			else delete answers[duty];
		}
		return answers;
	}

	/** The forms of this assessment, and of no other, with something that is not on the disk. */
	#unsaved(): DutyForm[] {
		return this.#forms.filter(({ form, owner }) => form.unsaved && (owner ?? this.id) === this.id);
	}

	/** The form of a duty: the one that still holds something unsaved, or a fresh one. */
	formFor(duty: DutyId, scope: Scope): AnswerForm {
		const kept = this.#unsaved().find((one) => one.duty === duty);
		if (kept) return kept.form;
		const form = new AnswerForm((change) => this.#save(entry, change, scope));
		const entry: DutyForm = { duty, form, owner: this.#asked() };
		this.#forms = [...this.#forms.filter((one) => one.form.unsaved), entry];
		return form;
	}

	/** Whether something that was entered could not be saved. */
	get hasUnsaved(): boolean {
		return this.#forms.some(({ form }) => form.saveState === 'failed');
	}

	/** Tries again to save what could not be saved, as when the line that brings the code is back. */
	async retryUnsaved(): Promise<void> {
		await Promise.all(this.#unsaved().map(({ form }) => form.retry()));
	}

	/** Remembers where the person is, so that the next visit comes back to it. */
	async visited(duty: DutyId): Promise<void> {
		try {
			const storage = await this.#app.storageIfAny();
			const id = storage && (this.#asked() ?? (await this.#app.impliedId()));
			if (id) await storage.change(id, { lastDuty: duty }, { silently: true });
		} catch {
			// A convenience only: what matters is said when an answer is saved.
		}
	}

	/** Hands everything this page shows to the browser as a file, stored or not. */
	async saveFile(): Promise<string | undefined> {
		const held = this.held;
		if (!held) return undefined;
		return this.#app.saveFile({ ...held, answers: this.#onScreen(held.answers) });
	}

	get status(): CurrentStatus {
		if (this.#vanished) return 'lost';
		if (this.#live?.current) return 'here';
		if (this.#app.fault || this.#live?.fault || this.#app.all.fault) return 'fault';
		if (this.id === undefined) return this.#app.all.here ? 'none' : 'opening';
		if (!this.#live?.here) return 'opening';
		return this.#begun?.id === this.id && !this.#begunStored ? 'none' : 'missing';
	}

	/**
	 * Saves one answer; begins an unnamed assessment where there is none.
	 *
	 * @returns when it was saved; '' where there was nothing to save
	 * @throws {StorageError} nothing was stored
	 */
	async #save(
		entry: DutyForm,
		change: (stored: Answer | undefined) => Answer | undefined,
		scope: Scope,
	): Promise<string> {
		try {
			const storage = await this.#app.storage();
			const known = entry.owner ?? this.#asked() ?? (await this.#knownId());
			if (known === undefined) {
				// Only an answer begins an assessment: not a cleared form, nor half a "not applicable".
				if (!change(undefined)) return '';
				this.#begun = this.#app.draftAssessment({ city: '', scope });
				this.#begunStored = false;
			}
			const id = known ?? this.#begun!.id;
			// Only until it is stored: one that vanishes later must not be begun anew in silence.
			const begin = this.#begun?.id === id && !this.#begunStored ? this.#begun : undefined;
			const savedAt = await this.#app.track(storage.saveAnswer(id, entry.duty, change, begin));
			entry.owner = id;
			if (begin) this.#begunStored = true;
			await this.#app.use(id);
			this.#onSaved();
			return savedAt;
		} catch (error) {
			// Without a database the answers live on the screen, as a nameless assessment.
			if (this.id === undefined) {
				this.#begun = this.#app.draftAssessment({ city: '', scope });
				this.#begunStored = false;
			}
			const storageError = asStorageError(error);
			if (storageError.fault === 'lost' && this.#remembered) this.#vanished = true;
			throw storageError;
		}
	}

	/** Where the address names none. What was begun without a database gives way to what is in it. */
	async #knownId(): Promise<string | undefined> {
		if (this.#begunStored && this.#begunId() !== undefined) return this.#begunId();
		const implied = await this.#app.impliedId();
		if (implied !== undefined) this.#begun = undefined;
		return implied ?? this.#begunId();
	}

	/** Stores again what this page still holds, after the storage vanished under it. */
	async putBack(): Promise<void> {
		const held = this.#remembered;
		if (!held) return;
		await this.#app.reopen();
		const answers = this.#onScreen(held.answers);
		await this.#app.putBack({ assessment: held.assessment, answers });
		this.#vanished = false;
		await this.retryUnsaved();
	}
}
