import type { Session } from '$lib/domain/workshop/session';
import type { Translate } from '$lib/i18n/index';
import type { Certificate } from '$lib/state/workshop/certificates';
import { dayInWords } from '../../plan/days';

type Words = { t: Translate; locale: string; lang: string; dir: 'ltr' | 'rtl' };

/** What stands on each certificate: that somebody took part, and nothing about levels. */
export function certificateOf(
	{ title, city, day }: Session,
	{ t, locale, lang, dir }: Words,
): Certificate {
	return {
		...{ lang, dir },
		title: t('closing:certificate.title'),
		text: t('closing:certificate.text', { title }),
		where: day
			? t('closing:certificate.where', { city, day: dayInWords(day, locale) })
			: t('closing:certificate.whereOnly', { city }),
		lines: {
			name: t('closing:certificate.name'),
			place: t('closing:certificate.place'),
			signature: t('closing:certificate.signature'),
		},
		note: t('closing:certificate.note'),
	};
}
