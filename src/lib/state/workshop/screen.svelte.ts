/**
 * All that the projector's page gets. It has the workshop in private fields, and hands out only
 * what the room may see: so nothing that is written into that page can show more.
 */
import { keepAwake } from '../../device/wake-lock';
import {
	publicView,
	votesToShow,
	type PublicView,
	type Showing,
	type ShownVotes,
} from '../../domain/workshop/screen';
import { stepFrom, withBlank, withSpread } from '../../domain/workshop/showing';
import { SMALLEST_GROUP_SHOWN } from '../../domain/workshop/small-groups';
import { spreadOf } from '../../domain/workshop/spread';
import { packOf, type Pack } from '../../domain/workshop/session';
import type { Workshop } from '../../domain/workshop/join';
import type { App } from '../app.svelte';
import { Desk } from './desk.svelte';
import { Projection } from './projection.svelte';
import { workshopOf } from './store';

export class Screen {
	readonly #app: App;
	readonly #id: string;
	readonly #projection: Projection;

	constructor(app: App, sessionId: string) {
		this.#app = app;
		this.#id = sessionId;
		this.#projection = new Projection(app, sessionId);
	}

	readonly #live = $derived.by(() => workshopOf(this.#app, this.#id));
	readonly #workshop: Workshop | undefined = $derived.by(() => this.#live.current);

	get showing(): Showing {
		return this.#projection.showing;
	}

	readonly view: PublicView | undefined = $derived.by(
		() =>
			this.#workshop && publicView(this.#workshop.session, this.#workshop.handIns, this.showing),
	);

	/** What a phone is told too; nothing in it is private. */
	readonly pack: Pack | undefined = $derived.by(
		() => this.#workshop && packOf(this.#workshop.session),
	);

	/** By a remote or the keyboard; nothing happens where there is no such step. */
	async step(by: 1 | -1): Promise<void> {
		if (!this.view) return;
		const { view } = this;
		const votes = this.#votes(view.duty?.duty);
		const step = stepFrom(this.showing, view, by, votes);
		if (!step) return;
		if ('show' in step) {
			// From the stored one: the desk may be changing the timer at this moment.
			await this.#projection.change((showing) => {
				const again = stepFrom(showing, view, by, votes);
				return again && 'show' in again ? again.show : showing;
			});
			return;
		}
		const { reveal } = step;
		const workshop = this.#workshop;
		if (!workshop) return;
		const shown = { ...workshop.session, findings: { [reveal]: { revealed: 1 as const } } };
		const first = votesToShow(shown, workshop.handIns, reveal)!;
		// So few might tell who voted what: the facilitator is asked at the desk.
		if (spreadOf(first).n < SMALLEST_GROUP_SHOWN) return;
		if (!(await new Desk(this.#app, this.#id).reveal(reveal, 1))) return;
		await this.#projection.change((showing) => withSpread(showing, reveal, first));
	}

	/** The votes on a duty that may be shown now. */
	#votes(duty: string | undefined): ShownVotes | undefined {
		const workshop = this.#workshop;
		return workshop && duty !== undefined
			? votesToShow(workshop.session, workshop.handIns, duty)
			: undefined;
	}

	async blank(): Promise<void> {
		await this.#projection.change(withBlank);
	}

	/** Keeps the laptop from going dark. @returns how to let it again */
	keepAwake(): () => void {
		return keepAwake();
	}
}
