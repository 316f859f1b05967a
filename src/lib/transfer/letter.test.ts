import { expect, test } from 'vitest';
import { letterFile, letterText } from './letter';

const WORDS = {
	subject: 'Working together',
	greeting: 'Dear partners,',
	opening: ['The city of Example has assessed itself.', 'We would ask you for this:'],
	closing: ['With thanks,'],
	signature: ['Ana Silva', '', 'Town hall'],
};

test('a whole letter', () => {
	const requests = [
		{ duty: 'Support local skills\nprogrammes', because: 'We plan:\ta course' },
		{ duty: 'نشر البيانات' },
	];
	expect(letterText(WORDS, requests)).toBe(`Working together

Dear partners,

The city of Example has assessed itself.

We would ask you for this:

1. Support local skills programmes
   We plan: a course
2. نشر البيانات

With thanks,

Ana Silva
Town hall
`);
});

test('without requests or signature nothing empty is left', () => {
	expect(letterText({ ...WORDS, signature: [] }, [])).not.toMatch(/\n{3}|\n\n$/u);
});

test('the file opens in the oldest editor', async () => {
	const bytes = new Uint8Array(await letterFile(WORDS, []).arrayBuffer());
	expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(new TextDecoder().decode(bytes)).not.toMatch(/[^\r]\n/u);
});
