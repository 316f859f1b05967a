/**
 * The guidelines as data: areas, principles, actors and duties, with what the tool adds to each
 * duty (scope, stage, prerequisites, safeguard mark). No texts: those stand in `content`.
 *
 * `schema.ts` checks `catalogue.json` whenever the project is built, and is not exported here, so
 * that it never reaches the browser; nor is `countries.ts`, which only a form and a file need.
 */
export * from './types';
export { AREAS, DUTIES, FRAMEWORK, PARTNER_DUTIES, PRINCIPLES } from './catalogue';
export {
	areaOf,
	areaOfPrinciple,
	dutiesInScope,
	dutiesUnder,
	dutyById,
	partnersOf,
} from './lookup';
export { FRAMEWORK_VERSION } from './version';
