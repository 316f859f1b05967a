import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCatalogue, type CatalogueFile } from './schema';

// Read, not imported: an import goes through the build, which leaves out the source wordings.
const FILE = readFileSync(new URL('./catalogue.json', import.meta.url), 'utf8');

type Loose = { [key: string]: unknown };
type LooseCatalogue = Omit<CatalogueFile, 'duties'> & { duties: Loose[] };

function faultsAfter(change: (catalogue: LooseCatalogue) => void): string {
	const catalogue = JSON.parse(FILE) as LooseCatalogue;
	change(catalogue);
	return checkCatalogue(catalogue).join('\n');
}

function dutyIn(catalogue: LooseCatalogue, id: string): Loose {
	return catalogue.duties.find((duty) => duty.id === id)!;
}

test('the catalogue has no fault', () => {
	expect(checkCatalogue(JSON.parse(FILE))).toEqual([]);
});

test.each([null, [], 'text', {}])('%j is no catalogue', (json) => {
	expect(checkCatalogue(json)).not.toEqual([]);
});

// Each of these would build, and then score or suggest wrongly.
describe('faults', () => {
	test.each<[string, unknown, string]>([
		['scope', 'huge', 'scope'],
		['scope', undefined, 'scope'],
		['stage', 4, 'stage'],
		['safeguard', 'yes', 'safeguard'],
		['pillar', 'housing', 'no pillar housing'],
		['objective', 'h', 'objective'],
		['sourceText', '', 'sourceText'],
		['principle', 'justice', 'no such principle'],
		['id', 'equity.national.9', 'not equity.lrg|ext.<number>'],
		['id', 'equity.lrg.x', 'not equity.lrg|ext.<number>'],
		['id', 'equity.lrg.1', 'equity.lrg.1: more than once'],
		['requires', ['equity.lrg.99'], 'no assessed duty'],
		['requires', ['equity.national.1'], 'no assessed duty'],
		['requires', ['equity.lrg.3'], 'equity.lrg.3: requires itself'],
		['requires', ['equity.lrg.2'], 'equity.lrg.2: requires itself'],
		['weight', 2, 'weight'],
	])('%s: %j', (field, value, fault) => {
		const faults = faultsAfter((catalogue) => {
			dutyIn(catalogue, 'equity.lrg.3')[field] = value;
		});
		expect(faults).toContain(fault);
	});

	test('scopes that hold other numbers than they say', () => {
		const faults = faultsAfter((catalogue) => {
			dutyIn(catalogue, 'equity.lrg.1').scope = 'quick';
		});
		expect(faults).toContain('scopes.quick: says 16 duties and has 17');
		expect(faults).toContain('equity: has 2 quick duties, not one');
	});

	test('duties out of the order of their principles', () => {
		const faults = faultsAfter((catalogue) => catalogue.duties.reverse());
		expect(faults).toContain('not in the order of the principles');
	});

	test('a partner duty that is scored like an assessed one', () => {
		const faults = faultsAfter((catalogue) => {
			dutyIn(catalogue, 'equity.national.1').scope = 'core';
		});
		expect(faults).toContain('scope');
	});

	test('areas that the code does not know', () => {
		expect(faultsAfter((catalogue) => catalogue.areas.pop())).toContain('areas: not inclusion');
	});
});
