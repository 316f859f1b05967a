/** What became of something that was handed in, in words. */
import type { Translate } from '$lib/i18n/index';
import type { Arrival } from '$lib/state/workshop/reception.svelte';

/** How it ended, for colour and sign. */
export const toneOf = ({ outcome }: Arrival): 'good' | 'known' | 'bad' => {
	if (outcome.is === 'taken') return outcome.how === 'known' ? 'known' : 'good';
	return outcome.is === 'part' ? 'known' : 'bad';
};

/** In two or three words. */
export function headlineOf(t: Translate, { outcome }: Arrival): string {
	if (outcome.is === 'taken') return t(`desk:takeIn.${outcome.how}`);
	if (outcome.is === 'part') return t('desk:takeIn.part', { count: outcome.missing });
	return t(`desk:takeIn.${outcome.is}`);
}

/** Why it was not taken in, and what to do; empty where it was. */
export function whyInWords(t: Translate, { outcome, way }: Arrival): string {
	if (outcome.is === 'failed') return t('desk:takeIn.why.failed');
	if (outcome.is !== 'refused') return '';
	const { why, found } = outcome;
	switch (why) {
		case 'other-session':
			return found
				? t('desk:takeIn.why.other-sessionFound', { found })
				: t(`desk:takeIn.why.${why}`);
		case 'not-ours':
			return t(way === 'file' ? 'desk:takeIn.why.file' : 'desk:takeIn.why.not-ours');
		case 'newer-version':
		case 'damaged':
		case 'other-scope':
		case 'other-framework':
		case 'empty':
		case 'closed':
		case 'too-large':
			return t(`desk:takeIn.why.${why}`);
		case 'unknown-framework':
			return t('desk:takeIn.why.other-framework');
		default:
			return t('desk:takeIn.why.file');
	}
}
