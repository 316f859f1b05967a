/**
 * Files of an earlier version. A window that was open when this version took over still runs the
 * old code and may ask for an old chunk at any time, and nobody may reload it unasked. So the old
 * files stay until each of those windows is gone; mostly they are gone at once.
 */
import { controller } from './files';
import { worker } from './scope';
import { forgetOldWindows, noteOldWindows, oldWindows } from './state';

/** At the take-over: every open window was started by what came before. */
export async function noteWindows(): Promise<void> {
	const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	await noteOldWindows(windows.map(({ id }) => id));
}

/** Deletes what no list names any more, if nobody can ask for it. */
export async function tidy(event: ExtendableEvent): Promise<void> {
	// A version on its way may be counting on files that this one does not know.
	const { installing, waiting } = worker.registration;
	if (installing || waiting) return;
	const ids = await oldWindows();
	if (!ids) return;
	const open = await Promise.all(ids.map((id) => worker.clients.get(id)));
	if (open.some(Boolean)) return;
	await controller.activate(event);
	await forgetOldWindows();
}
