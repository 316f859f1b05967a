/** A vote in words. */
import type { Vote } from '$lib/domain/workshop/vote-text';
import type { Ui } from '../../context';

export function voteWords({ t, texts }: Ui, vote: Vote): string {
	if (vote === 'unknown') return t('ballot:fill.unknown');
	if (vote === 'notApplicable') return t('ballot:fill.na');
	return t('level', { level: vote, name: texts.levels.levels[vote]?.name ?? '' });
}
