/**
 * Every internal address is made here. The edition in one file has hash routes, so its links begin
 * with `#`: that is the one thing it needs of this file.
 */
import { base } from '$app/paths';
import type { HelpTopic, TermId } from './content/index';
import type { AreaId, DutyId } from './framework/index';
import type { Language } from './i18n/languages';

/** Of a workshop; all but the first show one session. */
export type WorkshopPage =
	| 'workshop'
	| 'workshop/set-up'
	| 'workshop/check'
	| 'workshop/vote'
	| 'workshop/console'
	| 'workshop/screen'
	| 'workshop/paper'
	| 'workshop/entry'
	| 'workshop/close'
	| 'workshop/responsible';

export type PageName =
	| ''
	| 'new'
	| 'details'
	| 'assess'
	| 'results'
	| 'results/duties'
	| 'results/lenses'
	| 'results/what-if'
	| 'compare'
	| 'plan'
	| 'report'
	| WorkshopPage
	| 'data'
	| 'offline'
	| 'help'
	| 'method'
	| 'glossary'
	| 'about';

const addressed = (language: Language, path: string, assessmentId?: string): string =>
	`${base}/${language}/${path}${assessmentId ? `?a=${encodeURIComponent(assessmentId)}` : ''}`;

/** @param assessmentId the assessment that the page is to show; this tab's where it is left out */
export const pageLink = (language: Language, page: PageName, assessmentId?: string): string =>
	addressed(language, page === '' ? '' : `${page}/`, assessmentId);

export const dutyLink = (language: Language, duty: DutyId, assessmentId?: string): string =>
	addressed(language, `duty/${duty}/`, assessmentId);

export const areaLink = (language: Language, area: AreaId, assessmentId?: string): string =>
	addressed(language, `area/${area}/`, assessmentId);

export const helpLink = (language: Language, topic: HelpTopic, assessmentId?: string): string =>
	addressed(language, `help/${topic}/`, assessmentId);

/** A page of a workshop with the session that it shows. */
export const sessionLink = (language: Language, page: WorkshopPage, sessionId: string): string =>
	`${pageLink(language, page)}?s=${encodeURIComponent(sessionId)}`;

/**
 * Of a ballot's page: the session of a laptop that goes from person to person. Behind `#` stands the
 * session of a participant's own phone.
 */
export const sharedSessionIn = ({ searchParams, hash }: URL): string | undefined =>
	hash ? undefined : (searchParams.get('s') ?? undefined);

/** Where the glossary says what a term means. */
export const termLink = (language: Language, term: TermId, assessmentId?: string): string =>
	`${pageLink(language, 'glossary', assessmentId)}#${term}`;

/** The same page in another language, with its query. */
export const inLanguage = (url: URL, from: Language, to: Language): string => {
	const rest = url.pathname.slice(`${base}/${from}/`.length);
	return `${base}/${to}/${rest}${url.search}${url.hash}`;
};
