/**
 * Made-up ballots to practise with: people of each group who differ as people do, most about some
 * duties and little about others. Pure: the same seed makes the same room.
 */
import { dutiesInScope, type DutyId } from '../../framework/index';
import { CONSULTATION_DUTIES } from '../../framework/consultation';
import type { Level } from '../answers';
import type { Ballot, HandIn, Part } from './hand-in';
import type { Pack } from './session';
import { count, noVotesYet, spreadOf } from './spread';
import { ACTORS, noVotes, voteAt, withVote } from './vote-text';

export const REHEARSAL_PEOPLE = 40;

/** Ballots of the first part given, one a person, with groups and tables in turn. */
export function rehearsalBallots(
	pack: Pack,
	{ seed, people = REHEARSAL_PEOPLE, part = 'round-1' }: RehearsalOptions,
): Ballot[] {
	const random = randomFrom(seed);
	const duties = dutiesInScope(pack.scope);
	const asked = new Set(pack.duties);
	// What a duty is like is the same for all: where the city stands, and how clear that is.
	const natures = duties.map(() => ({ level: random() * 3.4, blur: 0.3 + random() * 1.5 }));
	return Array.from({ length: people }, (_, person) => {
		const leaning = random() - 0.5;
		const votes = duties.map(({ id }, i) => {
			if (!asked.has(id) || random() < 0.03) return '-';
			if (random() < 0.06) return '?';
			if (random() < 0.01) return 'N';
			const { level, blur } = natures[i]!;
			const narrower = part === 'round-2' ? 0.5 : 1;
			const felt = level + (leaning + (random() + random() - 1) * blur) * narrower;
			return String(Math.min(4, Math.max(0, Math.round(felt))));
		});
		const rows = CONSULTATION_DUTIES.map(() => ACTORS[Math.floor(random() ** 2 * ACTORS.length)]!);
		const group = pack.groups[person % Math.max(1, pack.groups.length)]?.number;
		const table = pack.tables[person % Math.max(1, pack.tables.length)]?.number;
		return {
			id: idFrom(random),
			part,
			revision: 1,
			...(group !== undefined && { group }),
			...(table !== undefined && { table }),
			votes: (part === 'responsible' ? rows : votes).join(''),
		};
	});
}

/**
 * The same people on one duty again, after the talk: each comes half of the way to the middle.
 *
 * @returns their ballots of the second round, with what they have scored again before
 */
export function scoredAgain(
	{ scope }: Pick<Pack, 'scope'>,
	handIns: readonly HandIn[],
	duty: DutyId,
): Ballot[] {
	const index = dutiesInScope(scope).findIndex(({ id }) => id === duty);
	const first = handIns.filter(({ part }) => part === 'round-1');
	const before = new Map(
		handIns.filter(({ part }) => part === 'round-2').map((one) => [one.id, one]),
	);
	const tally = noVotesYet();
	for (const { votes } of first) count(tally, voteAt(votes, index));
	const { median } = spreadOf(tally);
	return first.flatMap(({ id, votes, group, table }): Ballot[] => {
		const vote = voteAt(votes, index);
		if (vote === undefined) return [];
		const after =
			typeof vote === 'number' && median !== null
				? (Math.round((vote + median) / 2) as Level)
				: vote;
		const known = before.get(id);
		return [
			{
				...{ id, part: 'round-2', revision: (known?.revision ?? 0) + 1 },
				...(group !== undefined && { group }),
				...(table !== undefined && { table }),
				votes: withVote(known?.votes ?? noVotes('round-2', scope), index, after),
			},
		];
	});
}

export type RehearsalOptions = { seed: number; people?: number; part?: Part };

const idFrom = (random: () => number): string =>
	Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');

/** Numbers from 0 up to 1 that look random (mulberry32). */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
