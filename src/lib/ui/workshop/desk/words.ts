/** What the desk and the screen call what was agreed on, and tables. */
import type { LevelTexts } from '$lib/content/index';
import type { Agreed } from '$lib/domain/workshop/finding';
import type { Table } from '$lib/domain/workshop/session';
import type { Translate } from '$lib/i18n/index';
import { tableName } from '../group-names';

export const agreedInWords = (
	t: Translate,
	levels: LevelTexts['levels'],
	agreed: Agreed,
): string =>
	typeof agreed === 'number'
		? t('level', { level: agreed, name: levels[agreed]!.name })
		: t(`desk:agree.${agreed}`);

export const tableInWords = (t: Translate, table: Table): string =>
	tableName(table, (number) => t('desk:groups.tableNumber', { number }));
