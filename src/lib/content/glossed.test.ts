import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { glossed, termsIn } from './glossed';

const TERMS = {
	'open-data': ['open data'],
	data: ['data'],
	'e-waste': ['e-waste', 'electronic waste'],
	accessibility: ['accessible', 'accessibility'],
};
const marked = (text: string) =>
	glossed(text, TERMS)
		.map(({ text: words, term }) => (term ? `[${words}|${term}]` : words))
		.join('');

describe('terms in a text', () => {
	test.each([
		['Open data is data.', '[Open data|open-data] is [data|data].'],
		['A database holds metadata.', 'A database holds metadata.'],
		['Data, data and DATA', '[Data|data], data and DATA'],
		['(E-waste)', '([E-waste|e-waste])'],
		['inaccessible', 'inaccessible'],
		['données', 'données'],
		['', ''],
	])('%s', (text, expected) => expect(marked(text)).toBe(expected));

	test('the pieces together are the text, whatever it is', () => {
		const words = fc.constantFrom(
			'open',
			'data',
			' ',
			'e-waste',
			',',
			'(',
			'Ω',
			'accessible',
			'\n',
		);
		fc.assert(
			fc.property(
				fc.array(words).map((some) => some.join('')),
				(text) => {
					expect(
						glossed(text, TERMS)
							.map((piece) => piece.text)
							.join(''),
					).toBe(text);
				},
			),
		);
	});

	test('a term is named once for a whole page, in the order of the texts', () => {
		expect(termsIn(['Accessible data', 'More data, and open data'], TERMS)).toEqual([
			'accessibility',
			'data',
			'open-data',
		]);
	});
});
