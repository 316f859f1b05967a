import type { LevelTexts } from '$lib/content/index';
import { levelOf, standingOf, type Answer } from '$lib/domain/answers';
import type { Agreed } from '$lib/domain/workshop/finding';
import type { Translate } from '$lib/i18n/index';

/** What was agreed, in words. */
export function agreedInWords(agreed: Agreed, t: Translate, levels: LevelTexts['levels']): string {
	if (agreed === 'unknown') return t('closing:answers.unknown');
	return typeof agreed === 'number'
		? t('closing:answers.level', { level: agreed, name: levels[agreed]?.name ?? '' })
		: t(`closing:answers.reasons.${agreed}`);
}

/** What an answer says, in the same words. */
export function answerInWords(
	answer: Answer | undefined,
	t: Translate,
	levels: LevelTexts['levels'],
): string {
	switch (standingOf(answer)) {
		case 'assessed':
			return agreedInWords(levelOf(answer)!, t, levels);
		case 'unknown':
			return agreedInWords('unknown', t, levels);
		case 'notApplicable':
			return agreedInWords(answer!.notApplicable!, t, levels);
		case 'unanswered':
			return t('closing:answers.nothing');
	}
}
