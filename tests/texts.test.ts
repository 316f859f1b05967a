/** Texts are as important as code: that they are whole, short, clear, unique and in their place. */
import { posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { closest } from '../scripts/texts/likeness';
import { median, readingGrade } from '../scripts/texts/reading-ease';
import { anchorsOf, readTexts, reportOn, TOO_ALIKE } from '../scripts/texts/report';
import { vagueWord } from '../scripts/texts/vague-words';
import { faultsInTexts, textFiles } from '../scripts/vite/texts.mjs';
import { glossed } from '../src/lib/content/glossed';
import { HELP_TOPICS, OFFERED_SCOPES } from '../src/lib/content/index';
import { checkAreaFile, countWords } from '../src/lib/content/schema';
import type {
	ConsultationTexts,
	DutyTexts,
	Glossary,
	GuidelineTexts,
	LevelTexts,
	Names,
	PartnerTexts,
	Prose,
	SampleText,
	Terms,
} from '../src/lib/content/types';
import { assess, type Assessed } from '../src/lib/domain/assess';
import type { Answers } from '../src/lib/domain/answers';
import { HORIZONS } from '../src/lib/domain/suggest/index';
import { parseAnswers } from '../src/lib/domain/bundle/parse';
import { consultationUnder } from '../src/lib/framework/consultation';
import {
	ACTORS,
	AREA_IDS,
	AREAS,
	dutiesInScope,
	DUTIES,
	PARTNER_DUTIES,
	PRINCIPLES,
	SCOPES,
} from '../src/lib/framework/index';
import { filesUnder, json, read, ROOT, SOURCES, withoutComments } from './project-files';

const LANGUAGES = filesUnder('src/lib/content', /\/names\.json$/u).map((file) =>
	file.split('/').at(-2)!,
);
const REFERENCE = 'en';
const FOLDERS = ['src/lib/i18n/locales', 'src/lib/content'];
const content = <T>(name: string, language = REFERENCE) =>
	json<T>(`src/lib/content/${language}/${name}.json`);

/** The sample city's answers: codes, the same in every language. */
const SAMPLE = json<{ period: string; savedAt: string; answers: Answers }[]>(
	'src/lib/state/sample-answers.json',
);

const keys = (record: object) => Object.keys(record).sort();
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
/** Every string in it, with the keys that lead there. */
function stringsIn(value: unknown, at: string[] = []): { at: string; text: string }[] {
	if (typeof value === 'string') return [{ at: at.join('.'), text: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) => stringsIn(one, [...at, key]));
}
function repeated(texts: readonly string[]): string[] {
	return texts.filter((text, i) => texts.indexOf(text) !== i);
}

/** Of pages that only a workshop needs. */
const OF_WORKSHOPS =
	/\/(?:ui\/(?:ballot|closing|desk|paper|responsible|scan|workshop)|help\/workshop)\.json$/u;

describe('files', () => {
	test('are fetched by the app, never modules of its code', () => {
		const data = ['catalogue.json', 'consultation.json', 'outlook.json', 'sample-answers.json'];
		const wrong = SOURCES.flatMap((file) =>
			[...withoutComments(read(file)).matchAll(/\bimport\b(?!\s+type\b|\.json)[^;]*?\.json['"`]/gu)]
				.map(([statement]) => `${file}: ${statement}`)
				.filter((one) => !/import\.meta\.glob/u.test(one))
				.filter((one) => !data.some((name) => one.includes(name))),
		);
		expect(wrong).toEqual([]);
		// The one glob of them is for the build alone.
		const globs = SOURCES.filter((file) =>
			withoutComments(read(file)).includes('import.meta.glob'),
		);
		expect(globs).toEqual(['src/routes/[lang=lang]/+layout.ts']);
		expect(read(globs[0]!)).toMatch(
			/import\.meta\.env\.SSR\s*\?\s*inlinedTexts\(\s*import\.meta\.glob/u,
		);
	});

	/** Keys and lengths of lists, without the endings for number, of which languages differ. */
	function shapeOf(value: unknown): unknown {
		if (Array.isArray(value)) return value.map(shapeOf);
		if (typeof value !== 'object' || value === null) return typeof value;
		return Object.fromEntries(
			Object.entries(value)
				.map(([key, one]) => [key.replace(/_(?:zero|one|two|few|many|other)$/u, ''), shapeOf(one)])
				.sort(),
		);
	}

	test.each(LANGUAGES)('of %s have all that the English ones have, and no more', (language) => {
		// A term has as many forms as its language needs.
		const free = ['terms.json'];
		for (const folder of FOLDERS) {
			const names = (lang: string) =>
				filesUnder(`${folder}/${lang}`, /\.json$/u).map((file) =>
					file.slice(`${folder}/${lang}/`.length),
				);
			expect(names(language)).toEqual(names(REFERENCE));
			for (const name of names(REFERENCE).filter((one) => !free.includes(one))) {
				const [one, reference] = [language, REFERENCE].map((lang) =>
					shapeOf(json(`${folder}/${lang}/${name}`)),
				);
				expect(one, `${language}/${name}`).toEqual(reference);
			}
		}
	});

	// Whoever never holds a workshop pays for its words too: they have a limit of their own.
	test.each([
		['all English ones but those of workshops', 120_000, false],
		['those of workshops', 26_000, true],
	])('%s take at most %i bytes, compressed as they are served', (which, limit, ofWorkshops) => {
		const sizes = [...textFiles(ROOT, false)]
			.filter(([name]) => name.startsWith(`texts/${REFERENCE}/`))
			.filter(([name]) => OF_WORKSHOPS.test(name) === ofWorkshops)
			.map(([, source]) =>
				brotliCompressSync(source(), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
			)
			.map(({ length }) => length);
		const total = sizes.reduce((sum, size) => sum + size, 0);
		console.log(`English texts, ${which}: ${total} bytes in ${sizes.length} files`);
		expect(sizes.length).toBeGreaterThan(5);
		expect(total).toBeLessThanOrEqual(limit);
	});

	test('nothing in them is empty or has stray blanks', () => {
		const all = FOLDERS.flatMap((folder) => filesUnder(folder, /\/[a-z-]+\/.*\.json$/u));
		const wrong = all.flatMap((file) =>
			stringsIn(json(file))
				.filter(({ text }) => text === '' || text !== text.trim() || / {2}|['"]/u.test(text))
				.map(({ at }) => `${file} ${at}`),
		);
		expect(wrong).toEqual([]);
	});
});

describe('the duties', () => {
	test('have every field, at its length, in every language', () => {
		expect(faultsInTexts(ROOT)).toEqual([]);
	});

	const { faults, lines } = reportOn(readTexts(REFERENCE), AREA_IDS);
	test('have no vague word, are easy to read, and none is another’s with a word changed', () => {
		expect(faults).toEqual([]);
		console.log(lines.join('\n'));
	});

	test('in scope are offered exactly when all of them have their texts', () => {
		const written = AREA_IDS.flatMap((id) => keys(content<DutyTexts>(`duties/${id}`)));
		const whole = SCOPES.filter((scope) =>
			dutiesInScope(scope).every(({ id }) => written.includes(id)),
		);
		expect(OFFERED_SCOPES).toEqual(whole);
	});

	test('have titles of 60 characters at most, no two the same, none vague', () => {
		const titles = Object.values(content<Names>('names').duties);
		expect(titles.filter((title) => [...title].length > 60)).toEqual([]);
		expect(repeated(titles)).toEqual([]);
		expect(titles.filter(vagueWord)).toEqual([]);
	});

	test('name a practice only with its document and section', () => {
		const notes = AREA_IDS.flatMap((id) => Object.values(content<DutyTexts>(`duties/${id}`)))
			.map(({ practice }) => practice?.text)
			.filter((text) => text !== undefined);
		expect(notes.length).toBeGreaterThan(20);
		expect(repeated(notes)).toEqual([]);
	});
});

describe('the checks of the duties find what they are for', () => {
	const whole = content<DutyTexts>('duties/literacy');
	const [first] = Object.keys(whole) as [string];
	const expected = Object.keys(whole);
	const withChange = (change: object) => ({ ...whole, [first]: { ...whole[first], ...change } });

	test.each([
		['a missing duty', { ...whole, [first]: undefined }, first],
		['a strange duty', { ...whole, 'no.such.1': whole[first] }, 'no.such.1'],
		['a missing field', withChange({ ask: undefined }), 'ask'],
		['a field too many', withChange({ hint: 'x' }), 'hint'],
		['too long a reason', withChange({ why: 'word '.repeat(41).trim() }), '41 words'],
		['four anchors', withChange({ anchors: whole[first]!.anchors.slice(1) }), 'anchors'],
		['an empty question', withChange({ question: '' }), 'is empty'],
		['stray blanks', withChange({ question: 'Is  it?' }), 'stray blanks'],
	])('%s', (_, json, said) => {
		expect(checkAreaFile('duties', 'literacy', expected, json).join('\n')).toContain(said);
	});

	test('a word that two people read differently', () => {
		for (const text of [
			'An adequate plan',
			'robustly',
			'Staff meet regularly',
			'Some efforts were made',
			'advanced tools',
			'Appropriate rules',
			'It is effective',
		]) {
			expect(vagueWord(text), text).toBeDefined();
		}
		expect(vagueWord('An adopted plan, checked every 12 months')).toBeUndefined();
	});

	test('a text that is another’s with a word changed', () => {
		const texts = anchorsOf(readTexts(REFERENCE).literacy);
		const copy = { where: 'copy', text: texts[7]!.text.replace(/\b(?:the|a)\b/u, 'that') };
		const [pair] = closest([...texts, copy], 1);
		expect(pair!.b).toContain('copy');
		expect(pair!.likeness).toBeGreaterThan(TOO_ALIKE);
	});

	test('a hard text', () => {
		const hard =
			'Notwithstanding institutional considerations, interoperability necessitates comprehensive harmonisation of administrative methodologies.';
		expect(readingGrade(hard)).toBeGreaterThan(20);
		expect(readingGrade('We ask people. They tell us what they need.')).toBeLessThan(4);
		expect(median([3, 1, 2])).toBe(2);
	});
});

describe.each(LANGUAGES)('in %s', (language) => {
	const text = <T>(name: string) => content<T>(name, language);

	test('everything of the guidelines has a name, and nothing else has', () => {
		const names = text<Names>('names');
		expect(keys(names.areas)).toEqual(ids(AREAS));
		expect(keys(names.principles)).toEqual(ids(PRINCIPLES));
		expect(keys(names.duties)).toEqual(ids(DUTIES));
		expect(keys(names.actors)).toEqual([...ACTORS].sort());
		const { areas, principles } = text<GuidelineTexts>('guidelines');
		expect(keys(areas)).toEqual(ids(AREAS));
		expect(keys(principles)).toEqual(ids(PRINCIPLES));
	});

	test('each partner’s duty and each line of the consultation is there, once', () => {
		const partners = text<PartnerTexts>('partners');
		expect(keys(partners)).toEqual(ids(PARTNER_DUTIES));
		expect(repeated(Object.values(partners))).toEqual([]);
		const asked = text<ConsultationTexts>('consultation');
		expect(keys(asked)).toEqual(ids(AREA_IDS.flatMap((area) => consultationUnder(area))));
		expect(repeated(Object.values(asked))).toEqual([]);
		const long = [...Object.values(partners), ...Object.values(asked)];
		expect(long.filter((line) => countWords(line) > 30)).toEqual([]);
	});

	test('the general descriptions of the levels are five, and as short as a duty’s', () => {
		const { levels, anchors } = text<LevelTexts>('levels');
		expect([levels.length, anchors.length]).toEqual([5, 5]);
		expect(anchors.filter((anchor) => countWords(anchor) > 30)).toEqual([]);
	});

	test('each term of the glossary has its meaning, and no two share a form', () => {
		const terms = text<Terms>('terms');
		const glossary = text<Glossary>('glossary');
		expect(keys(terms)).toEqual(keys(glossary));
		expect(keys(terms).length).toBeGreaterThanOrEqual(60);
		const forms = Object.values(terms).flat();
		expect(repeated(forms.map((form) => form.toLowerCase()))).toEqual([]);
		expect(Object.values(glossary).filter((meaning) => countWords(meaning) > 45)).toEqual([]);
	});

	test('pages of help are there for each topic, with names for their sections', () => {
		const pages = [...HELP_TOPICS.map((topic) => `help/${topic}`), 'method', 'about'];
		const files = filesUnder(`src/lib/content/${language}/help`, /\.json$/u);
		expect(files.map((file) => posix.basename(file, '.json'))).toEqual([...HELP_TOPICS].sort());
		for (const name of pages) {
			const { title, lead, sections } = text<Prose>(name);
			expect(title && lead, name).toBeTruthy();
			expect(sections.length, name).toBeGreaterThan(2);
			expect(repeated(sections.map(({ id }) => id)), name).toEqual([]);
			for (const { id, blocks } of sections) {
				expect(id, name).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
				expect(blocks.length, `${name} ${id}`).toBeGreaterThan(0);
				expect(repeated(stringsIn(blocks).map((one) => one.text))).toEqual([]);
			}
		}
	});

	describe('the sample city', () => {
		const { city, words } = text<SampleText>('sample');
		const answered = SAMPLE.map(({ answers, ...one }) => ({
			...one,
			answers: Object.fromEntries(
				Object.entries(answers).map(([id, answer]) => [
					id,
					{ ...answer, ...words[one.period]?.[id] },
				]),
			) as Answers,
		}));

		test('is marked, and has words only where it has answers', () => {
			expect(city).toMatch(/\(.+\)$/u);
			expect(keys(words)).toEqual(SAMPLE.map(({ period }) => period));
			for (const { period, answers } of SAMPLE) {
				const strange = keys(words[period]!).filter((id) => !(id in answers));
				expect(strange, period).toEqual([]);
			}
		});

		test.each(answered)('answers of $period are as a form would store them', (one) => {
			expect(parseAnswers(one.answers)).toEqual({ ok: true, value: one.answers });
			for (const [id, answer] of Object.entries(one.answers)) {
				const { evidence = 'none', evidenceText, evidenceDate, unknown, askWhom } = answer!;
				expect((evidence === 'none') === (evidenceText === undefined), id).toBe(true);
				expect(unknown === true || askWhom === undefined, id).toBe(true);
				if (evidenceDate) expect(evidenceDate <= one.savedAt.slice(0, 10), id).toBe(true);
			}
		});
	});
});

describe('the sample city', () => {
	test('has two whole assessments, two years apart', () => {
		expect(SAMPLE.map(({ period }) => period)).toEqual(['2024', '2026']);
		for (const { answers } of SAMPLE) expect(keys(answers)).toEqual(ids(DUTIES));
	});

	test('shows what the tool can show', () => {
		const [before, now] = SAMPLE.map(({ answers }) => assess({ scope: 'full', answers })) as [
			Assessed,
			Assessed,
		];
		expect(Object.values(now.areas).filter(({ status }) => status !== 'scored')).toEqual([]);
		const { suggestions } = now;
		for (const list of ['now', 'next', 'later', 'findOut', 'prove'] as const) {
			expect(suggestions[list], list).not.toHaveLength(0);
		}
		expect(suggestions.toAnswer).toEqual([]);
		const all = HORIZONS.flatMap((horizon) => suggestions[horizon]);
		expect(all.some(({ kind }) => kind === 'coordinate')).toBe(true);
		expect(now.overall.score).toBeGreaterThan(before.overall.low!);
	});
});

describe('the glossary', () => {
	const terms = content<Terms>('terms');

	test('explains words that are used', () => {
		const used = new Set<string>();
		for (const file of FOLDERS.flatMap((folder) =>
			filesUnder(`${folder}/${REFERENCE}`, /\.json$/u),
		)) {
			if (/\/(?:terms|glossary)\.json$/u.test(file)) continue;
			for (const { text } of stringsIn(json(file))) {
				for (const { term } of glossed(text, terms)) if (term) used.add(term);
			}
		}
		// The guidelines' own words may stand here though the tool finds plainer ones.
		const unused = Object.keys(terms).filter((term) => !used.has(term));
		expect(unused.length, unused.join(', ')).toBeLessThan(Object.keys(terms).length / 4);
	});
});

describe('notes for translators', () => {
	const notes = json<Record<string, string>>('src/lib/content/notes.json');

	test('stand at texts that are there', () => {
		const lost = Object.keys(notes).filter((note) => {
			const [file = '', path = ''] = note.split('#');
			const room = file.startsWith('locales/') ? 'src/lib/i18n' : 'src/lib/content';
			let value: unknown = json(`${room}/${file}`);
			// Ids have dots of their own: the longest key that fits is the one.
			for (let rest = path.split('.'); rest.length > 0;) {
				const taken = rest
					.map((_, i) => rest.length - i)
					.find(
						(length) =>
							typeof value === 'object' &&
							value !== null &&
							rest.slice(0, length).join('.') in value,
					);
				if (taken === undefined) return true;
				value = (value as Record<string, unknown>)[rest.slice(0, taken).join('.')];
				rest = rest.slice(taken);
			}
			return false;
		});
		expect(lost).toEqual([]);
		expect(Object.keys(notes).length).toBeGreaterThan(50);
	});
});

describe('the interface', () => {
	test('no word of the interface stands there for nothing', () => {
		// Whatever in the code could be a key; what is put in at run time stands for any word.
		const literals = [...SOURCES, ...filesUnder('scripts', /\.mjs$/u)].flatMap((file) =>
			[...read(file).matchAll(/(?<=['"`])[a-z][^'"`\s]*(?=['"`])/giu)].map(([literal]) => literal),
		);
		const plain = new Set(literals);
		const patterns = [...plain]
			.filter((literal) => /^[\w-]+[.:].*\$\{/u.test(literal))
			.map((literal) => {
				const fixed = literal.split(/\$\{[^}]*\}/u);
				const escaped = fixed.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
				return new RegExp(`^${escaped.join('[\\w/-]+')}$`, 'u');
			});
		const unused = filesUnder(`src/lib/i18n/locales/${REFERENCE}`, /\.json$/u).flatMap((file) => {
			const namespace = posix.basename(file, '.json');
			return keysOf(json(file))
				.map((key) => key.replace(/_(?:zero|one|two|few|many|other)$/u, ''))
				.filter((key) => {
					const names = [key, `${namespace}:${key}`];
					return !names.some(
						(name) => plain.has(name) || patterns.some((pattern) => pattern.test(name)),
					);
				})
				.map((key) => `${namespace}:${key}`);
		});
		expect(unused).toEqual([]);
	});

	function keysOf(value: unknown, at: string[] = []): string[] {
		if (typeof value !== 'object' || value === null) return [at.join('.')];
		return Object.entries(value).flatMap(([key, one]) => keysOf(one, [...at, key]));
	}
});
