import { beforeEach, describe, expect, test } from 'vitest';
import type { Held } from '../domain/assessment';
import { readFile } from '../domain/bundle/index';
import { dutiesInScope, FRAMEWORK } from '../framework/index';
import { KeptFolder, type Kept } from './kept-file';
import { backupText } from './save-backup';
import { Folder } from './testing/folder';

const CURRENT = 'readiness-backup.json';
const PREVIOUS = 'readiness-backup-previous.json';
const SECOND = 'readiness-backup-2.json';
const MORNING = new Date('2026-03-05T09:00:00Z');
const hours = (count: number) => new Date(MORNING.getTime() + count * 3_600_000);

const DUTIES = dutiesInScope('full').map(({ id }) => id);

/** An assessment with so many answers. */
const city = (count: number, id = 'a'): Held => ({
	assessment: {
		id,
		city: 'Sampleton',
		scope: 'full',
		framework: FRAMEWORK,
		createdAt: MORNING.toISOString(),
		savedAt: MORNING.toISOString(),
	},
	answers: Object.fromEntries(DUTIES.slice(0, count).map((duty) => [duty, { level: 2 }])),
});
const file = (held: Held[], now = MORNING) => backupText({ held, app: 'test', now }).text;

let folder: Folder;
let writer: KeptFolder;
beforeEach(() => {
	folder = new Folder();
	writer = new KeptFolder(folder.handle);
});

/** `known`: what was here at the last backup, beside what is here. */
const keep = (held: Held[], now = MORNING, known: string[] = []): Promise<Kept> => {
	const ids = new Set([...held.map(({ assessment }) => assessment.id), ...known]);
	return writer.keep({ held, app: 'test', now }, (id) => ids.has(id));
};

/** How many answers a file in the folder holds. */
function answersIn(name: string): number | undefined {
	const read = readFile(folder.text(name) ?? '');
	if (!read.ok || read.file.kind !== 'backup') return undefined;
	return read.file.held.reduce((sum, { answers }) => sum + Object.keys(answers).length, 0);
}

describe('two generations', () => {
	// Catches a second generation that is one tap old, and holds the same mistake as the first.
	test('within one sitting the previous file stays as the sitting before left it', async () => {
		await keep([city(1)]);
		await keep([city(2)], hours(1));
		expect([...folder.files.keys()]).toEqual([CURRENT]);
		await keep([city(3)], hours(6));
		await keep([city(4)], hours(7));
		expect([answersIn(CURRENT), answersIn(PREVIOUS)]).toEqual([4, 2]);
		await keep([city(5)], hours(24));
		expect([answersIn(CURRENT), answersIn(PREVIOUS)]).toEqual([5, 4]);
	});

	// Catches a start of the app that writes what is there, and pushes the previous file out.
	test('what is there already is not written again', async () => {
		await keep([city(1)]);
		await keep([city(2)], hours(6));
		writer = new KeptFolder(folder.handle);
		expect(await keep([city(2)], hours(24))).toEqual({ name: CURRENT, wrote: false });
		expect([answersIn(CURRENT), answersIn(PREVIOUS)]).toEqual([2, 1]);
	});

	// Catches a nearly empty state that wanders into the second generation, too.
	test('a fuller previous file is not replaced by a nearly empty one', async () => {
		folder.put(PREVIOUS, file([city(40)]));
		folder.put(CURRENT, file([city(3)]));
		await keep([city(4)], hours(6));
		expect([answersIn(CURRENT), answersIn(PREVIOUS)]).toEqual([4, 40]);
		expect(answersIn('readiness-backup-previous-2.json')).toBe(3);
	});
});

describe('a file is left as it is', () => {
	// Catches the last good backup overwritten by what a browser has left of its database.
	test('by a nearly empty database', async () => {
		folder.put(CURRENT, file([city(40)]));
		const before = folder.text(CURRENT);
		const kept = await keep([city(1)], hours(24));
		expect(kept).toEqual({ name: SECOND, wrote: true, left: { name: CURRENT, why: 'emptier' } });
		await keep([city(2)], hours(25));
		expect(folder.text(CURRENT)).toBe(before);
		expect(answersIn(SECOND)).toBe(2);
		// Once it is full again, it goes where it was.
		expect(await keep([city(40)], hours(26))).toMatchObject({ name: CURRENT });
	});

	// Catches two devices that share a folder and overwrite each other’s backup.
	test('where it holds what was never on this device', async () => {
		folder.put(CURRENT, file([city(5, 'elsewhere')]));
		const left = { name: CURRENT, why: 'foreign' };
		expect(await keep([city(30)])).toEqual({ name: SECOND, wrote: true, left });
		expect(answersIn(CURRENT)).toBe(5);
	});

	// Catches an assessment that somebody has removed, taken for another device's.
	test('but not because of what was removed here', async () => {
		folder.put(CURRENT, file([city(30), city(5, 'removed')]));
		expect(await keep([city(31)], hours(1), ['removed'])).toEqual({ name: CURRENT, wrote: true });
	});

	// Catches a newer version's or somebody else's file that is overwritten blindly.
	test.each([
		['something else', '{"mine": true}'],
		['cut off', file([city(3)]).slice(0, -40)],
		['a newer version', file([city(3)]).replace('"version": 1', '"version": 2')],
	])('where it cannot be read: %s', async (_, text) => {
		folder.put(CURRENT, text);
		const kept = await keep([city(30)], hours(24));
		expect(kept).toMatchObject({ name: SECOND, left: { name: CURRENT, why: 'unreadable' } });
		expect(folder.text(CURRENT)).toBe(text);
	});

	// Catches a backup that never comes because a sudden end left an empty file behind.
	test('but not when it holds nothing at all', async () => {
		folder.put(CURRENT, '');
		expect(await keep([city(3)])).toEqual({ name: CURRENT, wrote: true });
	});

	// Catches a stale memory of the folder: another program has put another file there meanwhile.
	test('also when it came while this page was open', async () => {
		await keep([city(3)]);
		folder.put(CURRENT, file([city(40)]));
		expect(await keep([city(4)], hours(1))).toMatchObject({ name: SECOND });
		expect(answersIn(CURRENT)).toBe(40);
	});
});

// Catches a failed write that is taken for a backup, or that leaves half a file.
test('a write that fails says so and leaves the file before', async () => {
	await keep([city(3)]);
	folder.failure = 'QuotaExceededError';
	await expect(keep([city(4)], hours(1))).rejects.toMatchObject({ name: 'QuotaExceededError' });
	expect(answersIn(CURRENT)).toBe(3);
	folder.failure = undefined;
	expect(await keep([city(4)], hours(1))).toEqual({ name: CURRENT, wrote: true });
});

// Catches a record that files refuse: the file on the disk would be of no use to anybody.
test('a state that could not be read again replaces nothing', async () => {
	await keep([city(3)]);
	const { assessment, answers } = city(4);
	const broken = { assessment: { ...assessment, createdAt: 'yesterday' }, answers };
	await expect(keep([broken], hours(1))).rejects.toThrow();
	expect(answersIn(CURRENT)).toBe(3);
});
