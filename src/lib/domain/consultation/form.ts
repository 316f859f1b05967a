/**
 * The lists and limits of the consultation's form, "Contributions to the International Guidelines
 * on People-Centred Smart Cities". It closed in 2024: what is filled in here is a city's own, goes
 * nowhere, and no page may let it pass for an open consultation. Numbers are the form's questions.
 */

/** The last day on which the form took answers. */
export const CONSULTATION_CLOSED = '2024-11-17';

/** 10: is the document well structured? `improve`: yes, but some sections can be improved. */
export const STRUCTURE_ANSWERS = ['yes', 'no', 'improve', 'other'] as const;
/** 12: do the seven areas cover all? */
export const COVERAGE_ANSWERS = ['yes', 'no', 'other'] as const;
/** 26: which tools should come with the guidelines? */
export const COMPANION_TOOLS = [
	'none',
	'toolkit',
	'platform',
	'self-assessment',
	'community',
	'training',
	'indicators',
] as const;
/** 27: should it be monitored that the guidelines are carried out, and where? */
export const MONITORING_ANSWERS = ['local-global', 'local', 'global', 'none'] as const;
/** 9: how was it prepared? */
export const PREPARED_ANSWERS = ['alone', 'colleagues', 'external', 'other'] as const;
/** 1 */
export const TITLES = ['mr', 'mrs', 'ms', 'other'] as const;
/** 4 */
export const ON_BEHALF_OF = ['organisation', 'individual', 'other'] as const;

/** 11 and 13, in characters (see `length.ts`). */
export const MAX_CHANGE = 120;
/** 28 and 29, in characters. */
export const MAX_STATEMENT = 300;
/** 24 */
export const MAX_AREAS = 3;
/** 26 */
export const MAX_TOOLS = 2;
/**
 * 25, in characters, for each of the two texts of an area. The form names no limit; with this one
 * three areas fill no more than three printed pages. The tool's own.
 */
export const MAX_INPUT = 1000;
/** 2, 3, 5 and 6, in characters. The form names none; as long as a city's name may be here. */
export const MAX_CONTACT = 200;
