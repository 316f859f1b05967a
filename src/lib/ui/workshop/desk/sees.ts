/** What the room sees, worked out from no more than the screen gets. */
import type { Names } from '$lib/content/index';
import type { HandIn } from '$lib/domain/workshop/hand-in';
import { partOf, publicView, type ScreenPart, type Showing } from '$lib/domain/workshop/screen';
import type { Session } from '$lib/domain/workshop/session';
import type { DutyId } from '$lib/framework/index';
import type { Translate } from '$lib/i18n/index';

export type Seen = { part: ScreenPart; duty: DutyId | undefined };

export function seenNow(session: Session, handIns: readonly HandIn[], showing: Showing): Seen {
	const view = publicView(session, handIns, showing);
	return { part: partOf(showing, view), duty: view.duty?.duty };
}

export function seesInWords(t: Translate, { part, duty }: Seen, names: Names): string {
	const title = duty === undefined ? '' : (names.duties[duty] ?? duty);
	switch (part) {
		case 'blank':
			return t('desk:screen.seesBlank');
		case 'join':
			return t('desk:screen.seesJoin');
		case 'welcome':
			return t('desk:screen.seesWelcome');
		case 'agreed':
			return t('desk:screen.seesAgreed', { duty: title });
		case 'spread':
			return t('desk:screen.seesSpread', { duty: title });
		case 'duty':
			return t('desk:screen.seesDuty', { duty: title });
	}
}
