/** The way from a page to what is stored of workshops. Loaded on their pages only. */
import type { Workshop } from '../../domain/workshop/join';
import type { Session } from '../../domain/workshop/session';
import type { Storage } from '../../storage/index';
import { Workshops } from '../../storage/workshops';
import type { App } from '../app.svelte';
import { Live } from '../live.svelte';
import { holdVersion } from './freeze';

const made = new WeakMap<Storage, Workshops>();

/** The workshops in an open database. */
export function workshopsIn(storage: Storage): Workshops {
	const workshops = made.get(storage) ?? new Workshops(storage.connection);
	made.set(storage, workshops);
	return workshops;
}

/** Does something with what is stored of workshops. @throws {StorageError} nothing was stored */
export const run = <T>(app: App, work: (workshops: Workshops) => Promise<T>): Promise<T> =>
	app.run((storage) => work(workshopsIn(storage)));

/** All sessions of this device, the last saved first. */
export function sessionsOf(app: App): Live<Session[]> {
	void app.generation;
	return new Live(
		() => app.follow<Session[]>((storage) => workshopsIn(storage).watchSessions(), []),
		(sessions) => void holdVersion(sessions),
	);
}

/** One session with all that was handed in; undefined where it is not on this device. */
export function workshopOf(app: App, id: string): Live<Workshop | undefined> {
	void app.generation;
	return new Live(() =>
		app.follow<Workshop | undefined>((storage) => workshopsIn(storage).watch(id), undefined),
	);
}
