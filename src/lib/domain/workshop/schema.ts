/** What a pack and a session from outside must be, rebuilt from the fields that are known. */
import * as v from 'valibot';
import { isCountry } from '../../framework/countries';
import { AREA_IDS, dutiesInScope, SCOPES, type Scope } from '../../framework/index';
import { LEVELS, MAX_TEXT_LENGTH, NOT_APPLICABLE_REASONS } from '../answers';
import { frameworkSchema, id, record, timestamp } from '../bundle/schema';
import { isRecord } from '../bundle/parse-json';
import { isDay, isPeriod } from '../dates';
import {
	BALLOT_ID,
	MAX_REASON_LENGTH,
	MAX_SHEET,
	PARTS,
	WAYS,
	type Ballot,
	type HandIn,
} from './hand-in';
import type { Finding } from './finding';
import { AGENDA_KINDS, CODE_ALPHABET, CODE_LENGTH, STAGES } from './session';
import { MAX_DIVISIONS, MAX_NUMBER, STAKEHOLDER_GROUPS } from './session';
import type { Pack, Session } from './session';
import { areVotes } from './vote-text';

/** In UTF-16 units, as `maxlength` counts. Names stand in a code that a camera must read. */
export const MAX_TITLE_LENGTH = 120;
export const MAX_NAME_LENGTH = 60;
const MAX_LANGUAGES = 5;
const MAX_AGENDA_ITEMS = 40;
const MAX_AGREEMENTS = 100;
const MAX_LAPTOPS = 100;
const MAX_HANDS = 9999;

const shortText = (max: number) => v.pipe(v.string(), v.maxLength(max));
const name = v.exactOptional(shortText(MAX_NAME_LENGTH));
const whole = (min: number, max: number) =>
	v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const number = whole(1, MAX_NUMBER);
const divisions = <T extends v.GenericSchema<unknown, { number: number }>>(one: T) =>
	v.pipe(
		v.array(one),
		v.maxLength(MAX_DIVISIONS),
		v.check((all) => new Set(all.map((each) => each.number)).size === all.length),
	);

const groupEntries = { number, kind: v.exactOptional(v.picklist(STAKEHOLDER_GROUPS)), name };
const tableEntries = {
	number,
	name,
	areas: v.pipe(
		v.array(v.picklist(AREA_IDS)),
		v.check((areas) => new Set(areas).size === areas.length),
	),
};
const changedAt = v.exactOptional(timestamp);

const packEntries = {
	code: v.pipe(
		v.string(),
		v.length(CODE_LENGTH),
		v.check((code) => [...code].every((one) => CODE_ALPHABET.includes(one))),
	),
	title: shortText(MAX_TITLE_LENGTH),
	city: shortText(MAX_TEXT_LENGTH),
	country: v.exactOptional(v.pipe(v.string(), v.check(isCountry))),
	period: v.exactOptional(v.pipe(v.string(), v.check(isPeriod))),
	framework: frameworkSchema,
	scope: v.picklist(SCOPES),
	duties: v.pipe(v.array(v.string()), v.nonEmpty()),
	groups: divisions(record(groupEntries)),
	tables: divisions(record(tableEntries)),
	languages: v.pipe(
		v.array(v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/u))),
		v.nonEmpty(),
		v.maxLength(MAX_LANGUAGES),
	),
	responsible: v.exactOptional(v.literal(true)),
};

const level = v.union([
	v.picklist(LEVELS),
	v.literal('unknown'),
	v.picklist(NOT_APPLICABLE_REASONS),
]);

const agreement = record({
	id,
	level,
	dissent: v.exactOptional(shortText(MAX_TEXT_LENGTH)),
	undisputed: v.exactOptional(v.literal(true)),
	at: timestamp,
	over: v.exactOptional(v.pipe(v.array(id), v.maxLength(MAX_AGREEMENTS))),
});

const raised = whole(0, MAX_HANDS);
const hands = record({
	levels: v.strictTuple([raised, raised, raised, raised, raised]),
	unknown: raised,
	at: timestamp,
});

