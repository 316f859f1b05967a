/**
 * What a workshop has found out about each duty: whether the votes were shown, what was agreed, and
 * who disagreed about what. Two laptops that both wrote something down are joined without anybody
 * being asked: what they agreed on apart from each other stands side by side until one of the two,
 * or a third, is written over both.
 */
import type { DutyId } from '../../framework/index';
import type { Level, NotApplicableReason } from '../answers';
import { canonicalJson } from '../canonical-json';

export type Round = 1 | 2;

/** A level, "we don't know", or the reason why the duty is not the city's. */
export type Agreed = Level | 'unknown' | NotApplicableReason;

export type Agreement = {
	id: string;
	level: Agreed;
	/** What those who see it otherwise want written down. */
	dissent?: string;
	/** Taken with many others at once, because nobody disputed it. */
	undisputed?: true;
	/** ISO 8601. */
	at: string;
	/** The ids of all earlier ones that it stands for now. */
	over?: readonly string[];
};

/** Raised hands in a second round, counted by somebody at one laptop. */
export type Hands = {
	/** How many for each level, the lowest first. */
	levels: readonly [number, number, number, number, number];
	unknown: number;
	/** ISO 8601; a later count of the same laptop takes its place. */
	at: string;
};

/** How many hands, for a level or for not knowing. */
export const handsIn = ({ levels, unknown }: Omit<Hands, 'at'>): number =>
	levels.reduce((sum, one) => sum + one, unknown);

export const NO_HANDS: Omit<Hands, 'at'> = { levels: [0, 0, 0, 0, 0], unknown: 0 };

export type Finding = {
	/** The last round that was shown to the room; what was seen can't be unseen. */
	revealed?: Round;
	/** One as a rule; several until they are settled; none while nothing is agreed. */
	agreements?: readonly Agreement[];
	/** By laptop, so that two laptops' counts add up. */
	hands?: Readonly<Record<string, Hands>>;
};

export type Findings = Readonly<Partial<Record<DutyId, Finding>>>;

/** What is agreed; undefined while nothing is, or while two laptops say different things. */
export function agreementOf(finding: Finding | undefined): Agreement | undefined {
	const all = finding?.agreements ?? [];
	return saysOne(all) ? all[0] : undefined;
}

/** What was agreed apart and has to be settled; empty where all is well. */
export function inConflict(finding: Finding | undefined): readonly Agreement[] {
	const all = finding?.agreements ?? [];
	return saysOne(all) ? [] : all;
}

/** Two laptops that came to the same are in no conflict. */
const saysOne = (all: readonly Agreement[]): boolean =>
	all.every(({ level, dissent }) => level === all[0]!.level && dissent === all[0]!.dissent);

/** The finding with something agreed, over all that stood there. */
export function agreed(finding: Finding | undefined, agreement: Agreement): Finding {
	const before = finding?.agreements ?? [];
	const over = [...new Set(before.flatMap(({ id, over: older = [] }) => [id, ...older]))].sort();
	return { ...finding, agreements: [{ ...agreement, ...(over.length > 0 && { over }) }] };
}

/** The finding with nothing agreed any more. What another laptop has agreed may come again. */
export function notAgreed(finding: Finding): Finding {
	const { agreements: _, ...rest } = finding;
	return rest;
}

/** Both findings as one; the same whichever comes first, and however often. */
export function joinFinding(a: Finding | undefined, b: Finding | undefined): Finding {
	const revealed = Math.max(a?.revealed ?? 0, b?.revealed ?? 0) as Round | 0;
	const agreements = joinAgreements(a?.agreements ?? [], b?.agreements ?? []);
	const hands = joinHands(a?.hands ?? {}, b?.hands ?? {});
	return {
		...(revealed > 0 && { revealed: revealed as Round }),
		...(agreements.length > 0 && { agreements }),
		...(Object.keys(hands).length > 0 && { hands }),
	};
}

export function joinFindings(a: Findings, b: Findings): Findings {
	const duties = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
	return Object.fromEntries(duties.map((duty) => [duty, joinFinding(a[duty], b[duty])]));
}

/** All that have not been written over, once each. */
function joinAgreements(a: readonly Agreement[], b: readonly Agreement[]): Agreement[] {
	const all = [...a, ...b];
	const past = new Set(all.flatMap(({ over = [] }) => over));
	const standing = all.filter(({ id }) => !past.has(id)).sort(byText(canonicalJson));
	return once(standing, ({ id }) => id);
}

function joinHands(
	a: Readonly<Record<string, Hands>>,
	b: Readonly<Record<string, Hands>>,
): Record<string, Hands> {
	const laptops = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
	return Object.fromEntries(laptops.map((one) => [one, later(a[one], b[one])]));
}

function later(a: Hands | undefined, b: Hands | undefined): Hands {
	if (!a || !b) return (a ?? b)!;
	const key = (hands: Hands) => hands.at + canonicalJson(hands);
	return key(a) >= key(b) ? a : b;
}

const byText =
	<T>(text: (one: T) => string) =>
	(a: T, b: T): number =>
		text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;

function once<T>(all: readonly T[], key: (one: T) => string): T[] {
	const seen = new Set<string>();
	return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}
