/**
 * What the long texts must be: every field of every duty, each short enough for a tired reader on a
 * phone. Checked in every language whenever the project is built, and by `npm run texts`; never in
 * the browser, which trusts the build.
 */
import * as v from 'valibot';
import type { AreaId, DutyId } from '../framework/index.ts';

/** Words as a reader counts them: what stands between blanks. */
export const countWords = (text: string): number => text.split(/\s+/u).filter(Boolean).length;

/** The documents that a practice note can come from; their names are in `about.json`. */
export const PRACTICE_DOCUMENTS = ['conference', 'outlook'] as const;
export const EFFORTS = ['small', 'medium', 'large'] as const;

/** A text that is there, without stray blanks, of so many words at most. */
const text = (most: number) =>
	v.pipe(
		v.string(),
		v.nonEmpty('is empty'),
		v.check((value) => value === value.trim() && !/\s{2}/u.test(value), 'has stray blanks'),
		v.check(
			(value) => countWords(value) <= most,
			({ input }) => `has ${countWords(String(input))} words, at most ${most} are allowed`,
		),
	);

const anchor = text(30);

export const dutyTextSchema = v.strictObject({
	question: text(30),
	why: text(40),
	anchors: v.strictTuple([anchor, anchor, anchor, anchor, anchor]),
	evidence: v.strictObject({
		counts: v.pipe(v.array(text(30)), v.minLength(2), v.maxLength(3)),
		not: text(30),
	}),
	ask: text(35),
	smallTown: v.strictObject({ '2': text(35), '3': text(35) }),
	indicators: v.pipe(
		v.array(
			v.strictObject({
				name: text(15),
				unit: text(6),
				numerator: text(25),
				denominator: text(25),
			}),
		),
		v.minLength(1),
		v.maxLength(2),
	),
	practice: v.exactOptional(
		v.strictObject({
			text: text(45),
			document: v.picklist(PRACTICE_DOCUMENTS),
			section: text(12),
		}),
	),
});

const task = v.strictObject({
	first: text(35),
	effort: v.picklist(EFFORTS),
	needs: text(15),
});

/** One task a rung: to level 1, 2, 3 and 4. */
export const tasksSchema = v.strictTuple([task, task, task, task]);

const SCHEMAS = { duties: dutyTextSchema, tasks: tasksSchema } as const;

/**
 * All faults of one file of an area's texts, each a line for whoever writes or builds.
 * @param kind which of the two folders it stands in
 * @param expected the ids of the area's duties: each must be there, and no other
 */
export function checkAreaFile(
	kind: keyof typeof SCHEMAS,
	area: AreaId,
	expected: readonly DutyId[],
	json: unknown,
): string[] {
	const at = `${kind}/${area}.json`;
	const file = v.safeParse(v.record(v.string(), v.unknown()), json);
	if (!file.success) return [`${at}: is not an object with an entry for each duty`];
	const missing = expected.filter((id) => !(id in file.output));
	const strange = Object.keys(file.output).filter((id) => !expected.includes(id));
	return [
		...missing.map((id) => `${at}: ${id} is missing`),
		...strange.map((id) => `${at}: ${id} is not a duty of this area`),
		...Object.entries(file.output).flatMap(([id, entry]) => {
			const result = v.safeParse(SCHEMAS[kind], entry);
			if (result.success) return [];
			return result.issues.map(
				(issue) => `${at}: ${id} ${v.getDotPath(issue) ?? ''}: ${issue.message}`,
			);
		}),
	];
}
