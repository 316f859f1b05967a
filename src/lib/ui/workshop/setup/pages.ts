/** Which pages of a session make sense at its stage, the one that comes next first. */
import type { Session } from '$lib/domain/workshop/session';
import type { WorkshopPage } from '$lib/links';

export type SessionPage = Exclude<WorkshopPage, 'workshop' | 'workshop/check'>;

const AT = {
	planned: ['workshop/set-up', 'workshop/paper', 'workshop/console'],
	open: [
		'workshop/console',
		'workshop/screen',
		'workshop/vote',
		'workshop/entry',
		'workshop/paper',
		'workshop/close',
		'workshop/set-up',
	],
	closed: ['workshop/close', 'workshop/console', 'workshop/screen', 'workshop/set-up'],
} as const satisfies Record<Session['stage'], readonly SessionPage[]>;

export const pagesOf = ({ stage, responsible }: Session): readonly SessionPage[] =>
	responsible && stage !== 'planned' ? [...AT[stage], 'workshop/responsible'] : AT[stage];

/** A day of the calendar and a clock of the room, as this reader writes them. @param day `YYYY-MM-DD` */
export const dayInWords = (day: string, locale: string): string =>
	new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00Z`),
	);
