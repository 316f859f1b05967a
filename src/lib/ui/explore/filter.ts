/** Which duties the table of all duties shows. */
import {
	isUnproven,
	levelOf,
	standingOf,
	type Answer,
	type Answers,
	type Standing,
} from '$lib/domain/answers';
import { areaOf, dutiesInScope, type AreaId, type Duty, type Scope } from '$lib/framework/index';

/** What stands for a duty, as one code: a level, or why there is none. */
export type State = '0' | '1' | '2' | '3' | '4' | Exclude<Standing, 'assessed'>;
export const STATES: readonly State[] = [
	...(['0', '1', '2', '3', '4'] as const),
	...(['unknown', 'unanswered', 'notApplicable'] as const),
];

/** Marks that a duty can have beside its level. */
export const MARKS = ['unproven', 'note', 'flag', 'high', 'toConfirm'] as const;
export type Mark = (typeof MARKS)[number];

/** Empty strings stand for "all"; several marks: every one of them. */
export type Filter = { area: AreaId | ''; state: State | ''; marks: Mark[]; words: string };
export const NO_FILTER: Filter = { area: '', state: '', marks: [], words: '' };

export const stateOf = (answer: Answer | undefined): State =>
	(levelOf(answer)?.toString() as State | undefined) ?? (standingOf(answer) as State);

export function marksOf(answer: Answer | undefined): Mark[] {
	const has: Record<Mark, boolean> = {
		unproven: isUnproven(answer),
		note: Boolean(answer?.note),
		flag: Boolean(answer?.flag),
		high: answer?.priority === 'high',
		toConfirm: Boolean(answer?.toConfirm),
	};
	return MARKS.filter((mark) => has[mark]);
}

/** @param title of a duty, in the reader's language; words are looked for in it and in the note */
export function filtered(
	scope: Scope,
	answers: Answers,
	filter: Filter,
	title: (duty: Duty) => string,
): Duty[] {
	const words = filter.words.toLocaleLowerCase().trim();
	return dutiesInScope(scope).filter((duty) => {
		const answer = answers[duty.id];
		const marks = marksOf(answer);
		return (
			(filter.area === '' || areaOf(duty) === filter.area) &&
			(filter.state === '' || stateOf(answer) === filter.state) &&
			filter.marks.every((mark) => marks.includes(mark)) &&
			`${title(duty)} ${answer?.note ?? ''}`.toLocaleLowerCase().includes(words)
		);
	});
}
