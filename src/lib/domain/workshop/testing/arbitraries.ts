/** Generated workshops, for property tests of any room. */
import fc from 'fast-check';
import { CONSULTATION_DUTIES } from '../../../framework/consultation';
import { AREA_IDS, dutiesInScope, FRAMEWORK, SCOPES, type Scope } from '../../../framework/index';
import { LEVELS, NOT_APPLICABLE_REASONS } from '../../answers';
import type { Agreement, Finding, Findings } from '../finding';
import { PARTS, WAYS, type Ballot, type HandIn, type Part } from '../hand-in';
import type { Workshop } from '../join';
import {
	AGENDA_KINDS,
	CODE_ALPHABET,
	STAGES,
	STAKEHOLDER_GROUPS,
	type Pack,
	type Session,
} from '../session';
import { ACTORS, VOTES } from '../vote-text';

const time = fc
	.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString());

const characters = (alphabet: string, length: number) =>
	fc
		.array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
		.map((all) => all.join(''));

export const anyCode = characters(CODE_ALPHABET, 6);
const anyBallotId = characters('0123456789abcdef', 16);
const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });

const byNumber = <T extends { number: number }>(all: readonly T[]): T[] =>
	all.toSorted((a, b) => a.number - b.number);

/** Some of a scope's duties, in catalogue order and never none. */
const someDuties = (scope: Scope) =>
	fc
		.subarray(
			dutiesInScope(scope).map(({ id }) => id),
			{ minLength: 1 },
		)
		.map((duties) => [...duties]);

export const anyPack: fc.Arbitrary<Pack> = fc.constantFrom(...SCOPES).chain((scope) =>
	fc.record(
		{
			code: anyCode,
			title: name,
			city: name,
			country: fc.constantFrom('PE', 'KE', 'DE'),
			period: fc.constantFrom('2026', '2026-11'),
			framework: fc.constant({ ...FRAMEWORK }),
			scope: fc.constant(scope),
			duties: someDuties(scope),
			groups: fc
				.uniqueArray(fc.integer({ min: 1, max: 250 }), { maxLength: 8 })
				.chain((numbers) =>
					fc.tuple(
						...numbers.map((number) =>
							fc.oneof(
								fc.constantFrom(...STAKEHOLDER_GROUPS).map((kind) => ({ number, kind })),
								name.map((own) => ({ number, name: own })),
							),
						),
					),
				)
				.map(byNumber),
			tables: fc
				.uniqueArray(fc.integer({ min: 1, max: 250 }), { maxLength: 5 })
				.chain((numbers) =>
					fc.tuple(
						...numbers.map((number) =>
							fc.subarray([...AREA_IDS]).map((areas) => ({ number, areas: [...areas] })),
						),
					),
				)
				.map(byNumber),
			languages: fc.constantFrom(['en'], ['en', 'es'], ['pt-BR']),
			responsible: fc.constant(true as const),
		},
		{
			requiredKeys: [
				...(['code', 'title', 'city', 'framework', 'scope', 'duties'] as const),
				...(['groups', 'tables', 'languages'] as const),
			],
		},
	),
);

/** @param part of any part where it is left out */
export const anyBallot = (pack: Pack, part?: Part): fc.Arbitrary<Ballot> =>
	(part ? fc.constant(part) : fc.constantFrom(...PARTS)).chain((one) => {
		const rows =
			one === 'responsible' ? CONSULTATION_DUTIES.length : dutiesInScope(pack.scope).length;
		const alphabet = `-${one === 'responsible' ? ACTORS : VOTES}`;
		return fc.record(
			{
				id: anyBallotId,
				part: fc.constant(one),
				revision: fc.integer({ min: 1, max: 255 }),
				group: fc.integer({ min: 1, max: 250 }),
				table: fc.integer({ min: 1, max: 250 }),
				// Never wholly empty: that is refused.
				votes: characters(alphabet, rows).map((votes) =>
					/[^-]/u.test(votes) ? votes : alphabet[1]! + votes.slice(1),
				),
			},
			{ requiredKeys: ['id', 'part', 'revision', 'votes'] },
		);
	});

export const anyHandIn = (session: Session): fc.Arbitrary<HandIn> =>
	fc
		.record({
			ballot: anyBallot(session),
			way: fc.constantFrom(...WAYS),
			at: time,
			reasons: fc.option(
				fc.dictionary(
					fc.constantFrom(...session.duties),
					fc.string({ minLength: 1, maxLength: 50 }),
					{
						minKeys: 1,
						maxKeys: 3,
					},
				),
			),
		})
		.map(({ ballot, way, at, reasons }) => ({
			...ballot,
			sessionId: session.id,
			...{ way, at },
			...(reasons && { reasons: { ...reasons } }),
		}));

const agreement: fc.Arbitrary<Agreement> = fc.record(
	{
		id: fc.uuid(),
		level: fc.constantFrom(...LEVELS, 'unknown' as const, ...NOT_APPLICABLE_REASONS),
		dissent: name,
		at: time,
	},
	{ requiredKeys: ['id', 'level', 'at'] },
);

const hand = fc.integer({ min: 0, max: 40 });
export const anyFinding: fc.Arbitrary<Finding> = fc.record(
	{
		revealed: fc.constantFrom(1 as const, 2 as const),
		agreements: agreement.map((one) => [one]),
		hands: fc.dictionary(
			fc.constantFrom('laptop-a', 'laptop-b'),
			fc.record({ levels: fc.tuple(hand, hand, hand, hand, hand), unknown: hand, at: time }),
			{ minKeys: 1 },
		),
	},
	{ requiredKeys: [] },
);

/** The first of them as another laptop has added it. */
const addedApart = <T extends object>([first, ...others]: readonly T[], changedAt: string): T[] =>
	first ? [{ ...first, changedAt }, ...others] : [];

export const anySession: fc.Arbitrary<Session> = anyPack.chain((pack) =>
	fc
		.record({
			id: fc.uuid(),
			assessmentId: fc.uuid(),
			stage: fc.constantFrom(...STAGES),
			agenda: fc.array(
				fc.record({
					kind: fc.constantFrom(...AGENDA_KINDS),
					minutes: fc.integer({ min: 5, max: 60 }),
				}),
				{ maxLength: 6 },
			),
			findings: fc
				.dictionary(fc.constantFrom(...pack.duties), anyFinding, { maxKeys: 8 })
				.map((found) => ({ ...found }) as Findings),
			...{ createdAt: time, changedAt: time, savedAt: time },
			apart: time,
		})
		.map(({ apart, ...rest }) => ({
			...pack,
			...rest,
			...(apart !== rest.changedAt && {
				groups: addedApart(pack.groups, apart),
				tables: addedApart(pack.tables, apart),
			}),
		})),
);

/** One session with what was handed in, each in a place of its own. */
export const anyWorkshop: fc.Arbitrary<Workshop> = anySession.chain((session) =>
	fc
		.uniqueArray(anyHandIn(session), {
			maxLength: 12,
			selector: ({ id, part }) => `${id}/${part}`,
		})
		.map((handIns) => ({ session, handIns })),
);
