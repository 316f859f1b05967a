/** The assessment that a page is about, wherever its id comes from. */
import type { Answer, TARGET_LEVELS } from '../domain/answers';
import { withTarget, type Assessment } from '../domain/assessment';
import type { AreaId, DutyId, Scope } from '../framework/index';
import { asStorageError, StorageError } from '../storage/faults';
import type { Held, PlanWrite, SavedPlan } from '../storage/index';
import type { AnswerForm } from './answer-form.svelte';
import type { App } from './app.svelte';
import { carryOver, takeCarriedOver } from './carried-over';
import { DutyForms, type DutyForm } from './duty-forms.svelte';
import { Live } from './live.svelte';
import type { Plan } from './plan.svelte';

/**
 * - `opening`: not known yet
 * - `none`: there is no assessment on this device; an answer begins one
 * - `missing`: the address names one that is not on this device
 * - `here`: `held` is it
 * - `lost`: it was here and has vanished under the open page; `held` is what the page remembers
 * - `fault`: the database cannot be read; see the app's fault
 */
export type CurrentStatus = 'opening' | 'none' | 'missing' | 'here' | 'lost' | 'fault';

type Change = (stored: Answer | undefined) => Answer | undefined;

export class CurrentAssessment {
	readonly #app: App;
	readonly #asked: () => string | undefined;
	readonly #onSaved: () => void;
	/** Begun on this page by a first answer, before the address or the tab knew of it. */
	#begun = $state.raw<Assessment>();
	#begunStored = $state(false);
	#remembered = $state.raw<Held>();
	#vanished = $state(false);
	/** What is being entered on this page's visit, and what could not be saved. */
	readonly forms = new DutyForms();
	#carriesOver = false;
	/** There once a page has asked for it (`planOf`): most pages need none of its rules. */
	#plan: Plan | undefined;

	/**
	 * @param asked the id in the address; called whenever the page changes
	 * @param onSaved called after each answer that was committed
	 */
	constructor(app: App, asked: () => string | undefined, onSaved: () => void) {
		this.#app = app;
		this.#asked = asked;
		this.#onSaved = onSaved;
	}

	/** The id, where one is known: the address's, else what this page shows, else the implied one. */
	readonly id = $derived.by(() => this.#shownId() ?? this.#implied() ?? this.#begunId());

	/** What this page already shows stays, even when it vanishes: another city must not slip in. */
	#shownId(): string | undefined {
		return (
			this.#asked() ?? this.#rememberedId() ?? (this.#begunStored ? this.#begunId() : undefined)
		);
	}

