/** A file on its way in: read, compared with what is here, decided on, and stored in one write. */
import { newId } from '../device/id';
import type { Held } from '../domain/assessment';
import type { Side } from '../domain/merge';
import type { Locked, Opened, OpenFault } from '../transfer/open-file';
import { faultOf, type App, type StorageFault } from './app.svelte';
import { undoBatch } from './bin';
import {
	arrivalOf,
	firstDecision,
	toStore,
	withOwnActions,
	type Arrival,
	type Decided,
	type Decision,
	type Rule,
} from './import-decisions';

export {
	choicesFor,
	sideOf,
	type Arrival,
	type Decided,
	type Decision,
	type Rule,
} from './import-decisions';
export type { OpenFault };

/** What was done, for the one who asks and for undoing it. */
export type Done = {
	/** Undefined where nothing had to be stored. */
	batch?: string;
	/** Ids of assessments that were not here before, copies too. */
	created: string[];
	merged: string[];
	/** The one to go on with: the last saved of those that the file held. */
	open?: Held;
	/** How many assessments of the file are here now. */
	held: number;
};

type Step =
	| { name: 'idle' | 'reading' }
	| { name: 'locked'; locked: Locked; wrong: boolean; opening: boolean }
	| { name: 'refused'; fault: OpenFault; file: string }
	| { name: 'opened'; exportedAt: string; held: Held[] }
	| { name: 'done'; done: Done }
	| { name: 'undone' };

export class FileImport {
	readonly #app: App;
	step = $state.raw<Step>({ name: 'idle' });
	storing = $state(false);
	/** Why the last try to store or to undo did not work; nothing was changed. */
	notStored = $state<StorageFault>();
	#file: File | undefined;
	/** Replaced as a whole: a reactive map's code would be in the script of every page. */
	#decided: ReadonlyMap<string, Decided> = $state.raw(new Map());

	/** What the file holds beside what is here now; undefined until both are known. */
	readonly incoming: Arrival[] | undefined = $derived.by(() => {
		if (this.step.name !== 'opened' || !this.#known) return undefined;
		const here = new Map(this.#here.map((held) => [held.assessment.id, held]));
		return this.step.held.map((theirs) => arrivalOf(here.get(theirs.assessment.id), theirs));
	});

	constructor(app: App) {
		this.#app = app;
	}

	get #here(): readonly Held[] {
		return this.#app.all.current ?? [];
	}

	/** Whether it is known what is here. Where nothing can be read, the file can be looked at still. */
	get #known(): boolean {
		return this.#app.all.here || Boolean(this.#app.fault ?? this.#app.all.fault);
	}

	/** Reads a file; nothing is stored. Of two quick choices the later one counts. */
	async choose(file: File): Promise<void> {
		this.#file = file;
		this.notStored = undefined;
		this.step = { name: 'reading' };
		await this.#open(file, ({ openFile }) => openFile(file, newId));
	}

	/** Tries a passphrase on the file that asked for one. */
	async unlock(passphrase: string): Promise<void> {
		const { step } = this;
		if (step.name !== 'locked' || step.opening || !this.#file) return;
		this.step = { ...step, wrong: false, opening: true };
		await this.#open(this.#file, async ({ unlock }) => {
			const opened = await unlock(step.locked, passphrase, newId);
			return !opened.ok && opened.fault.code === 'wrong-passphrase-or-damaged'
				? step.locked
				: opened;
		});
		if (this.step.name === 'locked') this.step = { ...this.step, wrong: true };
	}

	async #open(
		file: File,
		open: (code: typeof import('../transfer/open-file')) => Promise<Opened | Locked>,
	): Promise<void> {
		// Where the code that reads files does not come, the file is not read either.
		const opened = await import('../transfer/open-file')
			.then(open)
			.catch((): Opened => ({ ok: false, fault: { code: 'unreadable' } }));
		if (this.#file !== file) return;
		this.#decided = new Map();
		if (opened.ok === 'locked') {
			this.step = { name: 'locked', locked: opened, wrong: false, opening: false };
		} else if (opened.ok) {
			this.step = { name: 'opened', exportedAt: opened.file.exportedAt, held: opened.held };
		} else {
			this.step = { name: 'refused', fault: opened.fault, file: file.name };
		}
	}

	/** As if no file had been chosen. */
	cancel(): void {
		this.#file = undefined;
		this.notStored = undefined;
		this.step = { name: 'idle' };
	}

	decided(incoming: Arrival): Decided {
		return this.#decided.get(incoming.theirs.assessment.id) ?? firstDecision(incoming);
	}

	decide(incoming: Arrival, decision: Decision): void {
		this.#put(incoming, { decision });
	}

	/** One rule for everything that differs: what was chosen one by one is taken back. */
	rule(incoming: Arrival, rule: Rule): void {
		this.#put(incoming, { rule, sides: {} });
	}

	choosePart(incoming: Arrival, key: string, side: Side): void {
		this.#put(incoming, { sides: { ...this.decided(incoming).sides, [key]: side } });
	}

	#put(incoming: Arrival, change: Partial<Decided>): void {
		const { id } = incoming.theirs.assessment;
		this.#decided = new Map(this.#decided).set(id, { ...this.decided(incoming), ...change });
	}

	/** Stores all that was decided, in one transaction: all of it or nothing. */
	async confirm(): Promise<void> {
		const { incoming } = this;
		if (!incoming || this.storing) return;
		this.storing = true;
		this.notStored = undefined;
		try {
			const done = await this.#store(incoming);
			this.step = { name: 'done', done };
		} catch (error) {
			this.notStored = faultOf(error);
		}
		this.storing = false;
	}

	async #store(incoming: readonly Arrival[]): Promise<Done> {
		const first = this.#here.every(({ assessment }) => assessment.sample);
		const stored = incoming.map((one) => ({
			one,
			held: toStore(one, this.decided(one), newId),
		}));
		const all = withOwnActions(
			stored.flatMap(({ held }) => held ?? []),
			this.#here,
			newId,
		);
		const batch =
			all.length > 0 ? await this.#app.run((storage) => storage.putAll(all)) : undefined;
		const isMerge = (one: Arrival) => this.decided(one).decision === 'merge';
		const ids = (wanted: boolean) =>
			stored.flatMap(({ one, held }) =>
				held && isMerge(one) === wanted ? [held.assessment.id] : [],
			);
		const here = stored.flatMap(({ one, held }) => held ?? one.mine ?? []);
		const open = here.toSorted((a, b) => (a.assessment.savedAt < b.assessment.savedAt ? 1 : -1))[0];
		for (const { assessment } of all) this.#app.removed.delete(assessment.id);
		// It stands stored: which one is shown next is a convenience.
		if (first && open && all.length > 0) {
			await this.#app.use(open.assessment.id).catch(() => undefined);
		}
		return {
			...(batch !== undefined && { batch }),
			created: ids(false),
			merged: ids(true),
			...(open && { open }),
			held: here.length,
		};
	}

	/** Takes back all that the last confirmation stored. */
	async undo(): Promise<void> {
		const { step } = this;
		if (step.name !== 'done' || step.done.batch === undefined || this.storing) return;
		this.storing = true;
		this.notStored = undefined;
		try {
			await undoBatch(this.#app, step.done.batch, step.done.created);
			this.step = { name: 'undone' };
		} catch (error) {
			this.notStored = faultOf(error);
		}
		this.storing = false;
	}
}
