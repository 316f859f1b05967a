/**
 * What several laptops hold of one workshop, as one. The same in whatever order and however often
 * they are joined: what was handed in counts once, and what was agreed apart stands side by side.
 */
import { canonicalJson } from '../canonical-json';
import { joinFindings } from './finding';
import { joinHandIns, type HandIn } from './hand-in';
import { MAX_DIVISIONS, STAGES, type Numbered, type Session, type Stage } from './session';

/** A session with all that was handed in. */
export type Workshop = { session: Session; handIns: readonly HandIn[] };

/** @throws RangeError where they are not the same session */
export function joinWorkshops(a: Workshop, b: Workshop): Workshop {
	return {
		session: joinSessions(a.session, b.session),
		handIns: joinHandIns(a.handIns, b.handIns),
	};
}

/**
 * What this device holds, with what comes from elsewhere. Only the stage is not joined: somebody who
 * has closed the session on their laptop must not end a round on this one. A session that is still
 * planned here has no round to end, and follows: ballots may come with it.
 *
 * @throws RangeError where they are not the same session
 */
export function joinInto(here: Workshop, coming: Workshop): Workshop {
	const joined = joinWorkshops(here, coming);
	const { stage, closedAt } = here.session;
	if (stage === 'planned') return joined;
	const { closedAt: _, ...session } = joined.session;
	return {
		...joined,
		session: { ...session, stage, ...(closedAt !== undefined && { closedAt }) },
	};
}

export function joinSessions(a: Session, b: Session): Session {
	if (a.id !== b.id) throw new RangeError('two different sessions');
	const details = rank(a) >= rank(b) ? a : b;
	const stage = STAGES[Math.max(STAGES.indexOf(a.stage), STAGES.indexOf(b.stage))] as Stage;
	const closedAt = latest(a.closedAt, b.closedAt);
	return {
		...details,
		groups: joinNumbered(dated(a, a.groups), dated(b, b.groups), details.changedAt),
		tables: joinNumbered(dated(a, a.tables), dated(b, b.tables), details.changedAt),
		stage,
		...(closedAt !== undefined && { closedAt }),
		findings: joinFindings(a.findings, b.findings),
		savedAt: latest(a.savedAt, b.savedAt)!,
	};
}

/** Whether nothing has happened to it but that it was closed: a copy of before holds all of it. */
export function isOnlyClosed(before: Workshop, now: Workshop): boolean {
	const { closedAt: _, ...session } = now.session;
	const opened = { ...now, session: { ...session, stage: before.session.stage } };
	return (
		before.session.stage !== 'closed' &&
		now.session.stage === 'closed' &&
		contentOf(before) === contentOf(opened)
	);
}

/**
 * What a workshop says, whenever it was saved and whatever it hangs on: one text for one content.
 */
export function contentOf({ session, handIns }: Workshop): string {
	const { savedAt: _s, assessmentId: _a, ...said } = session;
	return canonicalJson({ ...said, handIns: joinHandIns([], handIns) });
}

/** What was last changed by hand; of two changes at the same moment always the same one. */
function rank(session: Session): string {
	const { findings: _f, stage: _s, closedAt: _c, savedAt: _t, ...rest } = session;
	const { groups: _g, tables: _n, ...details } = rest;
	return session.changedAt + canonicalJson(details);
}

type Dated<T> = T & { changedAt: string };

/** Each with the time of its last change: the session's, where it has none of its own. */
const dated = <T extends Numbered>({ changedAt }: Session, all: readonly T[]): Dated<T>[] =>
	all.map((one) => ({ changedAt, ...one }));

/**
 * All groups or tables of both, by number: one that a laptop has added stays, whatever was changed
 * on another one since. Of two with one number the one of the last change stands. Where they are
 * more than a file may hold, those with the highest numbers go; their ballots stay, and name none.
 *
 * @param changedAt the joined session's: only another time is noted
 */
function joinNumbered<T extends Numbered>(
	a: readonly Dated<T>[],
	b: readonly Dated<T>[],
	changedAt: string,
): T[] {
	const last = (one: Dated<T>) => one.changedAt + canonicalJson(one);
	const byNumber = new Map<number, Dated<T>>();
	for (const one of [...a, ...b]) {
		const there = byNumber.get(one.number);
		if (!there || last(one) > last(there)) byNumber.set(one.number, one);
	}
	return [...byNumber.values()]
		.sort((one, other) => one.number - other.number)
		.slice(0, MAX_DIVISIONS)
		.map(({ changedAt: at, ...one }) => (at === changedAt ? one : { ...one, changedAt: at }) as T);
}

function latest(a: string | undefined, b: string | undefined): string | undefined {
	return a === undefined || (b !== undefined && b > a) ? b : a;
}
