/** The same as tables for a spreadsheet: figures as figures, codes in words, one field a column. */
import { levelOf } from '$lib/domain/answers';
import type { OverallScore } from '$lib/domain/scores';
import { areaOf, AREAS, dutiesInScope, dutyById } from '$lib/framework/index';
import type { Column, Row, Table } from '$lib/state/report-files';
import { stateOf } from '../explore/filter';
import { stateLabel } from '../explore/state-label';
import type { Findings } from './findings';
import { about, rules } from './method';
import { dutyName, evidenceKind, partnerLine, principleName } from './sentences';

/** Answers, scores, plan, method: a sheet each. */
export const tablesOf = (found: Findings): [Table, Table, Table, Table] => [
	answersTable(found),
	scoresTable(found),
	planTable(found),
	methodTable(found),
];

const text = (key: string, label: string): Column => ({ key, label, kind: 'text' });
const number = (key: string, label: string): Column => ({ key, label, kind: 'number' });
const day = (key: string, label: string): Column => ({ key, label, kind: 'date' });

export function answersTable({ words, shown, details }: Findings): Table {
	const { t, names } = words;
	const evidence = details.has('evidence');
	return {
		name: t('report:sheets.answers'),
		columns: [
			text('area', t('results:profile.area')),
			text('principle', t('results:profile.principle')),
			text('id', t('report:columns.id')),
			text('duty', t('explore:columns.duty')),
			number('level', t('results:level')),
			text('answer', t('report:columns.answer')),
			text('reason', t('report:columns.reason')),
			...(details.has('names') ? [text('askWhom', t('report:askWhom'))] : []),
			...(evidence ? [text('evidence', t('explore:columns.evidence'))] : []),
			...(evidence ? [text('evidenceText', t('report:columns.where'))] : []),
			...(evidence ? [day('evidenceDate', t('report:columns.dated'))] : []),
			text('priority', t('report:columns.priority')),
			text('heldBy', t('report:heldBy')),
			...(details.has('notes') ? [text('note', t('report:note'))] : []),
			text('flag', t('explore:marks.flag')),
			text('toConfirm', t('explore:marks.toConfirm')),
			text('origin', t('report:columns.origin')),
		],
		rows: dutiesInScope(shown.assessment.scope).map((duty): Row => {
			const answer = shown.answers[duty.id] ?? {};
			const { notApplicable, heldBy, priority } = answer;
			return {
				area: names.areas[areaOf(duty)].name,
				principle: principleName(words, duty.id),
				id: duty.id,
				duty: dutyName(words, duty.id),
				level: levelOf(answer),
				answer: stateLabel(t, words.levels.levels, stateOf(answer)),
				reason: notApplicable ? t(`report:naReasons.${notApplicable}`) : null,
				askWhom: answer.askWhom ?? null,
				evidence: evidenceKind(words, answer),
				evidenceText: answer.evidenceText ?? null,
				evidenceDate: answer.evidenceDate ?? null,
				priority: priority ? t(`report:priorities.${priority}`) : null,
				heldBy: heldBy ? t(`results:suggestions.holders.${heldBy}`) : null,
				note: answer.note ?? null,
				flag: answer.flag ? t('report:yes') : null,
				toConfirm: answer.toConfirm ? t('report:yes') : null,
				origin: answer.origin ?? null,
			};
		}),
	};
}

function scoresTable({ words, results, input }: Findings): Table {
	const { t, names } = words;
	const group = (figures: OverallScore): Row => ({
		status: t(`results:status.${figures.status}`),
		score: figures.score,
		low: figures.low,
		high: figures.high,
		level: figures.level,
		evidenced: figures.evidencedLevel,
		applicable: figures.applicable,
		assessed: figures.assessed,
		unknown: figures.unknown,
		notApplicable: figures.notApplicable,
	});
	return {
		name: t('report:sheets.scores'),
		columns: [
			text('what', t('report:columns.what')),
			text('name', t('report:columns.name')),
			text('status', t('report:columns.status')),
			number('score', t('results:score')),
			number('low', t('report:columns.low')),
			number('high', t('report:columns.high')),
			number('level', t('results:level')),
			number('evidenced', t('results:evidenced')),
			number('applicable', t('report:columns.applicable')),
			number('assessed', t('report:columns.assessed')),
			number('unknown', t('explore:states.unknown')),
			number('notApplicable', t('explore:states.notApplicable')),
			number('target', t('report:columns.target')),
			number('progress', t('report:columns.progress')),
		],
		rows: [
			{
				what: t('results:city'),
				...group(results.overall),
				progress: results.progress.overall,
			},
			...AREAS.flatMap((area): Row[] => [
				{
					what: t('results:profile.area'),
					name: names.areas[area.id].name,
					...group(results.areas[area.id]),
					target: input.targets?.[area.id] ?? null,
					progress: results.progress.areas[area.id],
				},
				...area.principles.map(({ id }): Row => {
					const { mean, ...figures } = results.areas[area.id].principles[id]!;
					const name = names.principles[id]?.name ?? id;
					return { what: t('results:profile.principle'), name, score: mean, ...figures };
				}),
			]),
		],
	};
}

function planTable({ words, shown, details }: Findings): Table {
	const { t, names } = words;
	return {
		name: t('report:section.plan'),
		columns: [
			text('task', t('report:plan.action')),
			text('horizon', t('report:plan.when')),
			day('due', t('report:plan.due')),
			text('status', t('report:plan.status')),
			text('effort', t('report:plan.effort')),
			...(details.has('names') ? [text('owner', t('report:plan.owner'))] : []),
			text('id', t('report:columns.id')),
			text('duty', t('explore:columns.duty')),
			text('area', t('results:profile.area')),
			number('to', t('report:plan.to')),
			text('partners', t('report:plan.callOn')),
			day('doneAt', t('report:plan.doneAt')),
			...(details.has('notes') ? [text('note', t('report:note'))] : []),
		],
		rows: shown.actions.map((action): Row => {
			const duty = action.duty ? dutyById(action.duty) : undefined;
			return {
				task: action.task,
				horizon: t(`results:suggestions.${action.horizon}`),
				due: action.due ?? null,
				status: t(`report:plan.statuses.${action.status}`),
				effort: action.effort ? t(`report:efforts.${action.effort}`) : null,
				owner: action.owner ?? null,
				id: action.duty ?? null,
				duty: duty ? dutyName(words, duty.id) : null,
				area: duty ? names.areas[areaOf(duty)].name : null,
				to: action.to ?? null,
				partners: action.partners?.map((id) => partnerLine(words, id)).join('\n') ?? null,
				doneAt: action.doneAt?.slice(0, 10) ?? null,
				note: action.note ?? null,
			};
		}),
	};
}

function methodTable(found: Findings): Table {
	const { t, levels } = found.words;
	const rule = t('report:columns.rule');
	return {
		name: t('report:sheets.method'),
		columns: [text('what', t('report:columns.what')), text('text', t('report:columns.meaning'))],
		rows: [
			...about(found).map(({ label, text: said }) => ({ what: label, text: said })),
			...levels.anchors.map((anchor, level) => ({
				what: t('results:levelNamed', { level, name: levels.levels[level]?.name ?? '' }),
				text: anchor,
			})),
			...rules(found).map((said) => ({ what: rule, text: said })),
		],
	};
}
