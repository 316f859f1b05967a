/**
 * A paper sheet that is being typed in, with the keyboard alone: one key a line. Pure, so that every
 * key can be tried.
 */
import type { Scope } from '../../framework/index';
import type { Part } from './hand-in';
import type { SheetLine } from './sheets';
import { ACTORS, noVotes, VOTES } from './vote-text';

export type Typed = {
	/** As in a ballot. */
	votes: string;
	/** The place among the lines that is typed next, from 0; their number at the end of the sheet. */
	at: number;
};

export const nothingTyped = (part: Part, scope: Scope): Typed => ({
	votes: noVotes(part, scope),
	at: 0,
});

/**
 * The keys that stand for something, with the character that each writes. On a sheet of "who is
 * responsible?" the boxes have the numbers 1 to 6, because letters differ by language.
 */
export const keysOf = (part: Part): readonly { key: string; writes: string }[] =>
	part === 'responsible'
		? [...ACTORS].map((writes, i) => ({ key: String(i + 1), writes }))
		: [...VOTES].map((writes) => ({ key: writes, writes }));

/** The key for a character of the votes; empty where nothing is said. */
export const keyFor = (part: Part, writes: string | undefined): string =>
	keysOf(part).find((one) => one.writes === writes)?.key ?? '';

const NOTHING = '-';
const MOVES: Readonly<Record<string, (at: number, end: number) => number>> = {
	ArrowLeft: (at) => at - 1,
	ArrowUp: (at) => at - 1,
	ArrowRight: (at) => at + 1,
	ArrowDown: (at) => at + 1,
	Home: () => 0,
	End: (_, end) => end,
};

/**
 * What a key does to the sheet.
 *
 * @param key as `KeyboardEvent.key` has it
 * @returns null where the key stands for nothing here: nothing changes
 */
export function pressed(
	{ votes, at }: Typed,
	key: string,
	{ part, lines }: { part: Part; lines: readonly SheetLine[] },
): Typed | null {
	const move = Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
	if (move) return { votes, at: Math.min(lines.length, Math.max(0, move(at, lines.length))) };
	const put = (line: SheetLine | undefined, character: string): string =>
		line ? votes.slice(0, line.index) + character + votes.slice(line.index + 1) : votes;
	if (key === 'Backspace') {
		const before = Math.max(0, at - 1);
		return { votes: put(lines[before], NOTHING), at: before };
	}
	const writes =
		key === ' ' || key === NOTHING
			? NOTHING
			: keysOf(part).find((one) => one.key === key.toUpperCase())?.writes;
	const line = lines[at];
	return writes === undefined || !line ? null : { votes: put(line, writes), at: at + 1 };
}

/** How many lines something is typed on. */
export const typedIn = (lines: readonly SheetLine[], votes: string): number =>
	lines.filter(({ index }) => votes[index] !== NOTHING).length;
