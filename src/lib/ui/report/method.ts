/** How the figures came about, in short: enough to read the report, and where all of it stands. */
import { LEVELS } from '$lib/domain/answers';
import { METHOD_VERSION } from '$lib/domain/method-version';
import type { Block } from '$lib/state/report-files';
import type { Findings } from './findings';
import { date } from './sentences';

/** The rules in the order in which a reader needs them. */
export function rules({ words, facts }: Findings): string[] {
	const { t } = words;
	return [
		t('report:rules.own'),
		t('report:rules.score'),
		t('report:rules.range'),
		t('report:rules.level'),
		t('report:rules.evidence'),
		t('report:rules.suggestions'),
		t('report:rules.whole', { address: facts.methodAddress }),
	];
}

/** City, period, date, versions: what a report says of itself. */
export function about({ words, facts, shown }: Findings): { label: string; text: string }[] {
	const { t, locale } = words;
	const { city, country, period, scope, framework, savedAt, sample } = shown.assessment;
	const lines: [string, string | undefined][] = [
		[t('report:about.city'), city || t('unnamedCity')],
		[t('report:about.sample'), sample && t('report:about.sampleText')],
		[
			t('report:about.country'),
			country && new Intl.DisplayNames(locale, { type: 'region' }).of(country),
		],
		[t('report:about.period'), period],
		[t('report:about.scope'), t(`scope.${scope}`)],
		[t('report:about.savedAt'), date(words, new Date(savedAt))],
		[t('report:about.made'), date(words, facts.now)],
		[t('report:about.tool'), t('report:about.version', { name: t('appName'), version: facts.app })],
		[t('report:about.method'), METHOD_VERSION],
		[
			t('report:about.framework'),
			t('report:about.frameworkText', { id: framework.id, version: framework.version }),
		],
	];
	return lines.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

export function methodBlocks(found: Findings): Block[] {
	const { t, levels } = found.words;
	return [
		...rules(found).map((text) => ({ kind: 'paragraph', text }) as const),
		{
			kind: 'table',
			caption: t('report:levels'),
			columns: [
				{ label: t('results:level'), kind: 'text', width: 1.4 },
				{ label: t('report:columns.meaning'), kind: 'text', width: 5 },
			],
			rows: LEVELS.map((level) => [
				{
					text: t('results:levelNamed', { level, name: levels.levels[level]?.name ?? '' }),
					kind: 'heading',
				},
				levels.anchors[level] ?? '',
			]),
		},
	];
}
