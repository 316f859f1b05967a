import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AREA_IDS, DUTIES, dutyById } from '.';
import { consultationUnder } from './consultation';
import { sourceOf } from './sources';

type Row = { sourceText: string; coveredBy: string; also?: string[] };
type Sourced = { id: string; source: string; sourceText: string };

// The files themselves: a build takes the sources out of what the browser gets.
const read = (name: string): unknown =>
	JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const catalogue = read('catalogue.json') as { duties: Sourced[] };
const consultation = read('consultation.json') as { questions: { id: string; duties: Row[] }[] };

describe('where a duty comes from', () => {
	test.each(DUTIES.map(({ id }) => id))('%s', (id) => {
		const { source, sourceText } = catalogue.duties.find((duty) => duty.id === id)!;
		const said = sourceOf(dutyById(id)!);
		expect(said.document).toBe(source.startsWith('000_') ? 'consultation' : 'slides');
		if (said.document !== 'consultation') return;
		const question = consultation.questions.find((one) => one.id === `q${said.question}`)!;
		const row = question.duties.filter((one) => [one.coveredBy, ...(one.also ?? [])].includes(id));
		expect(row.map((one) => one.sourceText)).toContain(sourceText);
	});
});

describe('the consultation', () => {
	test('has 66 duties, each under an area and covered by assessed duties', () => {
		const all = AREA_IDS.flatMap((area) => consultationUnder(area));
		expect(all).toHaveLength(66);
		expect(new Set(all.map(({ id }) => id)).size).toBe(66);
		for (const { id, coveredBy, also = [] } of all) {
			for (const duty of [coveredBy, ...also]) expect(dutyById(duty), id).toBeDefined();
		}
	});
});
