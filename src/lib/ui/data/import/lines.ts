/** What each side says of one thing that differs, line by line, in words. Lines that agree are left out. */
import type { LevelTexts, Names } from '$lib/content/index';
import { standingOf, type Answer } from '$lib/domain/answers';
import type { Conflict } from '$lib/domain/merge';
import type { Action } from '$lib/domain/plan';
import { PARTNER_DUTIES, type AreaId } from '$lib/framework/index';
import type { Translate } from '$lib/i18n/index';

export type Line = { label: string; mine: string; theirs: string };

/** What the lines are written with; `t` knows the words of `import`, `duty`, `plan` and `results`. */
export type Words = {
	t: Translate;
	locale: string;
	names: Pick<Names, 'areas' | 'duties'>;
	levels: LevelTexts['levels'];
};

/** A label, and what one side says there; undefined where it says nothing. */
type Reader<T> = readonly [label: string, say: (value: T) => string | undefined];

/** What the thing that differs is called. */
export function titleOf(conflict: Conflict, { t, names }: Words): string {
	switch (conflict.kind) {
		case 'answer':
			return names.duties[conflict.duty] ?? conflict.duty;
		case 'action':
			return t('import:conflicts.fields.action', {
				task: conflict.mine.task || conflict.theirs.task || t('plan:actions.untitled'),
			});
		case 'detail':
			return detailLabel(conflict.field, t, names);
	}
}

/** One line at least, the most telling first. */
export function linesOf(conflict: Conflict, words: Words): Line[] {
	switch (conflict.kind) {
		case 'answer':
			return differing(conflict.mine, conflict.theirs, answerReaders(words), words.t);
		case 'action': {
			const lines = differing(conflict.mine, conflict.theirs, actionReaders(words), words.t);
			return lines.length > 0 ? lines : [sameWords(words.t)];
		}
		case 'detail': {
			const { field, mine, theirs } = conflict;
			const say = (value: string | undefined) =>
				value === undefined ? words.t('import:conflicts.none') : detail(field, value, words);
			return [{ label: titleOf(conflict, words), mine: say(mine), theirs: say(theirs) }];
		}
	}
}

function differing<T>(mine: T, theirs: T, readers: Reader<T>[], t: Translate): Line[] {
	const none = t('import:conflicts.none');
	return readers
		.map(([label, say]) => ({ label, mine: say(mine) || none, theirs: say(theirs) || none }))
		.filter((line) => line.mine !== line.theirs);
}

/** Nothing that is read differs: the place by hand, or when it was written. */
function sameWords(t: Translate): Line {
	const place = t('import:conflicts.place');
	return { label: t('import:conflicts.fields.order'), mine: place, theirs: place };
}

function answerReaders({ t, locale, levels }: Words): Reader<Answer>[] {
	const yes = (mark: true | undefined) => (mark ? t('import:conflicts.yes') : undefined);
	return [
		[t('import:conflicts.fields.answer'), (answer) => standing(answer, t, levels)],
		[t('duty:askWhom'), ({ askWhom }) => askWhom],
		[t('duty:evidence'), ({ evidence }) => evidence && t(`duty:evidenceKinds.${evidence}`)],
		[t('import:conflicts.fields.evidenceText'), ({ evidenceText }) => evidenceText],
		[t('duty:evidenceDate'), ({ evidenceDate }) => evidenceDate && day(evidenceDate, locale)],
		[t('duty:priority'), ({ priority }) => priority && t(`duty:priorities.${priority}`)],
		[t('duty:heldBy'), ({ heldBy }) => heldBy && t(`duty:holders.${heldBy}`)],
		[t('duty:note'), ({ note }) => note],
		[t('duty:flag'), ({ flag }) => yes(flag)],
		[t('import:conflicts.fields.toConfirm'), ({ toConfirm }) => yes(toConfirm)],
		[t('import:conflicts.fields.origin'), ({ origin }) => origin],
	];
}

function standing(answer: Answer, t: Translate, levels: Words['levels']): string {
	switch (standingOf(answer)) {
		case 'assessed':
			return level(answer.level!, t, levels);
		case 'unknown':
			return t('duty:unknown');
		case 'notApplicable':
			return `${t('duty:na')}: ${t(`duty:naReasons.${answer.notApplicable!}`)}`;
		case 'unanswered':
			return t('import:conflicts.noLevel');
	}
}

const level = (at: number, t: Translate, levels: Words['levels']) =>
	t('level', { level: at, name: levels[at]?.name ?? '' });

function actionReaders({ t, locale, names, levels }: Words): Reader<Action>[] {
	const actors = (partners: readonly string[]) =>
		PARTNER_DUTIES.filter(({ id }) => partners.includes(id))
			.map(({ actor }) => t(`plan:letter.actors.${actor}`))
			.join(', ');
	return [
		[t('plan:columns.task'), ({ task }) => task],
		[t('plan:columns.status'), ({ status }) => t(`plan:statuses.${status}`)],
		[t('plan:columns.horizon'), ({ horizon }) => t(`results:suggestions.${horizon}`)],
		[t('plan:columns.owner'), ({ owner }) => owner],
		[t('plan:columns.due'), ({ due }) => due && day(due, locale)],
		[t('plan:columns.effort'), ({ effort }) => effort && t(`plan:efforts.${effort}`)],
		[t('plan:columns.duty'), ({ duty }) => duty && (names.duties[duty] ?? duty)],
		[t('plan:columns.to'), ({ to }) => (to === undefined ? to : level(to, t, levels))],
		[t('plan:columns.partners'), ({ partners }) => partners && actors(partners)],
		[t('plan:columns.note'), ({ note }) => note],
		[t('plan:columns.done'), ({ doneAt }) => doneAt && day(doneAt.slice(0, 10), locale)],
	];
}

type DetailField = Extract<Conflict, { kind: 'detail' }>['field'];

const isTarget = (field: DetailField): field is `target.${AreaId}` => field.startsWith('target.');

function detailLabel(field: DetailField, t: Translate, names: Words['names']): string {
	if (!isTarget(field)) return t(`import:conflicts.fields.${field}`);
	const area = field.slice('target.'.length) as AreaId;
	return t('import:conflicts.fields.target', { area: names.areas[area].name });
}

function detail(field: DetailField, value: string, { t, locale, levels }: Words): string {
	if (isTarget(field)) return level(Number(value), t, levels);
	switch (field) {
		case 'country':
			return new Intl.DisplayNames(locale, { type: 'region' }).of(value) ?? value;
		case 'scope':
			return t(`scope.${value as 'quick'}`);
		default:
			return value;
	}
}

/** @param value `YYYY-MM-DD` */
function day(value: string, locale: string): string {
	const date = new Date(`${value}T00:00:00Z`);
	// A form may hold a year of six digits, which is no date here.
	if (Number.isNaN(date.getTime())) return value;
	return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
