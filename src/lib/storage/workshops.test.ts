/** The rules of what a workshop stores, on a made-up IndexedDB. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../domain/account';
import { fileText, heldIn, readFile, writeBackupFile } from '../domain/bundle/index';
import { scoreAssessment } from '../domain/scores';
import { SAMPLE } from '../domain/testing/sample';
import type { HandIn } from '../domain/workshop/hand-in';
import { rehearsalBallots } from '../domain/workshop/rehearsal';
import type { Session } from '../domain/workshop/session';
import { dutiesInScope, FRAMEWORK } from '../framework/index';
import { Storage } from './index';
import { Workshops } from './workshops';

const AT = '2026-11-22T10:00:00.000Z';
const HELD = { assessment: SAMPLE.assessment, answers: SAMPLE.answers };
const { id: assessmentId, scope } = SAMPLE.assessment;
const SESSION: Session = {
	...{ id: 'session', assessmentId, code: 'K7M4QX', title: 'Town hall', city: 'C', scope },
	...{ framework: { ...FRAMEWORK }, duties: dutiesInScope(scope).map(({ id }) => id) },
	...{ groups: [], tables: [], languages: ['en'], stage: 'open', agenda: [], findings: {} },
	...{ createdAt: AT, changedAt: AT, savedAt: AT },
};
const BALLOTS: HandIn[] = rehearsalBallots(SESSION, { seed: 1, people: 6 }).map((ballot) => ({
	...ballot,
	...{ sessionId: 'session', way: 'code', at: AT },
}));
const [FIRST] = BALLOTS as [HandIn];

let storage: Storage | undefined;
let workshops: Workshops;
let witness: Account | undefined;
let clock = Date.parse(AT);
let ids = 0;

async function open(): Promise<Storage> {
	storage?.close();
	storage = await Storage.open({
		name: 'workshops',
		copy: 'workshops-copy',
		score: ({ scope: size }, answers) => scoreAssessment({ scope: size, answers }),
		now: () => new Date((clock += 1000)).toISOString(),
		newId: () => `id-${++ids}`,
		witness,
		onCommitted: (account) => (witness = account),
		onRecovered: () => undefined,
		onOutdated: () => undefined,
		onClosed: () => undefined,
	});
	workshops = new Workshops(storage.connection);
	return storage;
}

beforeEach(async () => {
	storage?.close();
	await new Promise((resolve) => (indexedDB.deleteDatabase('workshops').onsuccess = resolve));
	witness = undefined;
	await (await open()).add(HELD);
});

const whole = async () => (await storage!.allWhole())[0]!.workshops!;
const handedIn = async () => (await whole())[0]!.handIns;

describe('what is handed in', () => {
	beforeEach(() => workshops.add({ session: SESSION, handIns: [] }));

	// Catches a ballot that counts twice because it came twice, or by two ways.
	test('counts once', async () => {
		expect(await workshops.takeIn('session', [FIRST])).toMatchObject({ added: 1 });
		const again = { ...FIRST, way: 'file', at: '2026-11-22T11:00:00.000Z' } as const;
		expect(await workshops.takeIn('session', [again, again])).toEqual({
			...{ added: 0, replaced: 0, known: 2 },
		});
		expect(await handedIn()).toEqual([FIRST]);
	});

	// Catches an undo that takes the earlier vote away together with the later one.
	test('is taken out again, and what stood there before comes back', async () => {
		const later: HandIn = { ...FIRST, revision: 2, votes: FIRST.votes.replaceAll(/\d/gu, '4') };
		await workshops.takeIn('session', [FIRST]);
		await workshops.takeIn('session', [later]);
		await workshops.takeOut('session', [later], [FIRST]);
		expect(await handedIn()).toEqual([FIRST]);
		await workshops.takeOut('session', [FIRST]);
		expect(await handedIn()).toEqual([]);
	});

	// Catches an undo that takes away what a phone has handed in anew, and was told is stored.
	test('stays where it was handed in anew since', async () => {
		const later: HandIn = { ...FIRST, revision: 2, votes: FIRST.votes.replaceAll(/\d/gu, '4') };
		await workshops.takeIn('session', [FIRST]);
		await workshops.takeIn('session', [later]);
		expect(await workshops.takeOut('session', [FIRST])).toBe(0);
		expect(await handedIn()).toEqual([later]);
	});

	// Catches duties and groups that can still be changed though people have voted on them.
	test('opens a session that was only planned, and none that is closed', async () => {
		const stageAfter = async (stage: Session['stage']) => {
			await workshops.change('session', (stored) => ({ ...stored, stage }));
			await workshops.takeIn('session', [{ ...FIRST, id: stage.padStart(16, '0') }]);
			return (await workshops.get('session'))!.session.stage;
		};
		expect(await stageAfter('planned')).toBe('open');
		expect(await stageAfter('closed')).toBe('closed');
	});

	test('is replaced by a later revision, and by no earlier one', async () => {
		const later: HandIn = { ...FIRST, revision: 2, votes: FIRST.votes.replaceAll(/\d/gu, '4') };
		expect(await workshops.takeIn('session', [later])).toMatchObject({ added: 1 });
		expect(await workshops.takeIn('session', [FIRST])).toMatchObject({ known: 1 });
		expect(await workshops.takeIn('session', [{ ...later, revision: 3 }])).toMatchObject({
			replaced: 1,
		});
		expect((await handedIn())[0]).toMatchObject({ revision: 3, votes: later.votes });
	});

	test('is refused where the session is gone', async () => {
		await workshops.remove('session');
		await expect(workshops.takeIn('session', [FIRST])).rejects.toMatchObject({ fault: 'lost' });
	});

	// Catches a dead laptop that takes ballots with it, and an account that does not know of them.
	test('is there after a restart, without an alarm', async () => {
		await workshops.takeIn('session', BALLOTS);
		expect((await open()).found.loss).toBe('none');
		expect(new Set(await handedIn())).toEqual(new Set(BALLOTS));
	});
});

describe('a workshop goes with its assessment', () => {
	beforeEach(() => workshops.add({ session: SESSION, handIns: BALLOTS }));

	// Catches ballots that stay behind when all is removed, and those that do not come back.
	test('into the bin and out of it', async () => {
		const before = await whole();
		const batch = await storage!.remove(assessmentId);
		expect(await storage!.allWhole()).toEqual([]);
		expect(await storage!.connection.db.ballots.count()).toBe(0);
		await storage!.undo(batch);
		expect(await whole()).toEqual(before);
	});

	// Catches an import that takes the ballots of this device away.
	test('and stays when the assessment is replaced', async () => {
		const before = await whole();
		const batch = await storage!.putAll([HELD]);
		expect(await whole()).toEqual(before);
		await storage!.undo(batch);
		expect(await whole()).toEqual(before);
	});

	test('into a backup and out of it', async () => {
		const text = fileText(
			writeBackupFile({ held: await storage!.allWhole(), app: '0.2.0', exportedAt: AT }),
		);
		const before = await whole();
		await storage!.remove(assessmentId);
		const read = readFile(text);
		if (!read.ok) return expect.unreachable(JSON.stringify(read.fault));
		await storage!.putAll(heldIn(read.file, () => 'new'));
		const [after] = await whole();
		expect(after!.session).toEqual(before[0]!.session);
		expect(new Set(after!.handIns)).toEqual(new Set(before[0]!.handIns));
	});

	test('a backup brought in twice, into another state of it, counts each ballot once', async () => {
		const [first] = await storage!.allWhole();
		await workshops.takeOut('session', BALLOTS.slice(0, 3));
		await storage!.putAll([first!]);
		await storage!.putAll([first!]);
		expect(await handedIn()).toHaveLength(BALLOTS.length);
	});
});

// Catches a laptop that can't take in what another one has, because it lacks the assessment.
test('a workshop from elsewhere begins its assessment, and can be taken back', async () => {
	const begin = { ...SAMPLE.assessment, id: 'elsewhere' };
	const coming = {
		session: { ...SESSION, id: 'other', assessmentId: 'elsewhere' },
		handIns: BALLOTS.map((one) => ({ ...one, sessionId: 'other' })),
	};
	const first = await workshops.join(coming, begin);
	expect(first).toMatchObject({ before: undefined, begun: 'elsewhere' });
	const again = await workshops.join(coming, begin);
	expect(again.begun).toBeUndefined();
	expect(again.before?.handIns).toHaveLength(BALLOTS.length);
	expect((await storage!.ids()).sort()).toEqual([assessmentId, 'elsewhere'].sort());
	expect(await workshops.undoJoin('other', first)).toBe(true);
	expect(await workshops.get('other')).toBeUndefined();
	expect(await storage!.connection.db.ballots.count()).toBe(0);
});

describe('a file of a session that is here', () => {
	const begin = SAMPLE.assessment;
	const LATER = '2030-01-01T00:00:00.000Z';
	const file = (change: Partial<Session>, handIns: readonly HandIn[] = BALLOTS) => ({
		...{ session: { ...SESSION, ...change }, handIns },
	});
	const here = async () => (await workshops.get('session'))!;
	beforeEach(() => workshops.add({ session: SESSION, handIns: BALLOTS.slice(0, 3) }));

	// Catches a round that ends here because a helper has closed the session on their laptop.
	test('closes nothing, also not by a backup', async () => {
		const closed = file({ stage: 'closed', closedAt: LATER });
		await workshops.join(closed, begin);
		await storage!.putAll([{ ...HELD, workshops: [closed] }]);
		const { session, handIns } = await here();
		expect(session).toMatchObject({ stage: 'open' });
		expect(session).not.toHaveProperty('closedAt');
		expect(handIns).toHaveLength(BALLOTS.length);
	});

	// Catches ballots in a session that can still be set up otherwise.
	test('opens what was only planned', async () => {
		await workshops.change('session', (stored) => ({ ...stored, stage: 'planned' }));
		await workshops.join(file({}), begin);
		expect((await here()).session.stage).toBe('open');
	});

	// Catches an undo that takes away what was handed in after the file.
	test('is taken back only while nothing has followed', async () => {
		const before = await here();
		const joined = await workshops.join(file({}), begin);
		expect((await here()).handIns).toHaveLength(BALLOTS.length);
		expect(await workshops.undoJoin('session', joined)).toBe(true);
		expect(await here()).toEqual(before);

		const again = await workshops.join(file({}), begin);
		await workshops.takeIn('session', [{ ...FIRST, id: 'f'.repeat(16) }]);
		expect(await workshops.undoJoin('session', again)).toBe(false);
		expect((await here()).handIns).toHaveLength(BALLOTS.length + 1);
	});

	// Catches a ballot that comes between the look whether something followed and the undo.
	test('and not where a ballot comes at the same moment', async () => {
		const join = workshops.join(file({}), begin);
		const taken = workshops.takeIn('session', [{ ...FIRST, id: 'f'.repeat(16) }]);
		const undone = await workshops.undoJoin('session', await join);
		await taken;
		expect((await here()).handIns).toHaveLength(undone ? 4 : BALLOTS.length + 1);
		expect((await here()).handIns.map(({ id }) => id)).toContain('f'.repeat(16));
	});

	// Catches copies and backups that pass for current though ballots came with an older file, and
	// those that pass for old though a file has brought nothing.
	test('makes it another one only where it brings something', async () => {
		await workshops.change('session', (stored) => ({ ...stored, title: 'Here' }));
		const { savedAt } = (await here()).session;
		const { session } = await here();
		await workshops.join(file({ ...session, savedAt: LATER }, BALLOTS.slice(0, 2)), begin);
		expect((await here()).session.savedAt).toBe(savedAt);

		const { savedAt: after } = await workshops.join(file({}, BALLOTS.slice(2)), begin);
		expect((await here()).session.savedAt).toBe(after);
		expect(after > savedAt && after < LATER).toBe(true);

		// All that is here was there already: then it is what was saved there.
		const { session: now } = await here();
		const more = file({ ...now, savedAt: LATER, changedAt: LATER, expected: 40 });
		expect((await workshops.join(more, begin)).savedAt).toBe(LATER);
	});

	// Catches a session put back over one that has come again with more.
	test('stays, when the removed one is put back beside it', async () => {
		const removed = (await workshops.remove('session'))!;
		await workshops.putBack(removed);
		expect(await here()).toEqual(removed);
		await workshops.remove('session');
		await workshops.join(file({}, BALLOTS.slice(2)), begin);
		await workshops.putBack(removed);
		expect(new Set((await here()).handIns)).toEqual(new Set(BALLOTS));
	});
});

// Catches answers that are in no backup, go with another assessment, or don't come back.
test('what a city says by itself hangs on its assessment', async () => {
	const own = async () => (await storage!.allWhole())[0]?.consultation;
	await workshops.saveConsultation(assessmentId, { votes: { 'q14.1': 'lrg' } });
	await workshops.saveConsultation(assessmentId, { response: { readiness: 'Not yet' } });
	const said = { votes: { 'q14.1': 'lrg' }, response: { readiness: 'Not yet' } };
	expect(await own()).toMatchObject(said);
	expect(await workshops.consultation(assessmentId)).toEqual(await own());
	await expect(workshops.saveConsultation('nobody', {})).rejects.toMatchObject({ fault: 'lost' });
	const batch = await storage!.remove(assessmentId);
	expect(await workshops.consultation(assessmentId)).toBeUndefined();
	await storage!.undo(batch);
	expect(await own()).toMatchObject(said);
	expect((await open()).found.loss).toBe('none');
});

// Catches agreed levels of which only some arrive, or that throw away what stood beside an answer.
test('several answers change at once, with their scores', async () => {
	const [first, second] = Object.keys(SAMPLE.answers) as [string, string];
	await workshops.saveAnswers(assessmentId, (stored) => ({
		[first]: { ...stored[first], note: 'kept' },
		[second]: { unknown: true },
	}));
	const [held] = await storage!.allWhole();
	const { answers, answeredAt } = held!;
	expect(answers[first]).toMatchObject({ note: 'kept' });
	expect(answers[second]).toEqual({ unknown: true });
	expect(answeredAt![first]).toBe(answeredAt![second]);
	const stored = await storage!.connection.db.results.get(assessmentId);
	expect(stored?.scores).toEqual(scoreAssessment({ scope, answers }));
});

// Catches an undo that leaves an answer behind where there was none, or scores that still count it.
test('an answer can be taken out again', async () => {
	const [first] = Object.keys(SAMPLE.answers) as [string];
	await workshops.saveAnswers(assessmentId, () => ({ [first]: undefined }));
	const { answers } = (await storage!.allWhole())[0]!;
	expect(Object.keys(answers)).toHaveLength(Object.keys(SAMPLE.answers).length - 1);
	expect(answers).not.toHaveProperty([first]);
	const stored = await storage!.connection.db.results.get(assessmentId);
	expect(stored?.scores).toEqual(scoreAssessment({ scope, answers }));
	expect((await open()).found.loss).toBe('none');
});
