/**
 * How far each field of a workshop may go (see `fields.ts`). None is public: what is published of a
 * workshop are its results, once they were shown to the room.
 */
import type { Reach } from '../fields';
import type { HandIn } from './hand-in';
import type { KeptBallot } from './kept-ballot';
import type { Session } from './session';

type InFile = Exclude<Reach, 'public'>;

export const SESSION_REACH = {
	id: 'file',
	assessmentId: 'file',
	code: 'file',
	title: 'file',
	city: 'file',
	country: 'file',
	period: 'file',
	framework: 'file',
	scope: 'file',
	duties: 'file',
	groups: 'file',
	tables: 'file',
	languages: 'file',
	responsible: 'file',
	stage: 'file',
	day: 'file',
	startsAt: 'file',
	agenda: 'file',
	expected: 'file',
	findings: 'file',
	rehearsal: 'file',
	createdAt: 'file',
	changedAt: 'file',
	savedAt: 'file',
	closedAt: 'file',
} as const satisfies Record<keyof Session, InFile>;

/** They leave only as another copy of this tool reads them: see `sealedHandIn`. */
export const HAND_IN_REACH = {
	id: 'file',
	sessionId: 'file',
	part: 'file',
	revision: 'file',
	group: 'file',
	table: 'file',
	votes: 'file',
	reasons: 'file',
	way: 'file',
	sheet: 'file',
	at: 'file',
} as const satisfies Record<keyof HandIn, InFile>;

/** Of a ballot on a participant's device only what is handed in leaves it, as `HandIn` says. */
export const KEPT_BALLOT_REACH = {
	id: 'device',
	group: 'device',
	table: 'device',
	parts: 'device',
	place: 'device',
	shared: 'device',
	setAside: 'device',
} as const satisfies Record<keyof KeptBallot, Reach>;
