/**
 * Typing in paper sheets. What is being typed stands in this tab's memory with every key, and in the
 * database only when the sheet is whole: no key waits for a disk.
 */
import type { HandIn, Part } from '../../domain/workshop/hand-in';
import type { Session } from '../../domain/workshop/session';
import {
	dutyLines,
	readSheet,
	responsibleLines,
	sheetBallotId,
	sheetsIn,
	storedSheet,
	type SheetLine,
} from '../../domain/workshop/sheets';
import {
	differing,
	draw,
	withCompared,
	type SpotCheck,
	type SpotChecks,
} from '../../domain/workshop/spot-check';
import { nothingTyped, pressed, typedIn } from '../../domain/workshop/typing';
import type { StorageFault } from '../app.svelte';
import type { TakenIn } from '../../storage/workshops';
import { keep, kept, type OpenSheet } from './entry-kept';
import { Intake, type Outcome } from './intake';
import type { SessionSetting } from './session-setting.svelte';

/** A ballot's highest revision. */
const LAST_REVISION = 255;

/** A sheet typed twice, with the lines on which the two times differ. */
export type Compared = {
	sheet: number;
	lines: readonly SheetLine[];
	stored: HandIn;
	again: string;
};

export type Begun = 'begun' | 'used' | 'wrong-sheet' | 'wrong-group' | 'wrong-table';
/** `ended`: see the outcome. `again`: Enter once more stores a sheet with empty lines. */
export type Pressed = 'typed' | 'wrong' | 'again' | 'blank' | 'ended' | 'busy';

/** What became of the last sheet that was to be stored. */
export type Ended = { sheet: number; why: OpenSheet['why']; was: Outcome };

/** What is needed of the desk. */
type Source = {
	readonly id: string;
	readonly session: Session | undefined;
	readonly handIns: readonly HandIn[];
	takeIn(...handIns: HandIn[]): Promise<TakenIn>;
	takeOut(handIn: HandIn): Promise<'gone' | 'other' | 'failed'>;
};

/** What is needed of the spot checks that are stored. */
type Checks = Pick<SessionSetting<SpotChecks>, 'value' | 'change'>;

export class Entry {
	part = $state<Part>('round-1');
	/** The number of the table for which the sheets were printed: its areas come first. */
	printedFor = $state<number>();
	open = $state.raw<OpenSheet>();
	/** It was here when the page was loaded: not finished the last time. */
	readonly resumed: boolean;
	/** Stored already, under the number that somebody has just typed. */
	used = $state.raw<HandIn>();
	outcome = $state.raw<Ended>();
	compared = $state.raw<Compared>();
	/** The group and the table that were typed with the number of a sheet that is stored already. */
	#typed: Pick<OpenSheet, 'group' | 'table'> = {};
	#asking = $state(false);
	#busy = false;
	readonly #desk: Source;
	readonly #checks: Checks;
	readonly #intake: Intake;

	constructor(desk: Source, checks: Checks) {
		this.#desk = desk;
		this.#checks = checks;
		this.#intake = new Intake(desk);
		const { open, part, printedFor } = kept(desk.id);
		this.open = open;
		this.part = open?.part ?? part ?? 'round-1';
		this.printedFor = printedFor;
		this.resumed = open !== undefined;
	}

