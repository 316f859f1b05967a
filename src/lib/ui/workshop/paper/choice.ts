/** What the facilitator has chosen to print, with what is asked of the numbers. */
import { MAX_SHEET } from '$lib/domain/workshop/hand-in';
import type { Session } from '$lib/domain/workshop/session';
import type { SheetChoice } from './blocks';
import type { Paper } from './paper-size';

/** More at once would keep an old laptop busy for minutes. */
export const MOST_AT_ONCE = 60;
const SOME = 10;

export type PrintChoice = SheetChoice & {
	paper: Paper;
	/** How many people get a sheet, and the number of the first. */
	count: number;
	from: number;
	/** Sets of pages to share, of the short form. */
	shared: number;
};

/** @param locale of the reader: where Letter is the usual paper, it is proposed */
export const firstChoice = (session: Session, locale: string): PrintChoice => ({
	what: 'duties',
	form: 'full',
	onlyOwn: false,
	paper: /-(?:US|CA|MX|CO|VE|CL|PH|GT|CR|PA|SV|NI|DO|PR)\b/u.test(locale) ? 'Letter' : 'A4',
	count: Math.min(MOST_AT_ONCE, Math.max(1, session.expected ?? SOME)),
	from: 1,
	shared: Math.max(1, session.tables.length),
});

const whole = (value: number, most: number): boolean =>
	Number.isInteger(value) && value >= 1 && value <= most;

/** Whether so many sheets can be printed. */
export const canPrint = ({ count, from, shared }: PrintChoice): boolean =>
	whole(count, MOST_AT_ONCE) &&
	whole(from, MAX_SHEET) &&
	from + count - 1 <= MAX_SHEET &&
	whole(shared, MOST_AT_ONCE);
