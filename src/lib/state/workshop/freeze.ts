/** Which version of the app an open workshop runs on: the one that it was opened with. */
import { freezeUpdates } from '../../device/freeze';
import type { Session } from '../../domain/workshop/session';

/** Longer than any workshop; a session that somebody forgot to close must not hold it for ever. */
const FREEZE_MS = 48 * 3_600_000;

/** To be called whenever the stage of a session was changed or is seen anew. */
export async function holdVersion(sessions: readonly Session[]): Promise<boolean> {
	const opened = sessions.filter(({ stage, rehearsal }) => stage === 'open' && !rehearsal);
	const until = Math.max(0, ...opened.map(({ savedAt }) => Date.parse(savedAt) + FREEZE_MS));
	return freezeUpdates(until > Date.now() ? until : 0);
}
