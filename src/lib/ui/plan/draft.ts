/** An action that is being written and not yet in the plan: kept in this tab, so that no link loses it. */
import type { ActionStart } from '$lib/domain/plan-change';
import { recall, remember } from '$lib/state/remember';

export const EMPTY: ActionStart = { task: '' };

const keyOf = (assessmentId: string) => `planDraft:${assessmentId}` as const;

export function keptDraft(assessmentId: string): ActionStart | undefined {
	try {
		const kept: unknown = JSON.parse(recall('sessionStorage', keyOf(assessmentId)) ?? 'null');
		return typeof kept === 'object' && kept !== null && 'task' in kept
			? (kept as ActionStart)
			: undefined;
	} catch {
		return undefined;
	}
}

/** @param draft undefined where nothing is to be kept */
export function keepDraft(assessmentId: string, draft: ActionStart | undefined): void {
	remember('sessionStorage', keyOf(assessmentId), draft && JSON.stringify(draft));
}
