/** Schemas applied, with their first complaint turned into a fault that says where. */
import * as v from 'valibot';
import { dutyById } from '../../framework/index';
import type { Answer, Answers } from '../answers';
import type { AnswerTimes } from '../assessment';
import { bad, good, type Refusal, type Result } from '../errors';
import type { Action } from '../plan';
import { MAX_ACTIONS } from './format';
import { isRecord } from './parse-json';
import { actionSchema, answerSchema, timestamp } from './schema';

/** `value` as the schema has it, or `invalid` with the path, which begins with `at`. */
export function parseWith<T>(
	schema: v.GenericSchema<unknown, T>,
	value: unknown,
	at: readonly string[] = [],
): Result<T> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return good(result.output);
	const within = result.issues[0].path?.map((item) => String(item.key)) ?? [];
	return invalid([...at, ...within]);
}

/** One answer from outside. The fault's `at` is the field's name, or '' for the answer as such. */
export function parseAnswer(value: unknown): Result<Answer> {
	return parseWith(answerSchema, value);
}

/**
 * Answers by duty id; a duty that this version of the guidelines' data lacks is `invalid`.
 *
 * @param at where they stand, for a fault's path
 */
export function parseAnswers(value: unknown, at: readonly string[] = []): Result<Answers> {
	return parseByDuty(answerSchema, value, [...at, 'answers']);
}

/**
 * When each of `answers` was changed, by duty id; a time without an answer is `invalid`.
 *
 * @param at where they stand, for a fault's path
 */
export function parseAnswerTimes(
	value: unknown,
	answers: Answers,
	at: readonly string[] = [],
): Result<AnswerTimes> {
	const here = [...at, 'answeredAt'];
	const times = parseByDuty(timestamp, value, here);
	if (!times.ok) return times;
	const stray = Object.keys(times.value).find((duty) => answers[duty] === undefined);
	return stray === undefined ? times : invalid([...here, stray]);
}

/**
 * A plan, its order by hand as the list has it; two actions with one id are `invalid`.
 *
 * @param at where it stands, for a fault's path
 */
export function parseActions(value: unknown, at: readonly string[] = []): Result<Action[]> {
	const here = [...at, 'actions'];
	if (!Array.isArray(value) || value.length > MAX_ACTIONS) return invalid(here);
	const actions: Action[] = [];
	const ids = new Set<string>();
	for (const [order, entry] of value.entries()) {
		const place = [...here, String(order)];
		const action = parseWith(actionSchema, entry, place);
		if (!action.ok) return action;
		if (ids.has(action.value.id)) return invalid([...place, 'id']);
		ids.add(action.value.id);
		actions.push({ ...action.value, order });
	}
	return good(actions);
}

export function invalid(path: readonly string[]): Refusal {
	return bad('invalid', { at: path.join('.') });
}

/** Each key is a duty before anything is assigned, so none can be a name of the prototype's. */
function parseByDuty<T>(
	schema: v.GenericSchema<unknown, T>,
	value: unknown,
	at: readonly string[],
): Result<Record<string, T>> {
	if (!isRecord(value)) return invalid(at);
	const byDuty: Record<string, T> = {};
	for (const [id, entry] of Object.entries(value)) {
		const place = [...at, id];
		if (dutyById(id) === undefined) return invalid(place);
		const parsed = parseWith(schema, entry, place);
		if (!parsed.ok) return parsed;
		byDuty[id] = parsed.value;
	}
	return good(byDuty);
}
