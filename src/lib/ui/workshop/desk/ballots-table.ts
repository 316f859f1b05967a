/** The votes that the room has been shown, as a table for a spreadsheet. */
import type { LevelTexts, Names } from '$lib/content/index';
import { LEVELS } from '$lib/domain/answers';
import type { HandIn } from '$lib/domain/workshop/hand-in';
import { revealedRows, type RevealedRow } from '$lib/domain/workshop/revealed';
import type { Session } from '$lib/domain/workshop/session';
import type { Translate } from '$lib/i18n/index';
import type { Table } from '$lib/state/plan-files';
import { groupName } from '../group-names';
import { agreedInWords, tableInWords } from './words';

export type Said = { t: Translate; names: Names; levels: LevelTexts['levels'] };

const FIGURES = ['median', 'min', 'max', 'disagreement'] as const;

export function ballotsTable(session: Session, handIns: readonly HandIn[], said: Said): Table {
	const { t } = said;
	const column = (key: string, label: string, kind: 'text' | 'number' = 'text') => ({
		...{ key, label, kind },
	});
	const columns = [
		column('code', t('desk:export.columns.code')),
		column('title', t('desk:export.columns.title')),
		column('round', t('desk:export.columns.round'), 'number'),
		column('who', t('desk:export.columns.who')),
		...(['n', 'unknown', 'notApplicable'] as const).map((key) =>
			column(key, t(`desk:export.columns.${key}`), 'number'),
		),
		...LEVELS.map((level) =>
			column(`level${level}`, t('desk:export.columns.level', { level }), 'number'),
		),
		...FIGURES.map((key) => column(key, t(`desk:export.columns.${key}`), 'number')),
		...(['contested', 'agreed', 'dissent'] as const).map((key) =>
			column(key, t(`desk:export.columns.${key}`)),
		),
	];
	const rows = revealedRows(session, handIns).map((row) => cellsOf(row, session, said));
	return { name: t('desk:export.sheet'), columns, rows };
}

function cellsOf(row: RevealedRow, session: Session, { t, names, levels }: Said) {
	const { duty, round, spread, contested, agreed, dissent } = row;
	const { n, unknown, notApplicable, distribution } = spread;
	return {
		...{ code: duty, title: names.duties[duty] ?? duty, round, who: whoOf(row, session, t) },
		...{ n, unknown, notApplicable },
		...Object.fromEntries(LEVELS.map((level) => [`level${level}`, distribution[level]])),
		...Object.fromEntries(FIGURES.map((key) => [key, spread[key]])),
		contested: contested === undefined ? null : t(contested ? 'desk:export.yes' : 'desk:export.no'),
		agreed: agreed === undefined ? null : agreedInWords(t, levels, agreed),
		dissent: dissent ?? null,
	};
}

function whoOf({ of }: RevealedRow, { groups, tables }: Session, t: Translate): string {
	if (!of) return t('desk:export.all');
	const { by, number } = of;
	const group = by === 'group' && groups.find((one) => one.number === number);
	const table = by === 'table' && tables.find((one) => one.number === number);
	return group ? groupName(t, group) : table ? tableInWords(t, table) : String(number);
}
