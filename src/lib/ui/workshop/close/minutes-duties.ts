/** Of the minutes: each duty with the votes that the room has seen, and what was agreed. */
import { LEVELS } from '$lib/domain/answers';
import type { BoardRow } from '$lib/domain/workshop/board';
import type { Spread } from '$lib/domain/workshop/spread';
import { areaOf, dutyById } from '$lib/framework/index';
import type { Translate } from '$lib/i18n/index';
import type { Block, Cell, Section } from '$lib/state/report-files';
import { agreedInWords } from './agreed';
import type { MinutesInput, MinutesWords } from './minutes-input';

export function duties({ session, rows }: MinutesInput, { t, texts }: MinutesWords): Section {
	const blocks: Block[] = [{ kind: 'paragraph', text: t('closing:minutes.dutiesNote') }];
	const areas = [...new Set(rows.map(({ duty }) => areaOf(dutyById(duty)!)))];
	for (const area of areas) {
		blocks.push({
			kind: 'table',
			caption: texts.names.areas[area].name,
			columns: [
				{ label: t('closing:answers.duty'), kind: 'text', width: 5 },
				{ label: t('closing:minutes.first'), kind: 'text', width: 3 },
				{ label: t('closing:minutes.second'), kind: 'text', width: 3 },
				{ label: t('closing:minutes.agreed'), kind: 'text', width: 3 },
			],
			rows: rows
				.filter(({ duty }) => areaOf(dutyById(duty)!) === area)
				.map((row) => dutyRow(row, session.duties.indexOf(row.duty) + 1, { t, texts })),
		});
	}
	return { title: t('closing:minutes.duties'), blocks };
}

function dutyRow(
	row: BoardRow,
	number: number,
	{ t, texts }: Pick<MinutesWords, 't' | 'texts'>,
): Cell[] {
	const { duty, first, second, revealed, agreement, conflict } = row;
	const agreed = [
		agreement
			? agreedInWords(agreement.level, t, texts.levels.levels)
			: t(conflict.length > 0 ? 'closing:minutes.conflict' : 'closing:minutes.notAgreed'),
		...(agreement?.undisputed ? [t('closing:minutes.undisputed')] : []),
		...(isContestedAsShown(row) ? [t('closing:minutes.contested')] : []),
	];
	return [
		{ text: `${number}. ${texts.names.duties[duty] ?? duty}`, kind: 'heading' },
		revealed > 0 ? spreadInWords(first, t) : t('closing:minutes.notShown'),
		second ? (revealed === 2 ? spreadInWords(second, t) : t('closing:minutes.notShown')) : '',
		agreed.join('\n'),
	];
}

/** Of the last votes that the room has seen; of none that it has not. */
export const isContestedAsShown = ({ revealed, contested }: BoardRow): boolean =>
	revealed > 0 && contested;

/** `1: 3 · 2: 5 · ?: 2`, and the middle. */
function spreadInWords(spread: Spread, t: Translate): string {
	const { distribution, unknown, notApplicable, median } = spread;
	const counts: [string, number][] = [
		...LEVELS.map((level): [string, number] => [String(level), distribution[level]]),
		['?', unknown],
		['N', notApplicable],
	];
	const said = counts
		.filter(([, count]) => count > 0)
		.map(([level, count]) => t('closing:minutes.votes', { level, count }));
	if (said.length === 0) return t('closing:minutes.noVotes');
	const middle = median === null ? [] : [t('closing:minutes.middle', { level: median })];
	return [said.join(' · '), ...middle].join('\n');
}