	readonly lines: readonly SheetLine[] = $derived.by(() => {
		const { session } = this.#desk;
		if (!session) return [];
		return this.part === 'responsible' ? responsibleLines() : dutyLines(session, this.printedFor);
	});
	readonly sheets = $derived.by(() => sheetsIn(this.#desk.handIns, this.part));
	/** How the spot check of this part stands; undefined where none was drawn. */
	readonly check: SpotCheck | undefined = $derived.by(() => this.#checks.value[this.part]);
	/** Of the sheets drawn, the first that is still stored. */
	readonly nextCheck = $derived(this.check?.todo.find((sheet) => this.sheets.includes(sheet)));
	/** Lines of the open sheet on which something is typed. */
	readonly done = $derived(this.open ? typedIn(this.lines, this.open.votes) : 0);
	/** Whether Enter has been pressed, and lines are empty. */
	readonly asking = $derived(this.#asking);
	readonly fault: StorageFault | undefined = $derived(
		this.outcome?.was.is === 'failed' ? this.outcome.was.fault : undefined,
	);

	choosePart(part: Part): void {
		this.part = part;
		this.used = undefined;
		this.#keep();
	}

	choosePrintedFor(table: number | undefined): void {
		this.printedFor = table;
		this.#keep();
	}

	/** Begins a sheet. Texts as they were typed; empty ones name no group and no table. */
	begin(typed: { sheet: string; group?: string; table?: string }): Begun {
		const { session } = this.#desk;
		const sheet = readSheet(typed.sheet);
		this.used = undefined;
		if (!session || sheet === undefined) return 'wrong-sheet';
		const group = numberIn(session.groups, typed.group);
		if (group === 'wrong') return 'wrong-group';
		const table = this.printedFor ?? numberIn(session.tables, typed.table);
		if (table === 'wrong') return 'wrong-table';
		this.outcome = undefined;
		this.used = this.#stored(sheet);
		this.#typed = {
			...(group !== undefined && { group }),
			...(table !== undefined && { table }),
		};
		if (this.used) return 'used';
		this.#begin(sheet, 'new', { revision: 1, ...this.#typed });
		return 'begun';
	}

	/** Takes the stored sheet up again, with all that was typed; a group or table typed now is the right one. */
	correct(): void {
		const { used } = this;
		if (used?.sheet === undefined) return;
		this.used = undefined;
		this.#begin(used.sheet, 'correct', { ...after(used), ...this.#typed }, used.votes);
	}

	/**
	 * Takes the stored sheet out: it was typed in under another one's number, say.
	 *
	 * @returns what puts it back, and whether that was stored; undefined where it is still there
	 */
	async takeOut(): Promise<(() => Promise<boolean>) | undefined> {
		const { used } = this;
		if (!used) return undefined;
		const was = await this.#desk.takeOut(used);
		// Corrected in another window meanwhile: that one is the sheet now.
		if (was === 'other') this.used = this.#stored(used.sheet!);
		if (was !== 'gone') return undefined;
		this.used = undefined;
		return () =>
			this.#desk.takeIn(used).then(
				() => true,
				() => false,
			);
	}

	notThat(): void {
		this.used = undefined;
	}

	/** One key on the open sheet. */
	async press(key: string): Promise<Pressed> {
		const { open } = this;
		if (!open || this.#busy) return 'busy';
		if (key === 'Enter') return this.#end(open);
		const typed = pressed(open, key, { part: open.part, lines: this.lines });
		this.#asking = false;
		if (!typed) return 'wrong';
		this.#show({ ...open, ...typed });
		return 'typed';
	}

	/** Goes to a line, from 0. */
	goTo(at: number): void {
		if (this.open) this.#show({ ...this.open, at });
	}

	/** @returns what puts it back */
	throwAway(): () => void {
		const { open } = this;
		this.#show(undefined);
		this.outcome = undefined;
		return () => {
			if (!open || this.open) return;
			this.part = open.part;
			this.#show(open);
		};
	}

	/** Tries again to store the sheet that could not be stored. */
	async retry(): Promise<void> {
		if (this.open && !this.#busy) await this.#store(this.open);
	}

	/** Draws sheets to be typed in a second time. @param random from 0 up to 1 */
	async draw(random: () => number = Math.random): Promise<void> {
		const { part, sheets } = this;
		this.compared = undefined;
		await this.#checks.change((all) => ({ ...all, [part]: draw(sheets, all[part], random) }));
	}

	/** Begins the next of the sheets drawn; one that was taken out meanwhile is passed over. */
	beginCheck(): void {
		const sheet = this.nextCheck;
		if (sheet === undefined) return;
		this.outcome = undefined;
		this.compared = undefined;
		this.#begin(sheet, 'check', { revision: 1 });
	}

	/**
	 * Ends the comparison of a sheet: what was wrong is corrected.
	 *
	 * @param second the lines on which the second time is right, by their place in the votes
	 * @returns false where it could not be stored
	 */
	async settle(second: ReadonlySet<number>): Promise<boolean> {
		const { compared } = this;
		if (!compared) return true;
		if (second.size > 0) {
			const { stored, again, sheet } = compared;
			const votes = [...stored.votes].map((one, i) => (second.has(i) ? again[i]! : one)).join('');
			const { id, part } = stored;
			const ballot = { id, part, ...after(stored), votes };
			const was = await this.#intake.takeBallot(ballot, 'paper', { sheet });
			this.outcome = { sheet, why: 'correct', was };
			if (was.is !== 'taken') return false;
		}
		this.compared = undefined;
		return true;
	}

	async #end(open: OpenSheet): Promise<Pressed> {
		if (this.done === 0) return 'blank';
		if (this.done < this.lines.length && !this.#asking) {
			this.#asking = true;
			return 'again';
		}
		this.#asking = false;
		if (open.why === 'check') this.#compare(open);
		else await this.#store(open);
		return 'ended';
	}

	async #store(open: OpenSheet): Promise<void> {
		const { sheet, part, group, table, revision, votes, why } = open;
		this.#busy = true;
		const was = await this.#intake.takeBallot(
			{
				id: sheetBallotId(this.#desk.id, sheet),
				...{ part, revision, votes },
				...(group !== undefined && { group }),
				...(table !== undefined && { table }),
			},
			'paper',
			{ sheet },
		);
		this.#busy = false;
		this.outcome = { sheet, why, was };
		// What could not be stored stays where it is.
		if (was.is === 'taken' && this.open === open) this.#show(undefined);
	}

	#compare({ sheet, votes, part }: OpenSheet): void {
		const stored = this.#stored(sheet);
		this.#show(undefined);
		if (!stored) return;
		const lines = differing(this.lines, stored.votes, votes);
		this.compared = { sheet, lines, stored, again: votes };
		const counted = { sheet, entries: this.lines.length, differences: lines.length };
		// What differs is looked at meanwhile; a count that is not stored is told beside it.
		void this.#checks.change((all) => {
			const check = all[part];
			return check ? { ...all, [part]: withCompared(check, counted) } : all;
		});
	}

	#stored(sheet: number): HandIn | undefined {
		return storedSheet(this.#desk.handIns, { sessionId: this.#desk.id, part: this.part, sheet });
	}

	#begin(
		sheet: number,
		why: OpenSheet['why'],
		more: Pick<OpenSheet, 'revision' | 'group' | 'table'>,
		votes?: string,
	): void {
		const { session } = this.#desk;
		if (!session) return;
		this.#asking = false;
		const blank = nothingTyped(this.part, session.scope);
		this.#show({ ...blank, ...(votes && { votes }), sheet, part: this.part, why, ...more });
	}

	#show(open: OpenSheet | undefined): void {
		this.open = open;
		this.#keep();
	}

	/** So that a reload, or a battery, takes nothing away. */
	#keep(): void {
		const { open, part, printedFor } = this;
		keep(this.#desk.id, {
			...(open && { open }),
			part,
			...(printedFor !== undefined && { printedFor }),
		});
	}
}

/** The next revision of what is stored, with its group and table. */
function after({ revision, group, table }: HandIn) {
	return {
		revision: Math.min(LAST_REVISION, revision + 1),
		...(group !== undefined && { group }),
		...(table !== undefined && { table }),
	};
}

function numberIn(
	all: readonly { number: number }[],
	typed: string | undefined,
): number | undefined | 'wrong' {
	const text = typed?.trim() ?? '';
	if (text === '') return undefined;
	return all.find(({ number }) => String(number) === text)?.number ?? 'wrong';
}
