/** Schemas applied, with their first complaint turned into a fault that says where. */
import * as v from 'valibot';
import { dutyById } from '../../framework/index';
import type { Answer, Answers } from '../answers';
import { bad, good, type Result } from '../errors';
import { isRecord } from './parse-json';
import type { Action } from '../plan';
import { actionSchema, answerSchema } from './schema';

/** `value` as the schema has it, or `invalid` with the path, which begins with `at`. */
export function parseWith<T>(
	schema: v.GenericSchema<unknown, T>,
	value: unknown,
	at: readonly string[] = [],
): Result<T> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (result.success) return good(result.output);
	const within = result.issues[0].path?.map((item) => String(item.key)) ?? [];
	return bad('invalid', { at: [...at, ...within].join('.') });
}

/** One answer from outside. The fault's `at` is the field's name, or '' for the answer as such. */
export function parseAnswer(value: unknown): Result<Answer> {
	return parseWith(answerSchema, value);
}

/** Answers by duty id; a duty that this version of the guidelines' data lacks is `invalid`. */
export function parseAnswers(value: unknown): Result<Answers> {
	if (!isRecord(value)) return bad('invalid', { at: 'answers' });
	const answers: Record<string, Answer> = {};
	for (const [id, entry] of Object.entries(value)) {
		const at = ['answers', id];
		if (dutyById(id) === undefined) return bad('invalid', { at: at.join('.') });
		const answer = parseWith(answerSchema, entry, at);
		if (!answer.ok) return answer;
		answers[id] = answer.value;
	}
	return good(answers);
}

/** A plan, its order by hand as the list has it; two actions with one id are `invalid`. */
export function parseActions(value: unknown): Result<Action[]> {
	if (!Array.isArray(value)) return bad('invalid', { at: 'actions' });
	const actions: Action[] = [];
	const ids = new Set<string>();
	for (const [order, entry] of value.entries()) {
		const at = ['actions', String(order)];
		const action = parseWith(actionSchema, entry, at);
		if (!action.ok) return action;
		if (ids.has(action.value.id)) return bad('invalid', { at: [...at, 'id'].join('.') });
		ids.add(action.value.id);
		actions.push({ ...action.value, order });
	}
	return good(actions);
}
