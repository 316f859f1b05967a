import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FACTS, SAMPLES } from '../framework/outlook';
import { OUTLOOK_REGIONS } from '../framework/regions';
import type { OutlookTexts } from './outlook-types';
import { countWords } from './schema';

const HERE = new URL('.', import.meta.url);
const LANGUAGES = readdirSync(HERE, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

const keys = (record: object) => Object.keys(record).sort();

describe.each(LANGUAGES)('the Outlook in %s', (language) => {
	const texts = JSON.parse(
		readFileSync(new URL(`${language}/outlook.json`, HERE), 'utf8'),
	) as OutlookTexts;

	// Catches a figure that a page would show without saying of what.
	test('has words for every fact, sample and place, and for nothing else', () => {
		expect(keys(texts.measured)).toEqual(FACTS.map(({ id }) => id).sort());
		expect(keys(texts.samples)).toEqual([...SAMPLES].sort());
		expect(keys(texts.places)).toEqual([...OUTLOOK_REGIONS, 'world'].sort());
	});

	test('says what was measured in 20 words, to go on from a figure', () => {
		const measured = Object.values(texts.measured);
		expect(measured.filter((text) => countWords(text) > 20)).toEqual([]);
		expect(measured.filter((text) => /[.{}%]/u.test(text))).toEqual([]);
		expect(new Set(measured).size).toBe(measured.length);
	});
});

// Catches a sample whose size in words is not the data's.
test('the English samples name the numbers of the slides', () => {
	const { samples } = JSON.parse(
		readFileSync(new URL('en/outlook.json', HERE), 'utf8'),
	) as OutlookTexts;
	const data = JSON.parse(
		readFileSync(new URL('../framework/outlook.json', HERE), 'utf8'),
	) as OutlookTexts;
	const numbers = (text: string) => text.match(/\d+/gu);
	for (const id of SAMPLES) expect(numbers(samples[id])).toEqual(numbers(data.samples[id]));
});