	#begunId(): string | undefined {
		const id = this.#begun?.id;
		return id !== undefined && this.#app.removed.has(id) ? undefined : id;
	}

	#implied(): string | undefined {
		const ids = this.#app.all.current?.map((held) => held.assessment.id);
		return ids && this.#app.implied(ids);
	}

	#rememberedId(): string | undefined {
		const id = this.#remembered?.assessment.id;
		return id !== undefined && this.#app.removed.has(id) ? undefined : id;
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
		return this.#onScreen(remembered ?? { assessment, answers: {} });
	}

	#rememberedAs(id: string | undefined): Held | undefined {
		return this.#rememberedId() === id ? this.#remembered : undefined;
	}

	/** With what was entered and is not saved. */
	#onScreen(held: Held): Held {
		const actions = this.#plan?.overlay(held) ?? held.actions ?? [];
		return {
			...held,
			answers: this.forms.overlay(held.assessment.id, held.answers),
			...(actions.length > 0 && { actions }),
		};
	}

	/** All that is stored, with what this tab holds beside it and could not store. */
	withAllOnScreen(stored: readonly Held[]): Held[] {
		const own = this.held;
		const isStored = stored.some(({ assessment }) => assessment.id === own?.assessment.id);
		return [...(own && !isStored ? [own] : []), ...stored].map((held) => this.#onScreen(held));
	}

	/** The form of a duty: the one that still holds something unsaved, or a fresh one. */
	formFor(duty: DutyId, scope: Scope): AnswerForm {
		const owner = this.#shownId() ?? this.#begunId();
		const save = (entry: DutyForm) => (change: Change) => this.#save(entry, change, scope);
		const form = this.forms.open(duty, owner, save);
		form.adopt(takeCarriedOver(duty, owner));
		return form;
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
		const live = this.#live?.current;
		const held = live ? this.#onScreen(live) : this.held;
		return held && this.#app.saveFile(held);
	}

	/** Sets the target level of an area, or takes it out. @throws {StorageError} nothing was stored */
	async setTarget(area: AreaId, level: (typeof TARGET_LEVELS)[number] | undefined): Promise<void> {
		const { id } = this;
		if (id === undefined) throw new StorageError('lost');
		await this.#app.run((storage) =>
			storage.change(id, ({ targets }) => ({ targets: withTarget(targets, area, level) })),
		);
	}

	/** As the live query, or this page's memory, has it: without what is being entered. */
	get stored(): Held | undefined {
		return this.#live?.current ?? this.#rememberedAs(this.id);
	}

	/** The one plan of this tab: what it has not saved is this one's business too. */
	plan(make: () => Plan): Plan {
		this.#plan ??= make();
		return this.#plan;
	}

	/** Whether something of the plan could not be saved. */
	get planFailed(): boolean {
		return this.#plan?.saveState === 'failed';
	}

	/** Whether leaving the page now would lose something. */
	get anyUnsaved(): boolean {
		const forms = this.forms.anyUnsaved && !this.#carriesOver;
		return forms || Boolean(this.#plan?.unsaved);
	}

	/** Tries again to save what could not be saved: the line, or the disk, may be back. */
	async retry(): Promise<void> {
		await Promise.all([this.forms.retry(), this.#plan?.retry()]);
	}

	/** Before this tab reloads: what is on the screen and cannot be stored comes along. */
	async carryOver(): Promise<void> {
		await this.settled();
		carryOver(this.forms.allUnsaved);
		this.#carriesOver = true;
	}

	/** Loads the page anew, at the person's wish, with what could not be stored. */
	async reload(): Promise<void> {
		await this.carryOver();
		location.reload();
	}

	/** Resolves when no save is under way, whether it worked or not. */
	async settled(): Promise<void> {
		await Promise.all([this.forms.settled(), this.#plan?.settled()]);
	}

	get status(): CurrentStatus {
		if (this.#vanished) return 'lost';
		if (this.#live?.current) return 'here';
		if (this.#app.fault || this.#live?.fault || this.#app.all.fault) return 'fault';
		if (this.id === undefined) return this.#app.all.here ? 'none' : 'opening';
		// While the database is opened anew the page stays as it is, with what is entered in it.
		if (!this.#live?.here) return this.#rememberedAs(this.id) ? 'here' : 'opening';
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
		// No reload came after all: what was put by for one must not come over what is entered now.
		this.#carriesOver = false;
		takeCarriedOver(entry.duty, entry.owner);
		try {
			// Whose answer it is depends on what is stored.
			await this.#app.storage();
			const known = this.#isNameless(entry.owner) ? await this.#knownId() : entry.owner;
			if (known === undefined) {
				// Only an answer begins an assessment: not a cleared form, nor half a "not applicable".
				if (!change(undefined)) return '';
				this.#begun = this.#app.draftAssessment({ city: '', scope });
				this.#begunStored = false;
			}
			const id = known ?? this.#begun!.id;
			// From here on it is this assessment's, whether the write works or not.
			entry.owner = id;
			// Only until it is stored: one that vanishes later must not be begun anew in silence.
			const begin = this.#begun?.id === id && !this.#begunStored ? this.#begun : undefined;
			const savedAt = await this.#app.run((storage) =>
				storage.saveAnswer(id, entry.duty, change, begin),
			);
			if (begin) this.#begunStored = true;
			// A convenience: whether it works has no say in whether the answer is saved.
			void this.#app.use(id).catch(() => undefined);
			this.#onSaved();
			// What failed before may work again, too.
			void this.retry();
			return savedAt;
		} catch (error) {
			// Without a database the answers live on the screen, as a nameless assessment.
			if (this.id === undefined) {
				this.#begun = this.#app.draftAssessment({ city: '', scope });
				this.#begunStored = false;
			}
			entry.owner ??= this.id;
			throw this.#notStored(entry.owner, error);
		}
	}

	/** Commits a change of a plan. @throws {StorageError} nothing was stored */
	async savePlan(id: string, change: PlanWrite): Promise<SavedPlan> {
		try {
			const saved = await this.#app.run((storage) => storage.saveActions(id, change));
			this.#onSaved();
			void this.forms.retry();
			return saved;
		} catch (error) {
			throw this.#notStored(id, error);
		}
	}

	/** What a failed save means for the page; the file is its last way out. */
	#notStored(owner: string | undefined, error: unknown): StorageError {
		const storageError = asStorageError(error);
		if (storageError.fault === 'lost' && this.#rememberedId() === owner) this.#vanished = true;
		// What makes the file is fetched while there may still be a line.
		this.#app.prepareFile();
		return storageError;
	}

	/** Not of any stored assessment yet: entered where there was none, or no database to look in. */
	#isNameless(owner: string | undefined): boolean {
		return owner === undefined || (owner === this.#begun?.id && !this.#begunStored);
	}

	/** As `id`, but asked of the database itself: what was begun without one gives way to it. */
	async #knownId(): Promise<string | undefined> {
		return this.#shownId() ?? (await this.#app.impliedId()) ?? this.#begunId();
	}

	/** Stores again what this page still holds, after the storage vanished under it. */
	async putBack(): Promise<void> {
		const held = this.#remembered;
		if (!held) return;
		await this.#app.reopen();
		await this.#app.putBack(this.#onScreen(held));
		this.#vanished = false;
		await this.retry();
	}
}
