/**
 * The project's own rules in Node, to compare the page with. Not imported as the app does it:
 * Playwright's loader refuses the framework's JSON without an import attribute.
 */
import { tsImport } from 'tsx/esm/api';

type Assess = typeof import('../../../src/lib/domain/assess');
type Compare = typeof import('../../../src/lib/domain/compare');
type Bundle = typeof import('../../../src/lib/domain/bundle/index');
type Seal = typeof import('../../../src/lib/domain/bundle/seal');

const load = <T>(path: string): Promise<T> =>
	tsImport(`../../../src/lib/domain/${path}`, import.meta.url) as Promise<T>;

export const { assess } = await load<Assess>('assess.ts');
export const { compareAssessments } = await load<Compare>('compare.ts');
export const { readFile, writeAssessmentFile, fileText } = await load<Bundle>('bundle/index.ts');
export const { seal } = await load<Seal>('bundle/seal.ts');
