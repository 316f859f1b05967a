/**
 * The open questions of the consultation's form, as a city may answer them for its own use. Every
 * answer is optional. Who answers is not in it: see `contact.ts`.
 */
import { AREA_IDS, type AreaId } from '../../framework/index';
import type { StakeholderGroup } from '../workshop/session';
import {
	COMPANION_TOOLS,
	MAX_AREAS,
	MAX_CHANGE,
	MAX_INPUT,
	MAX_STATEMENT,
	MAX_TOOLS,
	type COVERAGE_ANSWERS,
	type MONITORING_ANSWERS,
	type PREPARED_ANSWERS,
	type STRUCTURE_ANSWERS,
} from './form';
import { lengthOf } from './length';

export type CompanionTool = (typeof COMPANION_TOOLS)[number];

/** What is said of one thematic area. Empty while it is only chosen. */
export type AreaInput = { readonly principles?: string; readonly duties?: string };

/** Texts may be longer than their limits: what was typed is kept, and `problemsOf` tells of it. */
export type ConsultationResponse = {
	readonly group?: StakeholderGroup;
	readonly prepared?: (typeof PREPARED_ANSWERS)[number];
	readonly structure?: (typeof STRUCTURE_ANSWERS)[number];
	readonly structureChange?: string;
	readonly coverage?: (typeof COVERAGE_ANSWERS)[number];
	readonly coverageChange?: string;
	readonly areas?: Readonly<Partial<Record<AreaId, AreaInput>>>;
	readonly tools?: readonly CompanionTool[];
	readonly monitoring?: (typeof MONITORING_ANSWERS)[number];
	readonly adaptation?: string;
	readonly readiness?: string;
};

/**
 * `too-long`: `length` and `limit` in characters. `too-many`: in choices. `none-and-others`: "none"
 * was chosen beside something. `empty`: an area was chosen and nothing is said of it.
 */
export const PROBLEM_CODES = ['too-long', 'too-many', 'none-and-others', 'empty'] as const;

export type ResponseProblem = {
	/** The path of what is meant: `structureChange`, `areas`, `areas.literacy.duties`. */
	readonly field: string;
	readonly code: (typeof PROBLEM_CODES)[number];
	readonly limit?: number;
	readonly length?: number;
};

const TEXT_LIMITS = {
	structureChange: MAX_CHANGE,
	coverageChange: MAX_CHANGE,
	adaptation: MAX_STATEMENT,
	readiness: MAX_STATEMENT,
} as const satisfies Partial<Record<keyof ConsultationResponse, number>>;

/** What the form would not have taken, in its order; nothing where it keeps to all limits. */
export function problemsOf(response: ConsultationResponse): ResponseProblem[] {
	const text = (field: keyof typeof TEXT_LIMITS) =>
		tooLong(field, response[field], TEXT_LIMITS[field]);
	return [
		...text('structureChange'),
		...text('coverageChange'),
		...problemsOfAreas(response.areas ?? {}),
		...problemsOfTools(response.tools ?? []),
		...text('adaptation'),
		...text('readiness'),
	];
}

/**
 * The response as it is kept: texts without blanks around them and with plain line breaks, lists in
 * their order, nothing twice, and nothing empty but an area that is only chosen yet. Never shorter
 * otherwise, whatever the limits.
 */
export function normalisedResponse(response: ConsultationResponse): ConsultationResponse {
	const { group, prepared, structure, coverage, monitoring } = response;
	const areas = AREA_IDS.flatMap((area) => {
		const input = response.areas?.[area];
		return input ? [[area, tidyTexts(input, ['principles', 'duties'])] as const] : [];
	});
	const tools = COMPANION_TOOLS.filter((tool) => response.tools?.includes(tool));
	return {
		...(group && { group }),
		...(prepared && { prepared }),
		...(structure && { structure }),
		...(coverage && { coverage }),
		...(monitoring && { monitoring }),
		...(areas.length > 0 && { areas: Object.fromEntries(areas) }),
		...(tools.length > 0 && { tools }),
		...tidyTexts(response, ['structureChange', 'coverageChange', 'adaptation', 'readiness']),
	};
}

/** These fields of a record without blanks around them, in plain line breaks; empty ones left out. */
export function tidyTexts<K extends string>(
	record: Readonly<Partial<Record<K, string>>>,
	fields: readonly K[],
): Partial<Record<K, string>> {
	const texts = fields.map(
		(field) => [field, record[field]?.replaceAll(/\r\n?/gu, '\n').trim() ?? ''] as const,
	);
	return Object.fromEntries(texts.filter(([, text]) => text !== '')) as Partial<Record<K, string>>;
}

/** The one problem of a text, or none. */
export function tooLong(field: string, text: string | undefined, limit: number): ResponseProblem[] {
	const length = lengthOf(text?.trim() ?? '');
	return length > limit ? [{ field, code: 'too-long', limit, length }] : [];
}

function problemsOfAreas(areas: NonNullable<ConsultationResponse['areas']>): ResponseProblem[] {
	const chosen = AREA_IDS.filter((area) => areas[area] !== undefined);
	const within = chosen.flatMap((area): ResponseProblem[] => {
		const { principles = '', duties = '' } = areas[area]!;
		const field = `areas.${area}`;
		if (principles.trim() === '' && duties.trim() === '') return [{ field, code: 'empty' }];
		return [
			...tooLong(`${field}.principles`, principles, MAX_INPUT),
			...tooLong(`${field}.duties`, duties, MAX_INPUT),
		];
	});
	return [...tooMany('areas', chosen.length, MAX_AREAS), ...within];
}

function problemsOfTools(tools: readonly CompanionTool[]): ResponseProblem[] {
	const chosen = new Set(tools);
	if (chosen.has('none') && chosen.size > 1) return [{ field: 'tools', code: 'none-and-others' }];
	return tooMany('tools', chosen.size, MAX_TOOLS);
}

function tooMany(field: string, length: number, limit: number): ResponseProblem[] {
	return length > limit ? [{ field, code: 'too-many', limit, length }] : [];
}
