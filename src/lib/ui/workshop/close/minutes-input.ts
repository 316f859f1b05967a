/** What minutes are made of. */
import type { ConsultationTexts, LevelTexts, Names } from '$lib/content/index';
import type { Action } from '$lib/domain/plan';
import type { BoardRow } from '$lib/domain/workshop/board';
import type { HandIn } from '$lib/domain/workshop/hand-in';
import type { Movement } from '$lib/domain/workshop/movement';
import type { Session } from '$lib/domain/workshop/session';
import type { SpotChecks } from '$lib/domain/workshop/spot-check';
import type { Translate } from '$lib/i18n/index';

export type MinutesInput = {
	session: Session;
	handIns: readonly HandIn[];
	/** In catalogue order. */
	rows: readonly BoardRow[];
	movement: Movement;
	/** Of the plan, those for now. */
	actions: readonly Action[];
	/** Whether the room has seen who it holds responsible. */
	responsibleShown: boolean;
	/** Of the paper sheets of each part. */
	checks: SpotChecks;
	/** Whether those who do the actions are named. */
	names: boolean;
	now: Date;
};

/** `t` has the words `closing`, `responsible` and `workshop`. */
export type MinutesWords = {
	t: Translate;
	locale: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	texts: { names: Names; levels: LevelTexts; consultation: ConsultationTexts };
};
