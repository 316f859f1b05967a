/** Whether a device is fit to travel, from what it says of itself. Pure: codes only. */
import type { CameraFault, CameraSupport } from '../../device/camera';
import type { Risk } from '../../device/browser';
import type { StorageFault } from '../../storage/faults';

/** In the order of the list: what takes longest to mend comes first. */
export const CHECKS = [
	'offline',
	'update',
	'window',
	'writes',
	'kept',
	'copy',
	'space',
	'clock',
	'camera',
] as const;
export type Check = (typeof CHECKS)[number];

/** `unknown`: it could not be found out, or not yet: somebody has to look. */
export type Verdict = { state: 'good' | 'bad' | 'unknown'; why: string };

/** What has been found out so far; an absent field is still being looked for. */
export type Facts = {
	offline: 'unavailable' | 'pending' | 'ready';
	offlineWhy?: 'insecure' | 'unsupported' | 'failed' | undefined;
	update: boolean;
	risks?: readonly Risk[];
	/** Bytes still free; null where the browser does not say. */
	free?: number | null;
	/** What a small write, read back, has come to. */
	writes?: 'kept' | 'changed' | StorageFault;
	persistence?: 'granted' | 'denied' | 'unsupported' | 'unknown' | undefined;
	copy?: boolean | null;
	/** Milliseconds since 1970. */
	now: number;
	/** When something was last saved here, ISO 8601; undefined where nothing was. */
	lastSaved?: string | undefined;
	camera?: CameraSupport;
	/** What a try has shown. */
	tried?: 'works' | CameraFault | undefined;
};

/** A session with all its hand-ins and a backup take a tenth of it; the rest is for other apps. */
export const ENOUGH_BYTES = 50 * 2 ** 20;
/** Before the tool was there: a battery that was empty sets clocks back by years. */
export const EARLIEST = Date.UTC(2026, 0, 1);
/** Nobody runs this version so long. */
const LATEST = Date.UTC(2046, 0, 1);
/** A clock that was put right by a few minutes is none to worry about. */
const SLACK_MS = 10 * 60_000;

const good = (why: string): Verdict => ({ state: 'good', why });
const bad = (why: string): Verdict => ({ state: 'bad', why });
const open = (why: string): Verdict => ({ state: 'unknown', why });

export function verdictsOf(facts: Facts): Record<Check, Verdict> {
	return {
		offline: offline(facts),
		update: facts.update ? bad('waiting') : good('none'),
		window: window(facts),
		writes: writes(facts),
		kept: kept(facts),
		copy: copy(facts),
		space: space(facts),
		clock: clock(facts),
		camera: camera(facts),
	};
}

function offline({ offline: status, offlineWhy }: Facts): Verdict {
	if (status === 'ready') return good('ready');
	return status === 'pending' ? open('pending') : bad(offlineWhy ?? 'failed');
}

function window({ risks }: Facts): Verdict {
	if (!risks) return open('looking');
	const wrong = (['in-app', 'private'] as const).find((risk) => risks.includes(risk));
	return wrong ? bad(wrong) : good('ordinary');
}

function writes({ writes: outcome }: Facts): Verdict {
	if (outcome === undefined) return open('looking');
	return outcome === 'kept' ? good('kept') : bad(outcome === 'changed' ? 'failed' : outcome);
}

function kept({ persistence }: Facts): Verdict {
	if (persistence === undefined) return open('looking');
	if (persistence === 'granted') return good('granted');
	return persistence === 'unsupported' ? open('unsupported') : bad('notYet');
}

function copy({ copy: has }: Facts): Verdict {
	if (has === undefined) return open('looking');
	if (has === null) return open('nothing');
	return has ? good('yes') : open('no');
}

function space({ free }: Facts): Verdict {
	if (free === undefined) return open('looking');
	if (free === null) return open('unsaid');
	return free >= ENOUGH_BYTES ? good('enough') : bad('little');
}

function clock({ now, lastSaved }: Facts): Verdict {
	if (now < EARLIEST) return bad('past');
	if (now > LATEST) return bad('ahead');
	const last = lastSaved === undefined ? -Infinity : Date.parse(lastSaved);
	return now + SLACK_MS < last ? bad('past') : good('plausible');
}

function camera({ camera: support, tried }: Facts): Verdict {
	if (tried === 'works') return good('works');
	if (tried) return bad(tried);
	if (support === undefined) return open('looking');
	return support === 'yes' ? open('untried') : bad(support);
}
