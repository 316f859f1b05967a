/** Every answer by area and principle, and what is still open. */
import type { Answer } from '$lib/domain/answers';
import { AREAS, dutiesUnder, type DutyId } from '$lib/framework/index';
import type { Block, Cell } from '$lib/state/report-files';
import { stateOf } from '../explore/filter';
import { stateLabel } from '../explore/state-label';
import type { Findings, ReportWords } from './findings';
import { date, dutyName, evidenceKind, labelled } from './sentences';

export function answerBlocks({ words, shown, details }: Findings): Block[] {
	const { t, names } = words;
	const column = (label: string, width: number) => ({ label, kind: 'text' as const, width });
	const columns = [
		column(t('explore:columns.duty'), 2.4),
		column(t('report:columns.answer'), 1.7),
		...(details.has('evidence') ? [column(t('explore:columns.evidence'), 3)] : []),
		...(details.has('notes') ? [column(t('report:note'), 3)] : []),
	];
	const row = (id: DutyId): Cell[] => {
		const answer = shown.answers[id] ?? {};
		return [
			{ text: dutyName(words, id), kind: 'heading' },
			answerLines(words, answer).join('\n'),
			...(details.has('evidence') ? [evidenceLines(words, answer).join('\n')] : []),
			...(details.has('notes') ? [answer.note ?? ''] : []),
		];
	};
	return AREAS.flatMap((area): Block[] => {
		const tables = area.principles.flatMap(({ id }): Block[] => {
			const duties = dutiesUnder(id, shown.assessment.scope);
			if (duties.length === 0) return [];
			return [
				{
					kind: 'table',
					caption: names.principles[id]?.name ?? id,
					columns,
					rows: duties.map((duty) => row(duty.id)),
				},
			];
		});
		return tables.length > 0
			? [{ kind: 'heading', text: names.areas[area.id].name }, ...tables]
			: [];
	});
}

/** What stands for a duty, and what was said beside it. */
function answerLines(words: ReportWords, answer: Answer): string[] {
	const { t } = words;
	return [
		stateLabel(t, words.levels.levels, stateOf(answer)),
		...(answer.notApplicable ? [t(`report:naReasons.${answer.notApplicable}`)] : []),
		...labelled(words, t('report:askWhom'), answer.askWhom),
		...(answer.heldBy
			? labelled(words, t('report:heldBy'), t(`results:suggestions.holders.${answer.heldBy}`))
			: []),
		...(answer.priority ? [t(`report:priorities.${answer.priority}`)] : []),
		...(answer.flag ? [t('explore:marks.flag')] : []),
		...(answer.toConfirm ? [t('explore:marks.toConfirm')] : []),
		...(answer.origin ? [t('report:origin', { code: answer.origin })] : []),
	];
}

function evidenceLines(words: ReportWords, answer: Answer): string[] {
	const kind = evidenceKind(words, answer);
	return [
		...(kind ? [kind] : []),
		...(answer.evidenceText ? [answer.evidenceText] : []),
		...(answer.evidenceDate ? [date(words, answer.evidenceDate)] : []),
	];
}

export function openBlocks({ words, shown, results }: Findings): Block[] {
	const { t } = words;
	const { findOut, toAnswer, prove } = results.suggestions;
	const list = (text: string, hint: string, ids: readonly DutyId[]): Block[] =>
		ids.length === 0
			? []
			: [
					{ kind: 'heading', text },
					...(hint ? [{ kind: 'paragraph', text: hint } as const] : []),
					{
						kind: 'list',
						items: ids.map((id) =>
							[
								dutyName(words, id),
								...labelled(words, t('report:askWhom'), shown.answers[id]?.askWhom),
							].join('\n'),
						),
					},
				];
	const blocks = [
		...list(t('results:open.findOut'), t('results:open.findOutText'), findOut),
		...list(t('results:open.toAnswer'), '', toAnswer),
		...list(t('results:open.prove'), t('results:open.proveText'), prove),
	];
	return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: t('report:nothingOpen') }];
}
