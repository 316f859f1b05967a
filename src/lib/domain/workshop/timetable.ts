/** When each part of the day begins and ends, on the clock of the room. */
import type { AgendaItem } from './session';

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/u;
const MINUTES_A_DAY = 24 * 60;

function minuteOfDay(clock: string): number | undefined {
	const [, hour, minute] = CLOCK.exec(clock) ?? [];
	return hour === undefined || minute === undefined
		? undefined
		: Number(hour) * 60 + Number(minute);
}

/**
 * The clock so many minutes after a start; past midnight it begins again.
 *
 * @param start `HH:MM`, of 24 hours
 * @param minutes whole, 0 or more
 * @returns `HH:MM`, or undefined where the start is no such time
 */
export function clockAfter(start: string, minutes: number): string | undefined {
	const begin = minuteOfDay(start);
	if (begin === undefined) return undefined;
	const at = (begin + minutes) % MINUTES_A_DAY;
	return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

export type TimedItem<T extends AgendaItem = AgendaItem> = {
	item: T;
	/** Minutes after the start. */
	offset: number;
	/** `HH:MM`; absent while no start is known. */
	from?: string;
	to?: string;
};

/** @param startsAt `HH:MM`; without one, or with none that can be, only the offsets are given */
export function timetable<T extends AgendaItem>(
	items: readonly T[],
	startsAt = '',
): TimedItem<T>[] {
	let offset = 0;
	return items.map((item) => {
		const [from, to] = [offset, offset + item.minutes].map((at) => clockAfter(startsAt, at));
		const timed = {
			...{ item, offset },
			...(from !== undefined && to !== undefined && { from, to }),
		};
		offset += item.minutes;
		return timed;
	});
}

/**
 * Where the plan of the day stands: the part that should be going on, and the one after it.
 *
 * @param clock the time in the room, `HH:MM`
 * @returns nothing where no start is known, or when the last part is over; before the start only `next`
 */
export function partsAt<T extends AgendaItem>(
	items: readonly T[],
	startsAt: string | undefined,
	clock: string,
): { now?: TimedItem<T>; next?: TimedItem<T> } {
	const [start, at] = [startsAt ?? '', clock].map(minuteOfDay);
	if (start === undefined || at === undefined) return {};
	const parts = timetable(items, startsAt);
	const elapsed = at - start;
	const now = parts.findLast(({ offset }) => offset <= elapsed);
	if (!now) return parts[0] ? { next: parts[0] } : {};
	if (elapsed >= now.offset + now.item.minutes) return {};
	const next = parts[parts.indexOf(now) + 1];
	return { now, ...(next && { next }) };
}
