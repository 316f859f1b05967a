import type { Site } from './site';

/** Holds back what a site is asked for, until it is let through. */
export class Gate {
	readonly #site: Site;
	#held: { path: string; release: () => void }[] = [];
	#closed: RegExp | undefined;

	constructor(site: Site) {
		this.#site = site;
	}

	/** From now on requests for these paths wait. */
	close(paths: RegExp): void {
		this.#closed = paths;
		this.#site.intercept = async ({ url = '' }) => {
			const path = url.replace(/[?#].*$/u, '');
			if (this.#closed?.test(path)) {
				await new Promise<void>((release) => this.#held.push({ path, release }));
			}
			return false;
		};
	}

	/** How many requests wait now. */
	get waiting(): number {
		return this.#held.length;
	}

	/** Lets everything through that waits, and all that comes. */
	open(): void {
		this.#closed = undefined;
		for (const { release } of this.#held.splice(0)) release();
	}
}
