/** The sentences of a letter to a partner, in the reader's language. */
import type { PartnerTexts } from '$lib/content/index';
import type { Action } from '$lib/domain/plan';
import type { Translate } from '$lib/i18n/index';
import type { LetterRequest, LetterWords } from '$lib/state/plan-files';
import type { Ask } from './asks';
import { dayInWords } from './days';

/** Tells nothing of owners and notes: they are the city's own. */
export function requestsOf(
	asks: readonly Ask[],
	lines: PartnerTexts,
	t: Translate,
	locale: string,
): LetterRequest[] {
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	return asks.map(({ duty, actions }) => ({
		duty: lines[duty] ?? duty,
		because: t('plan:letter.because', {
			tasks: list.format(actions.map((action) => taskInWords(action, t, locale))),
		}),
	}));
}

export function wordsOf(
	t: Translate,
	{ actor, city, date }: { actor: string; city: string; date: string },
): LetterWords {
	return {
		subject: t('plan:letter.subject', { city }),
		greeting: t('plan:letter.greeting'),
		opening: [t('plan:letter.who'), t('plan:letter.why', { actor })],
		closing: [t('plan:letter.closing'), t('plan:letter.regards')],
		signature: [t('plan:letter.signature'), t('plan:letter.date', { city, date })],
	};
}

function taskInWords({ task, due }: Action, t: Translate, locale: string): string {
	const words = task.trim() || t('plan:actions.untitled');
	return due ? t('plan:letter.becauseDue', { task: words, date: dayInWords(due, locale) }) : words;
}
