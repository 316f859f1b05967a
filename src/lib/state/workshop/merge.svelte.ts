/**
 * Brings another laptop's file of a workshop in: chosen, looked at, then joined with what is here in
 * one write, which can be taken back for as long as nothing has followed it.
 */
import type { Assessment } from '../../domain/assessment';
import { differenceOf, type Difference } from '../../domain/workshop/difference';
import type { Workshop } from '../../domain/workshop/join';
import type { Session } from '../../domain/workshop/session';
import type { Joined } from '../../storage/workshops';
import { faultOf, type App, type StorageFault } from '../app.svelte';
import { openWorkshop, type NoWorkshop } from './files';
import { run } from './store';

export type MergeStep =
	| { is: 'nothing' }
	| { is: 'reading' }
	| { is: 'refused'; file: string; why: NoWorkshop; at?: string }
	| { is: 'preview'; coming: Workshop; difference: Difference; begins: boolean }
	| { is: 'joined'; session: Session; difference: Difference; joined: Joined }
	| { is: 'undone'; session: Session };

export class Merge {
	step = $state.raw<MergeStep>({ is: 'nothing' });
	busy = $state(false);
	/** Why the last write could not be done: nothing has changed. */
	fault = $state<StorageFault>();
	/** It can't be taken back any more: something was stored since. */
	overtaken = $state(false);
	readonly #app: App;

	constructor(app: App) {
		this.#app = app;
	}

	async choose(file: File): Promise<void> {
		this.#begin({ is: 'reading' });
		const opened = await openWorkshop(file);
		if (!opened.ok) {
			const { why, at } = opened;
			this.step = { is: 'refused', file: file.name, why, ...(at !== undefined && { at }) };
			return;
		}
		await this.#try(async () => {
			this.step = await this.#preview(opened.workshop);
		});
		if (this.fault) this.step = { is: 'nothing' };
	}

	async #preview(coming: Workshop): Promise<MergeStep> {
		const { id, assessmentId } = coming.session;
		const here = await run(this.#app, (workshops) => workshops.get(id));
		const ids = await this.#app.run((storage) => storage.ids());
		const begins = !ids.includes(here?.session.assessmentId ?? assessmentId);
		return { is: 'preview', coming, difference: differenceOf(here, coming), begins };
	}

	cancel(): void {
		this.#begin({ is: 'nothing' });
	}

	async confirm(): Promise<void> {
		if (this.step.is !== 'preview' || this.busy) return;
		const { coming, difference } = this.step;
		const { session } = coming;
		await this.#try(async () => {
			const begin = assessmentFor(session);
			const joined = await run(this.#app, (workshops) => workshops.join(coming, begin));
			this.step = { is: 'joined', session, difference, joined };
		});
	}

	/** Puts back what was here, where nothing was handed in or agreed on since. */
	async undo(): Promise<void> {
		if (this.step.is !== 'joined' || this.busy) return;
		const { session, joined } = this.step;
		await this.#try(async () => {
			const done = await run(this.#app, (workshops) => workshops.undoJoin(session.id, joined));
			this.overtaken = !done;
			if (!done) return;
			if (joined.begun !== undefined) await this.#app.remove(joined.begun);
			this.step = { is: 'undone', session };
		});
	}

	#begin(step: MergeStep): void {
		this.step = step;
		this.fault = undefined;
		this.overtaken = false;
	}

	async #try(work: () => Promise<void>): Promise<void> {
		this.busy = true;
		this.fault = undefined;
		try {
			await work();
		} catch (error) {
			this.fault = faultOf(error);
		}
		this.busy = false;
	}
}

/** What a session says of the assessment that it belongs to. */
function assessmentFor({
	assessmentId,
	city,
	country,
	period,
	scope,
	...rest
}: Session): Assessment {
	return {
		id: assessmentId,
		...{ city, scope, framework: rest.framework },
		...(country !== undefined && { country }),
		...(period !== undefined && { period }),
		...(rest.rehearsal && { sample: true as const }),
		createdAt: rest.createdAt,
		savedAt: rest.savedAt,
	};
}
