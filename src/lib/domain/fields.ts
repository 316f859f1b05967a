/**
 * How far each stored field may go. A field that declares nothing does not compile; exports take
 * only what may come with them, so that a new field never leaves the device by accident.
 */
import type { Answer } from './answers';
import type { Assessment, Held } from './assessment';
import type { Action } from './plan';

/** `device`: stays here. `file`: in a city's own files. `public`: also in what it publishes. */
export type Reach = 'device' | 'file' | 'public';

export const ASSESSMENT_REACH = {
	id: 'file',
	city: 'public',
	country: 'public',
	period: 'public',
	scope: 'public',
	framework: 'public',
	targets: 'public',
	sample: 'public',
	basedOn: 'file',
	createdAt: 'file',
	savedAt: 'file',
	lastDuty: 'device',
} as const satisfies Record<keyof Assessment, Reach>;

/** Free texts may name people, so none is public. */
export const ANSWER_REACH = {
	level: 'public',
	unknown: 'public',
	askWhom: 'file',
	notApplicable: 'public',
	evidence: 'public',
	evidenceText: 'file',
	evidenceDate: 'file',
	priority: 'public',
	heldBy: 'public',
	note: 'file',
	flag: 'file',
	toConfirm: 'file',
	origin: 'file',
} as const satisfies Record<keyof Answer, Reach>;

/** What hangs together. When somebody answered tells of people at work, so it is not published. */
export const HELD_REACH = {
	assessment: 'file',
	answers: 'file',
	answeredAt: 'file',
	actions: 'file',
	consultation: 'file',
	sessions: 'device',
	workshops: 'file',
} as const satisfies Record<keyof Held, Exclude<Reach, 'public'>>;

/** What a city means to do, by whom and when, is its own affair: nothing of an action is public. */
export const ACTION_REACH = {
	id: 'file',
	task: 'file',
	duty: 'file',
	to: 'file',
	horizon: 'file',
	owner: 'file',
	due: 'file',
	effort: 'file',
	status: 'file',
	note: 'file',
	partners: 'file',
	// In a file the list itself has the order.
	order: 'device',
	createdAt: 'file',
	changedAt: 'file',
	doneAt: 'file',
} as const satisfies Record<keyof Action, Exclude<Reach, 'public'>>;

/** `T` without the fields that stay on the device. */
export type Filed<T, R> = {
	[
		Field in keyof T as Field extends keyof R ? (R[Field] extends 'device' ? never : Field) : never
	]: T[Field];
};

/** The fields of `record` that may go into a city's own file; those that are undefined are left. */
export function forFile<T extends object, R extends Readonly<Record<keyof T, Reach>>>(
	record: T,
	reach: R,
): Filed<T, R> {
	const fields = (Object.keys(reach) as (keyof T)[]).filter(
		(field) => reach[field] !== 'device' && record[field] !== undefined,
	);
	return Object.fromEntries(fields.map((field) => [field, record[field]])) as Filed<T, R>;
}