const finding = record({
	revealed: v.exactOptional(v.picklist([1, 2] as const)),
	agreements: v.exactOptional(v.pipe(v.array(agreement), v.maxLength(MAX_AGREEMENTS))),
	hands: v.exactOptional(byKey(id, hands, MAX_LAPTOPS)),
});

export const packSchema: v.GenericSchema<unknown, Pack> = v.pipe(
	record(packEntries),
	v.check((pack) => areDutiesOfScope(pack)),
);

export const sessionSchema: v.GenericSchema<unknown, Session> = v.pipe(
	record({
		...packEntries,
		groups: divisions(record({ ...groupEntries, changedAt })),
		tables: divisions(record({ ...tableEntries, changedAt })),
		id,
		assessmentId: id,
		stage: v.picklist(STAGES),
		day: v.exactOptional(v.pipe(v.string(), v.check(isDay))),
		startsAt: v.exactOptional(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u))),
		agenda: v.pipe(
			v.array(
				record({
					kind: v.picklist(AGENDA_KINDS),
					minutes: whole(1, 24 * 60),
					title: v.exactOptional(shortText(MAX_TITLE_LENGTH)),
				}),
			),
			v.maxLength(MAX_AGENDA_ITEMS),
		),
		expected: v.exactOptional(whole(1, 9999)),
		findings: byKey(v.string(), finding as v.GenericSchema<unknown, Finding>, 64),
		rehearsal: v.exactOptional(v.literal(true)),
		createdAt: timestamp,
		changedAt: timestamp,
		savedAt: timestamp,
		closedAt: v.exactOptional(timestamp),
	}),
	v.check((pack) => areDutiesOfScope(pack)),
	v.check(({ findings, scope }) => {
		const known = new Set(dutiesInScope(scope).map((duty) => duty.id));
		return Object.keys(findings).every((duty) => known.has(duty));
	}),
);

const ballotEntries = {
	id: v.pipe(v.string(), v.regex(BALLOT_ID)),
	part: v.picklist(PARTS),
	revision: whole(1, 255),
	group: v.exactOptional(number),
	table: v.exactOptional(number),
	votes: v.string(),
	reasons: v.exactOptional(
		byKey(v.string(), v.pipe(shortText(MAX_REASON_LENGTH), v.nonEmpty()), 64),
	),
};

/** @param scope the session's: a ballot itself does not say what its characters stand for */
export const ballotSchema = (scope: Scope): v.GenericSchema<unknown, Ballot> =>
	v.pipe(
		record(ballotEntries),
		v.check((ballot) => fits(ballot, scope)),
	);

export const handInSchema = (scope: Scope): v.GenericSchema<unknown, HandIn> =>
	v.pipe(
		record({
			...ballotEntries,
			sessionId: id,
			way: v.picklist(WAYS),
			sheet: v.exactOptional(whole(1, MAX_SHEET)),
			at: timestamp,
		}),
		v.check((ballot) => fits(ballot, scope)),
	);

function fits({ votes, part, reasons = {} }: Ballot, scope: Scope): boolean {
	const known = new Set(dutiesInScope(scope).map((duty) => duty.id));
	return areVotes(votes, part, scope) && Object.keys(reasons).every((duty) => known.has(duty));
}

/** All of the scope, each once, in catalogue order. */
function areDutiesOfScope({ duties, scope }: Pick<Pack, 'duties' | 'scope'>): boolean {
	const chosen = new Set(duties);
	const inOrder = dutiesInScope(scope).filter((duty) => chosen.has(duty.id));
	return inOrder.length === duties.length && inOrder.every((duty, i) => duty.id === duties[i]);
}

const isLeftOut = (key: string): boolean => key in Object.prototype || key === 'prototype';

/**
 * A record by keys from outside. One with a key that objects have by themselves is refused before valibot, which
 * would leave it out without a word.
 */
function byKey<T>(
	key: v.GenericSchema<string, string>,
	value: v.GenericSchema<unknown, T>,
	most: number,
) {
	return v.pipe(
		v.custom<Record<string, unknown>>(isRecord),
		v.check((entries) => Object.keys(entries).length <= most),
		v.check((entries) => !Object.keys(entries).some(isLeftOut)),
		v.record(key, value),
	);
}
