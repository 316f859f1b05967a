/**
 * What the entries of a file must be. A field that is not known is refused rather than dropped: a
 * slip in a hand-made file, or a field of a future version, must not vanish without a word.
 */
import * as v from 'valibot';
import { isCountry } from '../../framework/countries';
import { AREA_IDS, dutyById, PARTNER_DUTIES, SCOPES } from '../../framework/index';
import {
	EVIDENCE_KINDS,
	HOLDERS,
	LEVELS,
	MAX_TEXT_LENGTH,
	NOT_APPLICABLE_REASONS,
	PRIORITIES,
	TARGET_LEVELS,
} from '../answers';
import type { Answer, Targets } from '../answers';
import { isDay, isPeriod, isTimestamp } from '../dates';
import { ACTION_STATUSES, EFFORTS, HORIZONS } from '../plan';
import type { FiledAction, FiledAssessment } from './format';
import { MAX_ASSESSMENTS, MAX_ID_LENGTH, MAX_WORKSHOPS } from './format';
import { isRecord } from './parse-json';

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH));
/**
 * Programmes use ids as keys and in addresses: one that every object has as a key (`constructor`)
 * would be found where nothing is, and half of a surrogate pair comes out of an address changed.
 */
export const id = v.pipe(
	v.string(),
	v.nonEmpty(),
	v.maxLength(MAX_ID_LENGTH),
	v.check((value) => !(value in Object.prototype) && !/\p{Surrogate}/u.test(value)),
);
const day = v.pipe(v.string(), v.check(isDay));
/** When something was done, in any zone. */
export const timestamp = v.pipe(v.string(), v.check(isTimestamp));
const mark = v.literal(true);

/** valibot takes a list for an object whose fields are all optional; this does not. */
export function record<const E extends v.ObjectEntries>(entries: E) {
	return v.pipe(v.custom<Record<string, unknown>>(isRecord), v.strictObject(entries));
}

export const answerSchema: v.GenericSchema<unknown, Answer> = v.pipe(
	record({
		level: v.exactOptional(v.picklist(LEVELS)),
		unknown: v.exactOptional(mark),
		askWhom: v.exactOptional(text),
		notApplicable: v.exactOptional(v.picklist(NOT_APPLICABLE_REASONS)),
		evidence: v.exactOptional(v.picklist(EVIDENCE_KINDS)),
		evidenceText: v.exactOptional(text),
		evidenceDate: v.exactOptional(day),
		priority: v.exactOptional(v.picklist(PRIORITIES)),
		heldBy: v.exactOptional(v.picklist(HOLDERS)),
		note: v.exactOptional(text),
		flag: v.exactOptional(mark),
		toConfirm: v.exactOptional(mark),
		origin: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9A-Z]{6}$/u))),
	}),
	v.check(
		({ level, unknown, notApplicable }) =>
			[level, unknown, notApplicable].filter((answer) => answer !== undefined).length <= 1,
	),
);

const target = v.exactOptional(v.picklist(TARGET_LEVELS));

const scopeSchema = v.picklist(SCOPES);

const targetsSchema: v.GenericSchema<unknown, Targets> = record(
	Object.fromEntries(AREA_IDS.map((area) => [area, target])),
);

export const assessmentSchema: v.GenericSchema<unknown, FiledAssessment> = record({
	id: v.exactOptional(id),
	city: text,
	country: v.exactOptional(v.pipe(v.string(), v.check(isCountry))),
	period: v.exactOptional(v.pipe(v.string(), v.check(isPeriod))),
	scope: scopeSchema,
	targets: v.exactOptional(targetsSchema),
	sample: v.exactOptional(mark),
	basedOn: v.exactOptional(id),
	createdAt: timestamp,
	savedAt: timestamp,
});

const PARTNER_DUTY_IDS = new Set(PARTNER_DUTIES.map((duty) => duty.id));

export const actionSchema: v.GenericSchema<unknown, FiledAction> = record({
	id,
	task: text,
	duty: v.exactOptional(
		v.pipe(
			v.string(),
			v.check((duty) => dutyById(duty) !== undefined),
		),
	),
	to: target,
	horizon: v.picklist(HORIZONS),
	owner: v.exactOptional(text),
	due: v.exactOptional(day),
	effort: v.exactOptional(v.picklist(EFFORTS)),
	status: v.picklist(ACTION_STATUSES),
	note: v.exactOptional(text),
	partners: v.exactOptional(
		v.pipe(
			v.array(
				v.pipe(
					v.string(),
					v.check((duty) => PARTNER_DUTY_IDS.has(duty)),
				),
			),
			v.check((duties) => new Set(duties).size === duties.length),
		),
	),
	createdAt: timestamp,
	changedAt: timestamp,
	doneAt: v.exactOptional(timestamp),
});

export const frameworkSchema = record({ id: text, version: text });

const envelope = {
	format: v.string(),
	version: v.number(),
	kind: v.string(),
	app: text,
	exportedAt: timestamp,
	framework: v.unknown(),
	sha256: v.string(),
};

/** The contents of one assessment, which have schemas of their own. */
const contents = {
	framework: v.unknown(),
	assessment: v.unknown(),
	answers: v.unknown(),
	answeredAt: v.exactOptional(v.unknown()),
	actions: v.exactOptional(v.unknown()),
};

export const assessmentFileSchema = record({ ...envelope, ...contents });

export const backupFileSchema = record({
	...envelope,
	// What the writing app knew of: each entry says for itself what it is about.
	framework: frameworkSchema,
	assessments: v.pipe(v.array(v.unknown()), v.maxLength(MAX_ASSESSMENTS)),
});

/** One of the assessments in a backup. */
export const backupEntrySchema = record({
	...contents,
	consultation: v.exactOptional(v.unknown()),
	workshops: v.exactOptional(v.pipe(v.array(v.unknown()), v.maxLength(MAX_WORKSHOPS))),
});

/** What the score command takes beside exported files. */
export const bareInputSchema = record({
	scope: scopeSchema,
	answers: v.unknown(),
	targets: v.exactOptional(targetsSchema),
});
