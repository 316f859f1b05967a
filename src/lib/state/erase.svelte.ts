/** Erases everything that this app has put into this browser, in every open tab. */
import { dropKeys, erase, type Belongings, type Remnant } from '../device/erase';
import { DATABASE, SECOND_COPY, type App } from './app.svelte';
import { CHANNEL, type Word } from './ending';
import { isOwnKey } from './keys';

export type { Remnant };

/** Any tab that is awake says within this time that it is here. */
const HERE_WITHIN_MS = 200;
const GONE_WITHIN_MS = 3000;
/** The tab that began it may have been closed. */
const DONE_WITHIN_MS = 20_000;

class Erasing {
	/** What could not be erased, by this tab or another one; undefined until that is known. */
	left = $state.raw<readonly Remnant[]>();
	readonly #channel = new BroadcastChannel(CHANNEL);
	#mine = false;
	#here = 0;
	#gone = 0;
	#onWord: () => void = () => undefined;

	constructor() {
		this.#channel.onmessage = ({ data }: MessageEvent<Word>) => this.#hear(data);
	}

	/**
	 * Works without a network. Nothing is stored any more from its first moment on: `app.erased`.
	 *
	 * @param base the path that the site stands under, without a slash at its end
	 */
	async begin(app: App, base: string): Promise<void> {
		this.#mine = true;
		await this.#allLetGo();
		await app.shut();
		await this.#erase(base);
		this.#say({ is: 'done', left: this.left ?? [] });
	}

	/** This tab shows nothing else any more: what only it can reach goes now. */
	shown(base: string): void {
		this.#dropKeys();
		if (this.#mine) this.#hear({ is: 'gone' });
		else {
			this.#say({ is: 'gone' });
			setTimeout(() => this.left ?? void this.#erase(base), DONE_WITHIN_MS);
		}
	}

	#hear(word: Word): void {
		if (word.is === 'here') this.#here += 1;
		if (word.is === 'gone') this.#gone += 1;
		if (word.is === 'done') this.#done(word.left as Remnant[]);
		// A tab that was frozen comes late.
		if (word.is === 'gone' && this.#mine && this.left) this.#say({ is: 'done', left: this.left });
		this.#onWord();
	}

	/** Each tab has closed the database and shows so: this one's own listener counts as one. */
	async #allLetGo(): Promise<void> {
		await new Promise<void>((resolve) => {
			let waited = false;
			this.#onWord = () => void (waited && this.#gone >= this.#here && resolve());
			this.#say({ is: 'begin' });
			setTimeout(() => {
				waited = true;
				this.#onWord();
			}, HERE_WITHIN_MS);
			setTimeout(resolve, GONE_WITHIN_MS);
		});
	}

	async #erase(base: string): Promise<void> {
		const belongings: Belongings = {
			database: DATABASE,
			bucket: SECOND_COPY,
			scope: new URL(`${base}/`, location.href).href,
			isOwnKey,
		};
		this.#done(await erase(belongings));
	}

	#say(word: Word): void {
		this.#channel.postMessage(word);
	}

	#done(left: readonly Remnant[]): void {
		this.left = left;
		this.#dropKeys();
		// Kit notes how far a page was scrolled whenever the page is left or hidden.
		for (const event of ['pagehide', 'visibilitychange']) {
			addEventListener(event, () => this.#dropKeys());
		}
	}

	#dropKeys(): void {
		dropKeys('localStorage', isOwnKey);
		dropKeys('sessionStorage', isOwnKey);
	}
}

export const erasing = new Erasing();
