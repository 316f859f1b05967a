/** One page for whoever decides: where the city stands, what stands out, what to begin with. */
import { countAnswers } from '$lib/domain/count-answers';
import { gaps, strengths, type Highlight } from '$lib/domain/strengths';
import { weakestAreas } from '$lib/domain/weakest';
import type { Block, Cell } from '$lib/state/report-files';
import { leastLevel, level, range, score } from '../results/figures';
import type { Findings } from './findings';
import { dutyName, listed } from './sentences';

const FIRST_STEPS = 3;
/** So that the page stays one. */
const QUOTED = 2;

export function summaryBlocks(found: Findings): Block[] {
	const { words, input } = found;
	const { t } = words;
	const count = countAnswers(input.scope, input.answers).overall;
	return [
		...(count.answered < count.total
			? [{ kind: 'notice', text: t('results:partial', count) } as const]
			: []),
		keyFigures(found),
		...highlights(found, t('results:words.strengths'), strengths(input)),
		...highlights(found, t('results:words.gaps'), gaps(input)),
		...firstSteps(found),
		...openCounts(found),
	];
}

function keyFigures({ words, input, results }: Findings): Block {
	const { t, locale, names } = words;
	const { levels } = words.levels;
	const { overall, areas } = results;
	const weakest = weakestAreas(input).map((id) =>
		t('report:labelled', {
			label: names.areas[id].name,
			text: range(t, locale, areas[id].low, areas[id].high),
		}),
	);
	const scored =
		overall.score === null
			? t(`results:status.${overall.status}`)
			: t('results:scoreOf', { score: score(locale, overall.score) });
	const uncertain = overall.low !== overall.high;
	const rows: [string, string][] = [
		[
			overall.status === 'scored' ? t('results:weakestLabel') : t('results:weakestSoFar'),
			weakest.join('\n') || t('results:notKnown'),
		],
		[
			t('results:level'),
			overall.level === null ? leastLevel(t, levels, overall) : level(t, levels, overall.level),
		],
		[
			t('results:score'),
			uncertain
				? t('report:summary.withRange', {
						score: scored,
						range: range(t, locale, overall.low, overall.high),
					})
				: scored,
		],
	];
	if (overall.evidencedLevel !== null) {
		rows.push([t('results:evidenced'), level(t, levels, overall.evidencedLevel)]);
	}
	if (results.progress.overall !== null) {
		const percent = score(locale, results.progress.overall);
		rows.push([t('report:summary.targets'), t('report:percent', { percent })]);
	}
	const { assessed, applicable } = overall;
	rows.push([t('results:coverage'), t('results:areas.counts', { assessed, count: applicable })]);
	return {
		kind: 'table',
		caption: t('report:summary.figures'),
		columns: [
			{ label: t('report:columns.what'), kind: 'text', width: 2 },
			{ label: t('report:columns.figure'), kind: 'text', width: 4 },
		],
		rows: rows.map(([label, text]): Cell[] => [{ text: label, kind: 'heading' }, text]),
	};
}

function highlights(found: Findings, text: string, all: readonly Highlight[]): Block[] {
	const { t, locale, names } = found.words;
	if (all.length === 0) return [];
	const items = all.map(({ principle, mean, level: at, duties }) => {
		const quoted = duties
			.slice(0, QUOTED)
			.map((id) => t('results:words.quoted', { duty: dutyName(found.words, id) }));
		const count = duties.length - quoted.length;
		const list =
			count > 0
				? t('report:summary.more', { list: quoted.join(', '), count })
				: listed(found.words, quoted);
		return t('report:summary.highlight', {
			name: names.principles[principle]?.name ?? principle,
			mean: t('results:words.mean', { score: score(locale, mean) }),
			duties: t('results:words.atLevel', { level: at, duties: list }),
		});
	});
	return [
		{ kind: 'heading', text },
		{ kind: 'list', items },
	];
}

function firstSteps({ words, results }: Findings): Block[] {
	const { t, tasks } = words;
	const { now, next } = results.suggestions;
	const items = [...now, ...next].slice(0, FIRST_STEPS).map(({ duty, from, to }) => {
		const first = tasks?.[duty]?.[to - 1]?.first;
		const step = t('results:suggestions.step', { from, to });
		const title = t('report:summary.step', { duty: dutyName(words, duty), step });
		return first ? `${title}\n${first}` : title;
	});
	if (items.length === 0) return [];
	return [
		{ kind: 'heading', text: t('report:summary.steps') },
		{ kind: 'list', ordered: true, items },
	];
}

function openCounts({ words: { t }, results }: Findings): Block[] {
	const { findOut, toAnswer, prove } = results.suggestions;
	const items = [
		...(findOut.length > 0 ? [t('report:summary.findOut', { count: findOut.length })] : []),
		...(toAnswer.length > 0 ? [t('report:summary.toAnswer', { count: toAnswer.length })] : []),
		...(prove.length > 0 ? [t('report:summary.prove', { count: prove.length })] : []),
	];
	return [
		{ kind: 'heading', text: t('report:section.open') },
		items.length > 0
			? { kind: 'list', items }
			: { kind: 'paragraph', text: t('report:nothingOpen') },
	];
}
