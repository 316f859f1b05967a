/** How a session's pack reaches the phones in the room: an address with the pack in it, as a code. */
import type { Pack } from '../../domain/workshop/session';
import { couldHaveHub, hubAt } from '../../transfer/hub';
import type { QrDrawing } from './join-code';

export type { QrDrawing };

/**
 * Where phones reach this app.
 *
 * - `web`: at the address that this laptop has it from
 * - `network`: on the laptop's own network, where it takes hand-ins
 * - `here-only`: nowhere: it is an address that only this laptop knows
 */
export type Reach = 'web' | 'network' | 'here-only';
export type PhoneAddresses = {
	reach: Reach;
	/** Of the app, with a slash at the end; the likeliest first, and never none. */
	tops: readonly [string, ...string[]];
};

/**
 * @param page address of the page
 * @param base the app's base path, '' or '/a/b'
 * @param ofHub addresses that the laptop's hub has told; none where there is no hub
 */
export function phoneAddresses(
	page: string,
	base: string,
	ofHub: readonly string[],
): PhoneAddresses {
	const { origin, hostname } = new URL(page);
	const [first, ...others] = ofHub;
	if (first !== undefined) return { reach: 'network', tops: [first, ...others] };
	const own = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname);
	return { reach: own ? 'here-only' : 'web', tops: [`${origin}${base}/`] };
}

/** Asks the hub where there could be one. Never throws. */
export async function findPhoneAddresses(page: string, base: string): Promise<PhoneAddresses> {
	const info = couldHaveHub(page)
		? await hubAt(base, globalThis.fetch.bind(globalThis)).look()
		: undefined;
	return phoneAddresses(page, base, info?.addresses ?? []);
}

export type Invitation = {
	/** The address that sets a participant's device up; what follows its `#` never leaves the device. */
	link: string;
	/** Undefined where the session is too long for any code. */
	drawing: QrDrawing | undefined;
};

/** @param page address of the page that takes ballots, as a phone reaches it */
export async function invitationTo(page: string, pack: Pack): Promise<Invitation> {
	const { joinAddress, joinCode } = await import('./join-code');
	return { link: joinAddress(page, pack), drawing: joinCode(page, pack) };
}
