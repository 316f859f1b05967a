/** "Who is responsible?" as a table for spreadsheets: counts, and of groups only those shown. */
import type { ConsultationTexts, Names } from '$lib/content/index';
import { consultationCsvRows, type MatrixRow } from '$lib/domain/consultation/matrix';
import { RESPONSIBLE_ACTORS } from '$lib/domain/consultation/votes';
import type { Group } from '$lib/domain/workshop/session';
import type { Translate } from '$lib/i18n/index';
import type { Table } from '$lib/state/report-files';
import { groupName } from '../group-names';

export type TableWords = { t: Translate; names: Names; consultation: ConsultationTexts };

export function responsibleTable(
	rows: readonly MatrixRow<number>[],
	groups: readonly Group[],
	{ t, names, consultation }: TableWords,
): Table {
	const nameOf = (number: number | undefined) => {
		const group = groups.find((one) => one.number === number);
		return group ? groupName(t, group) : t('responsible:matrix.everybody');
	};
	return {
		name: t('responsible:title'),
		columns: [
			{ key: 'code', label: t('responsible:export.question'), kind: 'text' },
			{ key: 'duty', label: t('responsible:matrix.duty'), kind: 'text' },
			{ key: 'area', label: t('responsible:export.area'), kind: 'text' },
			{ key: 'group', label: t('responsible:export.group'), kind: 'text' },
			{ key: 'n', label: t('responsible:matrix.votes'), kind: 'number' },
			...RESPONSIBLE_ACTORS.map((actor) => ({
				key: actor,
				label: t(`responsible:actors.${actor}.name`),
				kind: 'number' as const,
			})),
			{ key: 'leading', label: t('responsible:matrix.leading'), kind: 'text' },
			{ key: 'contest', label: t('responsible:matrix.contest'), kind: 'number' },
		],
		rows: consultationCsvRows(rows).map(({ duty, area, group, leading, contest, n, ...rest }) => ({
			code: duty,
			duty: consultation[duty] ?? duty,
			area: names.areas[area].name,
			group: nameOf(group),
			n,
			...Object.fromEntries(RESPONSIBLE_ACTORS.map((actor) => [actor, rest[actor]])),
			leading: leading.map((actor) => t(`responsible:actors.${actor}.short`)).join(', '),
			contest,
		})),
	};
}
