/**
 * The project's own rules in Node, to compare the page with. Not imported as the app does it:
 * Playwright's loader refuses the framework's JSON without an import attribute.
 */
import { tsImport } from 'tsx/esm/api';

type Assess = typeof import('../../../src/lib/domain/assess').assess;

const load = <T>(path: string): Promise<T> =>
	tsImport(`../../../src/lib/${path}`, import.meta.url) as Promise<T>;

const { assess } = await load<{ assess: Assess }>('domain/assess.ts');

export { assess };
