/**
 * A ballot while it is being filled in, as the participant's device keeps it. It is one for all parts
 * of a session, with one number; each part is handed in by itself.
 */
import type { DutyId } from '../../framework/index';
import { BALLOT_ID, MAX_REASON_LENGTH, PARTS, type Ballot, type Part } from './hand-in';
import type { Pack } from './session';
import { areVotes, givenIn, noVotes } from './vote-text';

export type KeptPart = Pick<Ballot, 'votes' | 'revision' | 'reasons'> & {
	/** This revision was shown or sent: a later change of it is another revision. */
	out?: true;
	/** The laptop has this revision: it has said so itself, or the participant has. */
	handedIn?: 'stored' | 'said';
};

/** Where somebody was in it: a duty, or a table of "who is responsible?". */
export type Place = { part: Part; step: 'fill' | 'list' | 'hand-in'; at?: string };

export type KeptBallot = Pick<Ballot, 'id' | 'group' | 'table'> & {
	parts: Readonly<Partial<Record<Part, KeptPart>>>;
	place?: Place;
	/** Of a laptop that goes from hand to hand. */
	shared?: true;
	/** The next person has said that it is not theirs: it is not offered to others any more. */
	setAside?: true;
};

/** Of a pack, what a ballot depends on. */
type Asked = Pick<Pack, 'scope'>;

/** @param id a random number of its own (`BALLOT_ID`) */
export const newBallot = (id: string, more: Pick<KeptBallot, 'shared'> = {}): KeptBallot => ({
	id,
	parts: {},
	...more,
});

/** What has been said in one part so far. */
export const keptPart = ({ parts }: KeptBallot, part: Part, { scope }: Asked): KeptPart =>
	parts[part] ?? { votes: noVotes(part, scope), revision: 1 };

/** How much has been said in it. */
export const saidIn = ({ parts }: KeptBallot, part: Part): number =>
	givenIn(parts[part]?.votes ?? '');

/** The parts in which something has been said, in their order. */
export const saidParts = (ballot: KeptBallot): Part[] =>
	PARTS.filter((part) => saidIn(ballot, part) > 0);

/** Of these, what the laptop does not have as it is now. */
export const partsToHandIn = (ballot: KeptBallot): Part[] =>
	saidParts(ballot).filter((part) => ballot.parts[part]?.handedIn !== 'stored');

/** Whether anything has been said in it at all. */
export const saysAnything = ({ parts }: KeptBallot): boolean =>
	Object.values(parts).some((kept) => givenIn(kept.votes) > 0 || kept.reasons !== undefined);

/** Other votes in one part; the same ones again change nothing. */
export function withVotes(
	ballot: KeptBallot,
	part: Part,
	asked: Asked,
	change: (votes: string) => string,
): KeptBallot {
	const kept = keptPart(ballot, part, asked);
	const votes = change(kept.votes);
	return votes === kept.votes ? ballot : withPart(ballot, part, { ...later(kept), votes });
}

/** Why, in words; none takes them back. What is too long is refused by the field, and cut here. */
export function withReason(
	ballot: KeptBallot,
	part: Part,
	asked: Asked,
	{ duty, reason }: { duty: DutyId; reason: string },
): KeptBallot {
	const kept = keptPart(ballot, part, asked);
	const { [duty]: before = '', ...others } = kept.reasons ?? {};
	const text = reason.slice(0, MAX_REASON_LENGTH);
	if (text === before) return ballot;
	const reasons = text.trim() === '' ? others : { ...others, [duty]: text };
	const { reasons: _, ...rest } = later(kept);
	const some = Object.keys(reasons).length > 0;
	return withPart(ballot, part, { ...rest, ...(some && { reasons }) });
}

/** Another stakeholder group or table, or none; it stands in every part. */
export function withDivision(
	ballot: KeptBallot,
	by: 'group' | 'table',
	number: number | undefined,
): KeptBallot {
	if (ballot[by] === number) return ballot;
	const { [by]: _, ...rest } = ballot;
	const parts = Object.fromEntries(
		Object.entries(ballot.parts).map(([part, kept]) => [part, later(kept)]),
	);
	return { ...rest, ...(number !== undefined && { [by]: number }), parts };
}

/** It is about to be shown or sent. */
export function withOut(ballot: KeptBallot, part: Part): KeptBallot {
	const kept = ballot.parts[part];
	return !kept || kept.out ? ballot : withPart(ballot, part, { ...kept, out: true });
}

/** @param revision that was handed in: one that has changed since is not */
export function withHandedIn(
	ballot: KeptBallot,
	part: Part,
	{ revision, how }: { revision: number; how: 'stored' | 'said' },
): KeptBallot {
	const kept = ballot.parts[part];
	if (kept?.revision !== revision || kept.handedIn === 'stored') return ballot;
	return withPart(ballot, part, { ...kept, out: true, handedIn: how });
}

/** One part as it is handed in. */
export function ballotOf(ballot: KeptBallot, part: Part, asked: Asked): Ballot {
	const { id, group, table } = ballot;
	const { votes, revision, reasons = {} } = keptPart(ballot, part, asked);
	const said = Object.entries(reasons).flatMap(([duty, reason]) => {
		const text = reason?.trim();
		return text ? [[duty, text] as const] : [];
	});
	return {
		...{ id, part, revision, votes },
		...(group !== undefined && { group }),
		...(table !== undefined && { table }),
		...(said.length > 0 && { reasons: Object.fromEntries(said) }),
	};
}

/**
 * What stands in storage, as far as it makes sense for this session.
 *
 * @returns undefined where nothing was ever stored
 */
export function readKept(value: unknown, asked: Asked): readonly KeptBallot[] | undefined {
	if (!Array.isArray(value)) return undefined;
	return (value as KeptBallot[]).flatMap((one) => {
		if (typeof one?.id !== 'string' || !BALLOT_ID.test(one.id)) return [];
		const parts = Object.fromEntries(
			PARTS.flatMap((part) => {
				const kept = one.parts?.[part];
				const sound = typeof kept?.votes === 'string' && areVotes(kept.votes, part, asked.scope);
				return sound ? [[part, kept] as const] : [];
			}),
		);
		return [{ ...one, parts }];
	});
}

/** A later revision where this one is out. 255 is the last that there is. */
function later(kept: KeptPart): KeptPart {
	if (!kept.out) return kept;
	const { out: _o, handedIn: _h, ...rest } = kept;
	return { ...rest, revision: Math.min(255, kept.revision + 1) };
}

const withPart = (ballot: KeptBallot, part: Part, kept: KeptPart): KeptBallot => ({
	...ballot,
	parts: { ...ballot.parts, [part]: kept },
});
