import type { ServerResponse } from 'node:http';
import type { Site } from './site';

/** Each page of the test is then as slow as the first one. */
export function neverCached(response: ServerResponse): void {
	const set = response.setHeader.bind(response);
	response.setHeader = (name, value) => set(name, name === 'Cache-Control' ? 'no-store' : value);
}

/** Holds back what a site is asked for, until it is let through. Browsers cache nothing of it. */
export class Gate {
	readonly #held: (() => void)[] = [];
	#closed: RegExp | undefined;

	constructor(site: Site) {
		site.intercept = async ({ url = '' }, response) => {
			neverCached(response);
			if (this.#closed?.test(url.replace(/[?#].*$/u, ''))) {
				await new Promise<void>((release) => this.#held.push(release));
			}
			return false;
		};
	}

	/** From now on requests for these paths wait. */
	close(paths: RegExp): void {
		this.#closed = paths;
	}

	/** How many requests wait now. */
	get waiting(): number {
		return this.#held.length;
	}

	/** Lets everything through that waits, and all that comes. */
	open(): void {
		this.#closed = undefined;
		for (const release of this.#held.splice(0)) release();
	}
}
