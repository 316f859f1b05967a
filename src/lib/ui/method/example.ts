/**
 * The worked example of the methodology page: five answers under one thematic area, and the same
 * once the missing one is known. Only answers stand here; `domain` works out every figure shown.
 */
import type { Answers, ScoringInput } from '$lib/domain/answers';
import type { AreaId, DutyId } from '$lib/framework/index';

export const EXAMPLE_AREA: AreaId = 'infrastructure';
export const FOUND_OUT: DutyId = 'data-platforms.lrg.2';

const answers: Answers = {
	'digital-infrastructure.lrg.1': { level: 3 },
	'data-platforms.lrg.1': { level: 3, evidence: 'internal' },
	[FOUND_OUT]: { unknown: true },
	'city-services.lrg.1': { level: 2 },
	'city-services.lrg.2': { level: 3, evidence: 'public' },
};

export const EXAMPLE: ScoringInput = { scope: 'core', answers };
export const EXAMPLE_KNOWN: ScoringInput = {
	scope: 'core',
	answers: { ...answers, [FOUND_OUT]: { level: 3, evidence: 'public' } },
};
