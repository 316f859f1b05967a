import type { ScoringInput } from './answers';
import { progress, type Progress } from './progress';
import { scoreAssessment, type Scores } from './scores';
import { suggest, type Suggestions } from './suggest/index';

/** Everything that follows from the answers, in the shape of the scoring method's worked cases. */
export type Assessed = Scores & { suggestions: Suggestions; progress: Progress };

/**
 * Scores, suggestions and progress at once, as the score command prints them. Pages call the three
 * on their own, for a saved answer needs only the scores.
 */
export function assess(input: ScoringInput): Assessed {
	return { ...scoreAssessment(input), suggestions: suggest(input), progress: progress(input) };
}
