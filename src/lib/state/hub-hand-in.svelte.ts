/**
 * Hands one text in to the facilitator's laptop, and follows it until the console there has stored
 * it: only then is it handed in. Loaded only where a ballot is handed in.
 */
import {
	couldHaveHub,
	hubAt,
	HubFault,
	type HandInReceipt,
	type Hub,
	type HubFaultCode,
	type HubInfo,
} from '../transfer/hub';

/**
 * `failed`: as things are, it can't be handed in this way. It is tried again all the same, for the
 * laptop may have been started anew without its hub; only what is too large is not.
 */
export type HandInState = '' | 'sending' | 'waiting' | 'stored' | 'refused' | 'failed';

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 10_000;

export class HubHandIn {
	state = $state<HandInState>('');
	/** The console's code for why it was refused. */
	why = $state<string>();
	/** Why the last try did not get through; nothing when it did. */
	fault = $state<HubFaultCode>();

	readonly #hub: Pick<Hub, 'handIn' | 'stateOf'>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** What is under way belongs to this; what ends after it was replaced has no say. */
	#errand: object | undefined;

	constructor(hub: Pick<Hub, 'handIn' | 'stateOf'>) {
		this.#hub = hub;
	}

	/**
	 * Sends it now and goes on until it is stored or refused, whatever becomes of the line. A text
	 * that was being followed before is not followed any more.
	 */
	send(text: string): void {
		this.stop();
		const errand = (this.#errand = {});
		this.#show('sending');
		void this.#follow(errand, text, undefined, FIRST_PAUSE_MS);
	}

	/** Follows it no more; what is shown stays. To be called when the page is left. */
	stop(): void {
		this.#errand = undefined;
		clearTimeout(this.#timer);
	}

	/** @param receipt of the text, once the hub has it */
	async #follow(errand: object, text: string, receipt: string | undefined, pause: number) {
		let known = receipt;
		try {
			const standing = await this.#ask(text, receipt);
			if (this.#errand !== errand) return;
			known = standing?.receipt;
			this.#show(standing?.state ?? 'sending', standing?.why);
		} catch (error) {
			if (this.#errand !== errand) return;
			this.fault = error instanceof HubFault ? error.code : 'failed';
			if (this.fault !== 'unreachable' && this.fault !== 'full') this.state = 'failed';
		}
		const over = this.state === 'stored' || this.state === 'refused' || this.fault === 'too-large';
		if (over) return this.stop();
		// Known before and not any more: the laptop has been started anew, and gets it again at once.
		const forgotten = receipt !== undefined && known === undefined;
		const longer = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
		const again = () => void this.#follow(errand, text, known, longer);
		this.#timer = setTimeout(again, forgotten ? 0 : pause);
	}

	/** Undefined where the hub knows nothing of this receipt any more. */
	async #ask(text: string, receipt: string | undefined): Promise<HandInReceipt | undefined> {
		if (receipt === undefined) return this.#hub.handIn(text);
		const standing = await this.#hub.stateOf(receipt);
		return standing && { receipt, ...standing };
	}

	#show(state: HandInState, why?: string): void {
		this.state = state;
		this.why = why;
		this.fault = undefined;
	}
}

/** @param base the app's base path */
export const handInAt = (base: string): HubHandIn =>
	new HubHandIn(hubAt(base, globalThis.fetch.bind(globalThis)));

/**
 * Whether a hub answers where this page came from.
 *
 * @param base the app's base path
 * @param page its address
 */
export async function lookForHub(base: string, page: string): Promise<HubInfo | undefined> {
	if (!couldHaveHub(page)) return undefined;
	return hubAt(base, globalThis.fetch.bind(globalThis)).look();
}
