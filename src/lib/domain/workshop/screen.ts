/**
 * What the projector may show: made of what the room has been shown and of how many have handed in,
 * and of nothing else. The projector's page gets only this.
 */
import type { DutyId } from '../../framework/index';
import { boardOf, receivedIn } from './board';
import { agreementOf, type Agreed, type Round } from './finding';
import type { HandIn, Part } from './hand-in';
import type { Session } from './session';
import { spreadOf, votesIn, type Spread, type Tally } from './spread';

/** What the facilitator has put on the screen. */
export type Showing = {
	view: 'welcome' | 'join' | 'duty' | 'agreed';
	/** Dark for a while; what was there comes back. */
	blank?: true;
	duty?: DutyId;
	/** The votes on the duty, as they were when they were put there. */
	spread?: ShownVotes;
	/** Which part is being handed in, for "n of N". */
	part?: Part;
	/** When the timer ends, in milliseconds since 1970; or what is left of it while it stands still. */
	timer?: Timer;
	/** Of the app for phones, on the laptop's own network; the page's own where it is left out. */
	address?: string;
	/** It does not follow the facilitator to another duty. */
	stays?: true;
	/** Whoever holds the remote may show the votes to the room. */
	remoteReveals?: true;
};

/**
 * Votes as the room has been shown them. They are kept: would the screen follow each ballot that comes
 * later, the room would see how somebody in it has voted.
 */
export type ShownVotes = Tally & { round: Round };

export type Timer = { endsAt: number } | { leftMs: number };

export const NOTHING_SHOWN: Showing = { view: 'welcome' };

export type PublicDuty = {
	duty: DutyId;
	/** The last round that the room was shown; absent while nothing was. */
	round?: Round;
	/** Of that round; present only when it is asked for. */
	spread?: Spread;
	/** What the room agreed on, once it has seen the votes. */
	agreed?: Agreed;
};

export type PublicView = {
	title: string;
	city: string;
	code: string;
	/** Ballots; in the second round, how many have scored the duty that is shown. */
	received: number;
	expected?: number;
	duty?: PublicDuty;
};

/** What stands on the screen. */
export type ScreenPart = 'welcome' | 'join' | 'duty' | 'spread' | 'agreed' | 'blank';

/** Of what the facilitator has put there, as much as may be seen. */
export function partOf({ view, blank }: Showing, { duty }: PublicView): ScreenPart {
	if (blank) return 'blank';
	if (view === 'welcome' || view === 'join') return view;
	if (!duty) return 'welcome';
	if (view === 'agreed' && duty.agreed !== undefined) return 'agreed';
	return duty.spread ? 'spread' : 'duty';
}

export function publicView(
	session: Session,
	handIns: readonly HandIn[],
	showing: Showing,
): PublicView {
	const { title, city, code, expected } = session;
	const { duty, spread, blank } = showing;
	return {
		...{ title, city, code },
		received: receivedNow(session, handIns, showing),
		...(expected !== undefined && { expected }),
		...(duty !== undefined && !blank && { duty: publicDuty(session, handIns, duty, spread) }),
	};
}

/** A ballot of the second round is about some duties only, and comes again with each of them. */
function receivedNow(
	session: Session,
	handIns: readonly HandIn[],
	{ view, duty, part = 'round-1' }: Showing,
): number {
	const isAbout = view === 'duty' || view === 'agreed';
	if (part !== 'round-2' || !isAbout || duty === undefined) return receivedIn(handIns, part);
	const { second } = boardOf({ ...session, duties: [duty] }, handIns)[0]!;
	return second ? votesIn(second) : 0;
}

/** The votes on a duty that may be shown now, of the last round revealed; undefined where none was. */
export function votesToShow(
	session: Session,
	handIns: readonly HandIn[],
	duty: DutyId,
): ShownVotes | undefined {
	const revealed = session.findings[duty]?.revealed;
	if (revealed === undefined) return undefined;
	const { last, second } = boardOf({ ...session, duties: [duty] }, handIns)[0]!;
	const { distribution, unknown, notApplicable } = last;
	return {
		levels: [...distribution],
		...{ unknown, notApplicable },
		round: revealed === 2 && second ? 2 : 1,
	};
}

function publicDuty(
	session: Session,
	handIns: readonly HandIn[],
	duty: DutyId,
	votes: ShownVotes | undefined,
): PublicDuty {
	const finding = session.findings[duty];
	const revealed = finding?.revealed;
	if (revealed === undefined) return { duty };
	const agreement = agreementOf(finding);
	const shown = votes && votes.round <= revealed ? votes : undefined;
	return {
		duty,
		round: (shown ?? votesToShow(session, handIns, duty))!.round,
		...(shown && { spread: spreadOf(shown) }),
		...(agreement && { agreed: agreement.level }),
	};
}
