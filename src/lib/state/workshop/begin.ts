/** New sessions: a real one of an assessment, and one to practise with. */
import { newCode, STAKEHOLDER_GROUPS, type Session } from '../../domain/workshop/session';
import { REHEARSAL_PEOPLE, rehearsalBallots } from '../../domain/workshop/rehearsal';
import type { Assessment } from '../../domain/assessment';
import { PARTS, type HandIn } from '../../domain/workshop/hand-in';
import { dutiesInScope } from '../../framework/index';
import { newId } from '../../device/id';
import type { App } from '../app.svelte';
import { run } from './store';

export type Beginning = Pick<Session, 'title' | 'languages'> &
	Partial<
		Pick<Session, 'duties' | 'tables' | 'agenda' | 'day' | 'startsAt' | 'expected' | 'responsible'>
	>;

/** A session as a record, not yet stored: planned, with the form's groups and one table. */
export function draftSession(assessment: Assessment, beginning: Beginning): Session {
	const at = new Date().toISOString();
	const { city, country, period, framework, scope } = assessment;
	return {
		id: newId(),
		assessmentId: assessment.id,
		code: newCode(crypto.getRandomValues(new Uint8Array(6))),
		...{ city, framework: { ...framework }, scope },
		...(country !== undefined && { country }),
		...(period !== undefined && { period }),
		duties: dutiesInScope(scope).map(({ id }) => id),
		groups: STAKEHOLDER_GROUPS.map((kind, i) => ({ number: i + 1, kind })),
		tables: [],
		stage: 'planned',
		agenda: [],
		findings: {},
		createdAt: at,
		changedAt: at,
		savedAt: at,
		...beginning,
	};
}

/** @returns its id @throws {StorageError} */
export async function addSession(app: App, session: Session): Promise<string> {
	await run(app, (workshops) => workshops.add({ session, handIns: [] }));
	return session.id;
}

/**
 * A session to practise with, open, of an assessment of the sample city, with the ballots of made-up
 * people. One call of `endRehearsal` takes all of it away.
 *
 * @returns its id
 * @throws {StorageError}
 */
export async function beginRehearsal(
	app: App,
	assessment: Assessment,
	beginning: Beginning,
): Promise<string> {
	const draft = draftSession(assessment, { expected: REHEARSAL_PEOPLE, ...beginning });
	const session: Session = { ...draft, stage: 'open', rehearsal: true };
	const seed = crypto.getRandomValues(new Uint32Array(1))[0]!;
	const at = session.createdAt;
	const parts = PARTS.filter(
		(part) => part === 'round-1' || (part === 'responsible' && session.responsible),
	);
	// The same seed for each part: the same people, with the same groups and tables.
	const ballots = parts.flatMap((part) => rehearsalBallots(session, { seed, part }));
	const handIns = ballots.map((ballot): HandIn => ({
		...ballot,
		sessionId: session.id,
		way: 'code',
		at,
	}));
	await run(app, (workshops) => workshops.add({ session, handIns }));
	return session.id;
}

/** @throws {StorageError} nothing was taken away */
export async function endRehearsal(app: App, id: string): Promise<void> {
	await run(app, (workshops) => workshops.remove(id));
}
