import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Migration } from '../domain/migrate';
import { SAMPLE } from '../domain/testing/sample';
import { FORMAT, migrateStored, storedFormat } from './migrate-stored';
import { allHeld } from './read';
import { ReadinessDatabase } from './schema';
import { addButWorkshops, replaceWhole } from './whole';

const ran: string[] = [];
const step = (name: string): Migration => ({
	name,
	up: (contents) => {
		ran.push(name);
		const assessment = contents.assessment as { city: string };
		return { ...contents, assessment: { ...assessment, city: `${assessment.city} ${name}` } };
	},
});
const STEPS = [step('one-to-two'), step('two-to-three')];

let db: ReadinessDatabase;
beforeEach(async () => {
	ran.length = 0;
	db = new ReadinessDatabase('migrating');
	await addButWorkshops(db, { assessment: SAMPLE.assessment, answers: SAMPLE.answers });
});
afterEach(() => db.delete());

const run = () =>
	db.transaction('rw', db.tables, async () =>
		migrateStored(db, (held) => replaceWhole(db, held), STEPS),
	);

// Catches a database that is left as an older version wrote it, or is migrated twice.
test.each([
	[undefined, ['one-to-two', 'two-to-three']],
	[2, ['two-to-three']],
	[3, []],
])('what was stored in format %s goes through %j, once', async (format, names) => {
	if (format) await db.settings.put({ key: FORMAT, value: format });
	await run();
	await run();
	expect(ran).toEqual(names);
	expect(await storedFormat(db)).toBe(3);
	const [held] = await allHeld(db);
	expect(held!.assessment).toEqual({
		...SAMPLE.assessment,
		city: [SAMPLE.assessment.city, ...names].join(' '),
	});
	expect(held!.answers).toEqual(SAMPLE.answers);
});

// Catches a step that takes away what hangs on an assessment.
test('what a city has said by itself stays', async () => {
	const own = { votes: { 'q14.2': 'lrg' }, savedAt: '2026-11-22T10:00:00.000Z' } as const;
	await db.consultations.put({ ...own, assessmentId: SAMPLE.assessment.id });
	await run();
	expect((await allHeld(db))[0]!.consultation).toEqual(own);
});

// Catches a step that fails half-way and leaves some assessments new and some old.
test('a step that throws changes nothing', async () => {
	const before = await allHeld(db);
	const failing: Migration = {
		name: 'fails',
		up: () => {
			throw new Error('fails');
		},
	};
	const put = (held: (typeof before)[number]) => replaceWhole(db, held);
	const work = db.transaction('rw', db.tables, async () =>
		migrateStored(db, put, [STEPS[0]!, failing]),
	);
	await expect(work).rejects.toThrow('fails');
	expect(await allHeld(db)).toEqual(before);
	expect(await storedFormat(db)).toBe(1);
});
