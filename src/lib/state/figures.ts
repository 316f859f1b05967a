/** What the page "Your data" says of what is stored here. Loaded only there. */
import type { Held } from '../domain/assessment';
import { readBrowser, risksOf, type Risk } from '../device/browser';
import type { App } from './app.svelte';

export type { Risk };

export type Figures = { assessments: number; samples: number; answers: number; actions: number };

export function figuresOf(all: readonly Held[]): Figures {
	const sum = (count: (held: Held) => number) => all.reduce((total, one) => total + count(one), 0);
	return {
		assessments: all.length,
		samples: sum(({ assessment }) => (assessment.sample ? 1 : 0)),
		answers: sum(({ answers }) => Object.keys(answers).length),
		actions: sum(({ actions }) => actions?.length ?? 0),
	};
}

export type Place = {
	risks: Risk[];
	/** Bytes, the tool's own files included; undefined where the browser does not say. */
	usage: number | undefined;
	/** Undefined where nothing is stored, or the database cannot be read. */
	secondCopy: boolean | undefined;
};

/** Never throws, and makes no database where there is none. */
export async function readPlace(app: App): Promise<Place> {
	const browser = await readBrowser();
	const secondCopy = await app
		.storageIfAny()
		.then((storage) => storage?.hasSecondCopy())
		.catch(() => undefined);
	return { risks: risksOf(browser), usage: browser.usage, secondCopy };
}
