/** Stores what was set up: a new session, or a change of one that may be open by now. */
import type { Assessment } from '../../domain/assessment';
import type { Session } from '../../domain/workshop/session';
import { setUpAt, withSetUp } from '../../domain/workshop/set-up';
import type { App } from '../app.svelte';
import { addSession, draftSession } from './begin';
import { proposalFor, readSetUp, inputOf, type SetUpDetails } from './set-up-input';
import { run } from './store';

/** Three hours and five tables: what most workshops have. */
const USUAL = { minutes: '180', tables: '5' };

/** A session with a plan for three hours and five tables, not yet stored. */
export function plannedSession(assessment: Assessment, title: string, language: string): Session {
	const draft = draftSession(assessment, { title, languages: [language], responsible: true });
	const input = inputOf(draft);
	const read = readSetUp({ ...input, ...proposalFor(input, USUAL, false) }, draft.scope);
	return read.ok ? withSetUp(draft, read.details) : draft;
}

/** @throws {StorageError} nothing was stored */
export async function storeNew(app: App, draft: Session, details: SetUpDetails): Promise<void> {
	const at = new Date().toISOString();
	await addSession(app, { ...withSetUp(draft, details), changedAt: at, savedAt: at });
}

/** @throws {StorageError} nothing was stored */
export async function storeChange(app: App, id: string, details: SetUpDetails): Promise<void> {
	const changedAt = new Date().toISOString();
	await run(app, (workshops) =>
		workshops.change(id, (stored) => setUpAt(stored, details, changedAt)),
	);
}
