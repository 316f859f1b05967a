/** Looks over the texts of the duties in one language: shapes, vague words, reading ease, likeness. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkAreaFile } from '../../src/lib/content/schema.ts';
import type { DutyTexts, TaskTexts } from '../../src/lib/content/types.ts';
import { areaOf, DUTIES } from '../../src/lib/framework/index.ts';
import { AREA_IDS, type AreaId } from '../../src/lib/framework/types.ts';
import { closest, type Named, type Pair } from './likeness.ts';
import { median, readingGrade } from './reading-ease.ts';
import { vagueWord } from './vague-words.ts';

/** Two texts above this are the same one with a word changed. */
export const TOO_ALIKE = 0.65;
/** The median of all questions and anchors may not be harder than this school grade. */
export const HARDEST_MEDIAN_GRADE = 10;

export type AreaTexts = { duties: DutyTexts; tasks: TaskTexts };

export function readTexts(language: string): Record<AreaId, AreaTexts> {
	const folder = new URL(`../../src/lib/content/${language}/`, import.meta.url);
	const read = (name: string): unknown => {
		const file = fileURLToPath(new URL(name, folder));
		return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
	};
	const entries = AREA_IDS.map((area) => [
		area,
		{ duties: read(`duties/${area}.json`), tasks: read(`tasks/${area}.json`) },
	]);
	return Object.fromEntries(entries) as Record<AreaId, AreaTexts>;
}

/** The texts that say what a level is, with where they stand. */
export const anchorsOf = ({ duties }: AreaTexts): Named[] =>
	Object.entries(duties).flatMap(([id, { anchors }]) =>
		anchors.map((text, level) => ({ where: `${id} level ${level}`, text })),
	);

export const tasksOf = ({ tasks }: AreaTexts): Named[] =>
	Object.entries(tasks).flatMap(([id, rungs]) =>
		rungs.map(({ first }, i) => ({ where: `${id} to ${i + 1}`, text: first })),
	);

const questionsOf = ({ duties }: AreaTexts): Named[] =>
	Object.entries(duties).map(([id, { question }]) => ({ where: `${id} question`, text: question }));

/**
 * @param areas whose faults and closest pairs are wanted
 * @returns the faults, a line each; then lines to read
 */
export function reportOn(
	texts: Record<AreaId, AreaTexts>,
	areas: readonly AreaId[],
): { faults: string[]; lines: string[] } {
	const chosen = areas.map((area) => texts[area]);
	const faults = areas.flatMap((area) => {
		const ids = DUTIES.filter((duty) => areaOf(duty) === area).map(({ id }) => id);
		return [
			...checkAreaFile('duties', area, ids, texts[area].duties),
			...checkAreaFile('tasks', area, ids, texts[area].tasks),
		];
	});
	if (faults.length > 0) return { faults, lines: [] };

	const questions = chosen.flatMap(questionsOf);
	const anchors = chosen.flatMap(anchorsOf);
	const tasks = chosen.flatMap(tasksOf);
	for (const { where, text } of [...questions, ...anchors, ...tasks]) {
		const vague = vagueWord(text);
		if (vague) faults.push(`${where}: "${vague}" can be read in two ways`);
	}
	const graded = [...questions, ...anchors]
		.map((one) => ({ ...one, grade: readingGrade(one.text) }))
		.sort((a, b) => b.grade - a.grade);
	const middle = median(graded.map(({ grade }) => grade));
	if (middle > HARDEST_MEDIAN_GRADE) {
		faults.push(`the median reading grade is ${middle.toFixed(1)}, above ${HARDEST_MEDIAN_GRADE}`);
	}
	const alike = { anchors: closest(anchors, 10), tasks: closest(tasks, 10) };
	for (const pair of [...alike.anchors, ...alike.tasks]) {
		if (pair.likeness > TOO_ALIKE) faults.push(`too much alike:\n${show(pair)}`);
	}
	return {
		faults,
		lines: [
			`median reading grade of ${graded.length} questions and anchors: ${middle.toFixed(1)}`,
			'the ten hardest:',
			...graded.slice(0, 10).map((one) => `  ${one.grade.toFixed(1)}  ${one.where}: ${one.text}`),
			'the ten pairs of anchors most alike:',
			...alike.anchors.map(show),
			'the ten pairs of tasks most alike:',
			...alike.tasks.map(show),
		],
	};
}

const show = ({ a, b, likeness }: Pair) => `  ${likeness.toFixed(2)}  ${a}\n        ${b}`;
