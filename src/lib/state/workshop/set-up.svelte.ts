/**
 * The form that sets a session up. Nothing of it is stored before somebody saves it; while nothing
 * is entered it follows what is stored, as when another window has changed it.
 */
import type { HandIn } from '../../domain/workshop/hand-in';
import type { AgendaKind, Numbered, Session } from '../../domain/workshop/session';
import { MAX_DIVISIONS, nextNumber } from '../../domain/workshop/session';
import {
	aboutAgenda,
	inputOf,
	proposalFor,
	readSetUp,
	type SetUpDetails,
	type SetUpFault,
	type SetUpInput,
} from './set-up-input';

const DEFAULT_MINUTES = '180';
const DEFAULT_TABLES = '5';

export class SetUpForm {
	/** As stored, or about to be. */
	readonly id: string;
	input = $state<SetUpInput>()!;
	/** What a plan is to be proposed for. */
	asked = $state({ minutes: DEFAULT_MINUTES, tables: DEFAULT_TABLES });
	faults = $state.raw<readonly SetUpFault[]>([]);
	/** The session that the form was filled from. */
	#from = $state.raw<Session>()!;
	#untouched = $state('');
	#keys = 0;
	/** All numbers that were ever in this form: one that was dropped may stand on a printed sheet. */
	readonly #seen = { group: new Set<number>(), table: new Set<number>() };
	readonly #ballots: () => readonly HandIn[];

	/** @param ballots those stored now: what they name must not become something else */
	constructor(session: Session, ballots: () => readonly HandIn[] = () => []) {
		this.id = session.id;
		this.#ballots = ballots;
		this.load(session);
	}

	get from(): Session {
		return this.#from;
	}

	readonly about = $derived.by(() => aboutAgenda(this.input));
	readonly dirty = $derived.by(() => JSON.stringify(this.input) !== this.#untouched);

	/** Shows what is stored; what was entered is dropped. */
	load(session: Session): void {
		this.#from = session;
		this.input = inputOf(session);
		for (const { number } of this.input.groups) this.#seen.group.add(number);
		for (const { number } of this.input.tables) this.#seen.table.add(number);
		this.#untouched = JSON.stringify(this.input);
		this.#keys = session.agenda.length;
		this.faults = [];
		if (session.agenda.length > 0) this.asked.minutes = String(this.about.total);
		if (session.tables.length > 0) this.asked.tables = String(session.tables.length);
	}

	/** @returns undefined where something is wrong: see `faults` */
	read(): SetUpDetails | undefined {
		// The database takes no proxies.
		const read = readSetUp($state.snapshot(this.input), this.#from.scope);
		this.faults = read.ok ? [] : read.faults;
		return read.ok ? read.details : undefined;
	}

	wrong(field: SetUpFault['field'], at?: number): boolean {
		return this.faults.some((one) => one.field === field && (!('at' in one) || one.at === at));
	}

	/** What is in the form now is stored. */
	settle(): void {
		this.#untouched = JSON.stringify(this.input);
	}

	/**
	 * Puts a proposed plan in the place of the one here.
	 *
	 * @param fixed whether no table may go
	 * @returns false where none can be made
	 */
	propose(fixed: boolean): boolean {
		const proposal = proposalFor(this.input, this.asked, fixed, this.#inBallots('table'));
		if (!proposal) return false;
		this.input.agenda = proposal.agenda.map((item) => ({ ...item, key: this.#keys++ }));
		this.input.tables = proposal.tables;
		return true;
	}

	addPart(kind: AgendaKind, minutes: number): number {
		const key = this.#keys++;
		this.input.agenda.push({ key, kind, minutes: String(minutes), title: '' });
		return key;
	}

	removePart(key: number): void {
		this.input.agenda = this.input.agenda.filter((one) => one.key !== key);
	}

	movePart(key: number, by: -1 | 1): void {
		const agenda = [...this.input.agenda];
		const at = agenda.findIndex((one) => one.key === key);
		const [part] = agenda.splice(at, 1);
		if (part) agenda.splice(at + by, 0, part);
		this.input.agenda = agenda;
	}

	/** @returns its number; undefined where there is no room for another */
	addGroup(): number | undefined {
		const number = this.#newNumber('group', this.input.groups);
		if (number !== undefined) this.input.groups.push({ number, name: '', on: true });
		return number;
	}

	removeGroup(number: number): void {
		this.input.groups = this.input.groups.filter((one) => one.number !== number);
	}

	addTable(): number | undefined {
		const number = this.#newNumber('table', this.input.tables);
		if (number !== undefined) this.input.tables.push({ number, name: '', areas: [] });
		return number;
	}

	removeTable(number: number): void {
		this.input.tables = this.input.tables.filter((one) => one.number !== number);
	}

	#newNumber(of: 'group' | 'table', all: readonly Numbered[]): number | undefined {
		if (all.length >= MAX_DIVISIONS) return undefined;
		const number = nextNumber(all, new Set([...this.#seen[of], ...this.#inBallots(of)]));
		if (number !== undefined) this.#seen[of].add(number);
		return number;
	}

	#inBallots(of: 'group' | 'table'): Set<number> {
		return new Set(this.#ballots().flatMap((one) => one[of] ?? []));
	}
}
