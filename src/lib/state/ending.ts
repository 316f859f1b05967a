/**
 * Erasing everything concerns every open tab: one that went on would put back what it still shows.
 * This is the little that each page needs for it; all else comes when it happens.
 */
import { mayHaveDatabase } from '../device/databases';
import { DATABASE, SECOND_COPY, type App } from './app.svelte';

export const CHANNEL = 'readiness-erase';

/**
 * What the tabs say to each other: one begins, the others are here, then each has let go and shows
 * it, then it is done, with what could not be taken away.
 */
export type Word = { is: 'begin' | 'here' | 'gone' } | { is: 'done'; left: readonly string[] };

/**
 * @param stop what must not go on in this tab
 * @returns how to stop that, and listening
 */
export function listenForEnd(app: App, stop: () => void): () => void {
	const channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = ({ data }: MessageEvent<Word>) => {
		if (data.is !== 'begin') return;
		channel.postMessage({ is: 'here' } satisfies Word);
		stop();
		void app.shut();
	};
	// Back may bring a page out of the browser's memory, as it was before.
	const comesBack = async ({ persisted }: PageTransitionEvent) => {
		if (persisted && app.all.current?.length && !(await mayHaveDatabase(DATABASE, SECOND_COPY))) {
			location.reload();
		}
	};
	addEventListener('pageshow', comesBack);
	return () => {
		channel.close();
		removeEventListener('pageshow', comesBack);
		stop();
	};
}
