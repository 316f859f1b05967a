/** What somebody is doing with the plan on its page: none of it is part of the plan. */
import { ACTION_ORDERS, type Action, type ActionOrder } from '$lib/domain/plan';
import { recall, remember } from '$lib/state/remember';
import type { Plan } from '$lib/state/plan.svelte';
import { arranged, NO_FILTER, placeOf, placesTo, type Filter, type Place } from './arrange';

const ORDER_KEY = 'planOrder';

export class Desk {
	readonly #plan: Plan;
	#order = $state<ActionOrder>(rememberedOrder());
	#editing = $state.raw<Place>();
	filter = $state.raw<Filter>(NO_FILTER);
	/** The last one removed, until something else is. */
	removed = $state.raw<{ action: Action; undo: () => void }>();

	constructor(plan: Plan) {
		this.#plan = plan;
	}

	readonly actions = $derived.by(() => this.#plan.actions ?? []);
	readonly groups = $derived.by(() =>
		arranged(this.actions, this.#order, this.filter, this.#editing),
	);
	readonly shown = $derived.by(() => this.groups.flatMap(({ actions }) => actions));

	get order(): ActionOrder {
		return this.#order;
	}

	/** Kept for the next visit to any plan on this device. */
	set order(order: ActionOrder) {
		this.#order = order;
		remember('localStorage', ORDER_KEY, order);
	}

	/** The id of the action whose form is open. */
	get editing(): string | undefined {
		return this.#editing?.id;
	}

	edit(action: Action): void {
		this.goOn();
		this.#editing = placeOf(action);
	}

	close(): void {
		this.#editing = undefined;
	}

	/** @returns false where there is nothing beyond it in that direction */
	move(id: string, direction: -1 | 1): boolean {
		const places = placesTo(this.groups, this.actions, id, direction);
		if (places !== 0) {
			this.goOn();
			this.#plan.move(id, places);
		}
		return places !== 0;
	}

	remove(action: Action): void {
		if (this.editing === action.id) this.close();
		this.removed = { action, undo: this.#plan.remove(action.id) };
	}

	/** Whoever goes on with something else has meant to remove it: the way back takes up room. */
	goOn(): void {
		this.removed = undefined;
	}

	/** @returns what came back */
	undo(): Action | undefined {
		const { removed } = this;
		this.removed = undefined;
		removed?.undo();
		return removed?.action;
	}
}

function rememberedOrder(): ActionOrder {
	const kept = recall('localStorage', ORDER_KEY);
	return ACTION_ORDERS.find((order) => order === kept) ?? 'horizon';
}
