/**
 * What may take away what is stored, on the browser at hand. Features are asked where a browser
 * answers; where none tells (who deletes after seven days, who shows a page inside another app), its
 * name is looked at.
 */
import { isSecure } from './capabilities';
import { isIos, runsAsApp } from './install';
import { persistenceState, type Persistence } from './persistence';

export type Browser = {
	userAgent: string;
	/** An iPhone or iPad: every browser there is Safari within. */
	ios: boolean;
	/** Opened from the home screen, or installed. */
	asApp: boolean;
	/** https, or the device itself. */
	secure: boolean;
	persistence: Persistence;
	/** Bytes that the browser allows, and those in use, the tool's own files included. */
	quota?: number;
	usage?: number;
};

/**
 * - `in-app`: opened inside another app, whose memory is its own
 * - `private`: a guess, from how little room there is
 * - `week`: deletes after seven days of use without a visit
 * - `home-screen`: put on the home screen, the tool begins with an empty memory
 * - `address`: plain http, as on a hotspot, where the address may be another one next time
 * - `pressure`: may delete when space runs short
 * - `cleared`, `elsewhere`: true of every browser
 */
export type Risk =
	'in-app' | 'private' | 'week' | 'home-screen' | 'address' | 'pressure' | 'cleared' | 'elsewhere';

const IN_APP =
	/\bFB(?:AN|AV|_IAB)\b|Instagram|\bLine\/|MicroMessenger|TikTok|musical_ly|Bytedance|Snapchat|LinkedInApp|Pinterest|Twitter|Telegram|\bGSA\/|; wv\)/u;
/** Where a window that forgets nothing has many times as much. */
const LITTLE_BYTES = 2 ** 30;

/** The worst first. */
export function risksOf(browser: Browser): Risk[] {
	const { userAgent, ios, asApp, secure, persistence, quota } = browser;
	const safari =
		ios || (/Macintosh.*Version\/.*Safari\//u.test(userAgent) && !/Chrom|Edg/u.test(userAgent));
	// A view inside an app does not call itself Safari; nor does an app on the home screen.
	const inApp = IN_APP.test(userAgent) || (ios && !asApp && !/Safari\//u.test(userAgent));
	const risks: [Risk, boolean][] = [
		['in-app', inApp && !asApp],
		['private', quota !== undefined && quota < LITTLE_BYTES],
		['week', safari && !asApp],
		['home-screen', ios && !asApp],
		['address', !secure],
		['pressure', persistence !== 'granted'],
		['cleared', true],
		['elsewhere', true],
	];
	return risks.filter(([, holds]) => holds).map(([risk]) => risk);
}

/** Asks nobody anything, and never throws. */
export async function readBrowser(): Promise<Browser> {
	const [persistence, estimate] = await Promise.all([persistenceState(), estimated()]);
	const { quota, usage } = estimate;
	return {
		userAgent: navigator.userAgent,
		ios: isIos(),
		asApp: runsAsApp(),
		secure: isSecure(),
		persistence,
		...(quota !== undefined && { quota }),
		...(usage !== undefined && { usage }),
	};
}

/** Missing on plain http. */
async function estimated(): Promise<StorageEstimate> {
	try {
		return (await navigator.storage?.estimate?.()) ?? {};
	} catch {
		return {};
	}
}
