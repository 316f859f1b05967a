/**
 * What several laptops hold of one workshop, as one. The same in whatever order and however often
 * they are joined: what was handed in counts once, and what was agreed apart stands side by side.
 */
import { canonicalJson } from '../canonical-json';
import { joinFindings } from './finding';
import { joinHandIns, type HandIn } from './hand-in';
import type { Session, Stage } from './session';
import { STAGES } from './session';

/** A session with all that was handed in. */
export type Workshop = { session: Session; handIns: readonly HandIn[] };

/** @throws RangeError where they are not the same session */
export function joinWorkshops(a: Workshop, b: Workshop): Workshop {
	return {
		session: joinSessions(a.session, b.session),
		handIns: joinHandIns(a.handIns, b.handIns),
	};
}

export function joinSessions(a: Session, b: Session): Session {
	if (a.id !== b.id) throw new RangeError('two different sessions');
	const details = rank(a) >= rank(b) ? a : b;
	const stage = STAGES[Math.max(STAGES.indexOf(a.stage), STAGES.indexOf(b.stage))] as Stage;
	const closedAt = latest(a.closedAt, b.closedAt);
	return {
		...details,
		stage,
		...(closedAt !== undefined && { closedAt }),
		findings: joinFindings(a.findings, b.findings),
		savedAt: latest(a.savedAt, b.savedAt)!,
	};
}

/** What was last changed by hand; of two changes at the same moment always the same one. */
function rank(session: Session): string {
	const { findings: _f, stage: _s, closedAt: _c, savedAt: _t, ...details } = session;
	return session.changedAt + canonicalJson(details);
}

function latest(a: string | undefined, b: string | undefined): string | undefined {
	return a === undefined || (b !== undefined && b > a) ? b : a;
}
