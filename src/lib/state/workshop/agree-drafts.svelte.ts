/**
 * What is being written down about a duty and is not stored yet: it outlives the duty's panel and the
 * page, for a facilitator goes back and forth while people talk.
 */
import type { Agreement } from '../../domain/workshop/finding';
import type { DutyId } from '../../framework/index';

/** Only what was changed by hand: the level as in the form, and the words. */
export type AgreeDraft = { level?: string; dissent?: string };

/** Whether it says anything that is not stored: what failed first may have been stored since. */
export function isPending(draft: AgreeDraft | undefined, stored: Agreement | undefined): boolean {
	const { level, dissent } = draft ?? {};
	return (
		(level !== undefined && (!stored || level !== String(stored.level))) ||
		(dissent !== undefined && dissent.trim() !== (stored?.dissent ?? ''))
	);
}

const bySession = new Map<string, AgreeDrafts>();

export class AgreeDrafts {
	#drafts = $state<Record<DutyId, AgreeDraft>>({});

	/** A session's, as long as this tab is open. */
	static of(sessionId: string): AgreeDrafts {
		const known = bySession.get(sessionId) ?? new AgreeDrafts();
		bySession.set(sessionId, known);
		return known;
	}

	of(duty: DutyId): AgreeDraft | undefined {
		return this.#drafts[duty];
	}

	change(duty: DutyId, change: AgreeDraft): void {
		this.#drafts[duty] = { ...this.#drafts[duty], ...change };
	}

	/** It is stored, or not meant any more. */
	drop(duty: DutyId): void {
		delete this.#drafts[duty];
	}
}
