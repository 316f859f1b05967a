import { beforeEach, describe, expect, test } from 'vitest';
import { ballotCode } from '../../domain/workshop/ballot-code';
import { writeBallotFile } from '../../domain/workshop/file';
import { joinHandIn, placeOf, type Ballot, type HandIn } from '../../domain/workshop/hand-in';
import { sequenceOf } from '../../domain/workshop/sequence';
import { noVotes, withVote, type Vote } from '../../domain/workshop/vote-text';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import type { Session } from '../../domain/workshop/session';
import { StorageError } from '../../storage/faults';
import { Reception } from './reception.svelte';

const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'K7M4QX', title: 'T', city: 'C' },
	...{ framework: { ...FRAMEWORK }, scope: 'quick', languages: ['en'] },
	duties: dutiesInScope('quick').map(({ id }) => id),
	...{ groups: [], tables: [], stage: 'open', agenda: [], findings: {} },
	...{ createdAt: AT, changedAt: AT, savedAt: AT },
};

/** A desk that stores in memory, as the real one does; what is stored is seen a moment later. */
class MadeUpDesk {
	id = 's';
	session: Session | undefined = SESSION;
	stored = new Map<string, HandIn>();
	seen: HandIn[] = [];
	full = false;

	get handIns() {
		return this.seen;
	}

	async takeIn(...all: HandIn[]) {
		await Promise.resolve();
		if (this.full) throw new StorageError('quota');
		const taken = { added: 0, replaced: 0, known: 0 };
		for (const one of all) {
			const before = this.stored.get(placeOf(one));
			const after = before ? joinHandIn(before, one) : one;
			taken[!before ? 'added' : after.revision === before.revision ? 'known' : 'replaced'] += 1;
			this.stored.set(placeOf(one), after);
		}
		return taken;
	}

	async takeOut(handIn: HandIn, before?: HandIn) {
		await Promise.resolve();
		if (this.full) return 'failed' as const;
		if (this.stored.get(placeOf(handIn))?.revision !== handIn.revision) return 'other' as const;
		this.stored.delete(placeOf(handIn));
		if (before) this.stored.set(placeOf(before), before);
		return 'gone' as const;
	}
}

const ballot = (id: number, level: Vote, revision = 1): Ballot => ({
	id: String(id).padStart(16, '0'),
	part: 'round-1',
	revision,
	votes: withVote(noVotes('round-1', 'quick'), 0, level),
});
const codeOf = (one: Ballot) => ballotCode(one, SESSION);

let desk: MadeUpDesk;
let reception: Reception;
beforeEach(() => {
	desk = new MadeUpDesk();
	reception = new Reception(desk, '');
});
const firstVotes = () => [...desk.stored.values()].map(({ votes }) => votes[0]);

describe('what comes in', () => {
	// Catches an outcome that is not counted, or counted as another.
	test('is counted by what became of it', async () => {
		await reception.take(codeOf(ballot(1, 2)), 'code');
		await reception.take(codeOf(ballot(1, 2)), 'code');
		await reception.take(codeOf(ballot(1, 3, 2)), 'code');
		await reception.take('https://example.org', 'code');
		expect(reception.counts).toEqual({ added: 1, replaced: 1, known: 1, refused: 1 });
		expect(reception.last).toMatchObject({
			number: 4,
			outcome: { is: 'refused', why: 'not-ours' },
		});
		expect(reception.refused).toHaveLength(1);
		expect(firstVotes()).toEqual(['3']);
	});

	// Catches a sequence of codes that never becomes whole.
	test('may come in several codes', async () => {
		const said = { ...ballot(1, 2), reasons: { [SESSION.duties[0]!]: 'So it is. '.repeat(25) } };
		const writing = { app: '0.1.0', exportedAt: AT };
		const codes = sequenceOf(JSON.stringify(writeBallotFile(said, SESSION, writing)))!;
		expect(codes.length).toBeGreaterThan(2);
		const outcomes = await Promise.all(codes.map((code) => reception.take(code, 'code')));
		expect(outcomes.map(({ is }) => is)).toEqual([...codes.slice(1).map(() => 'part'), 'taken']);
		expect(reception.counts.added).toBe(1);
	});

	// Catches two at the same moment, of which one does not know what the other has replaced.
	test('is taken in one after the other', async () => {
		const codes = [codeOf(ballot(1, 1)), codeOf(ballot(1, 4, 2))];
		await Promise.all(codes.map((code) => reception.take(code, 'code')));
		expect(reception.counts).toMatchObject({ added: 1, replaced: 1 });
		await reception.undo();
		expect(firstVotes()).toEqual(['1']);
	});

	// Catches one bad file that keeps the others out, and one that is told without its name.
	test('may be several files, some of them bad', async () => {
		const writing = { app: '0.1.0', exportedAt: AT };
		const text = JSON.stringify(writeBallotFile(ballot(1, 2), SESSION, writing));
		const film = new File(['x'.repeat(300_000)], 'film.json');
		film.text = () => {
			throw new Error('a film was read into memory');
		};
		await reception.takeFiles([
			film,
			new File([text], 'vote.json'),
			new File(['{"half'], 'half.json'),
		]);
		expect(reception.counts).toMatchObject({ added: 1, refused: 2 });
		expect(reception.refused.map(({ file }) => file)).toEqual(['half.json', 'film.json']);
	});

	// Catches a ballot that is told as taken in though the disk was full.
	test('is not called taken in when it could not be stored', async () => {
		desk.full = true;
		await reception.take(codeOf(ballot(1, 2)), 'code');
		expect(reception.last?.outcome).toEqual({ is: 'failed', fault: 'quota' });
		expect(reception.counts).toMatchObject({ added: 0, refused: 1 });
		expect(reception.undoable).toBe(0);
	});
});

describe('taking the last one out again', () => {
	// Catches an undo that takes out another one, or one that was here before.
	test('takes out the last that was taken in, then the one before', async () => {
		await reception.take(codeOf(ballot(1, 1)), 'code');
		await reception.take(codeOf(ballot(2, 2)), 'code');
		await reception.take(codeOf(ballot(1, 1)), 'code');
		expect(reception.undoable).toBe(2);
		await reception.undo();
		expect(firstVotes()).toEqual(['1']);
		await reception.undo();
		expect(firstVotes()).toEqual([]);
		expect(await reception.undo()).toBe(false);
		expect(reception.counts.added).toBe(0);
	});

	// Catches an undo that takes away a ballot of which a phone was told that it is stored.
	test('leaves what came over the network', async () => {
		await reception.take(codeOf(ballot(1, 1)), 'code');
		await reception.take(codeOf(ballot(2, 2)), 'network');
		expect(reception.undoable).toBe(1);
		await reception.undo();
		expect(firstVotes()).toEqual(['2']);
	});

	// Catches an undo that brings an older ballot back than the one a phone was told of.
	test('knows of what came over the network meanwhile', async () => {
		await reception.take(codeOf(ballot(1, 1)), 'code');
		await reception.take(codeOf(ballot(1, 2, 2)), 'network');
		desk.seen = [...desk.stored.values()];
		// Only the first one was taken in here by hand, and it is not there any more.
		expect(await reception.undo()).toBe(false);
		expect(firstVotes()).toEqual(['2']);
		expect(reception.counts).toMatchObject({ added: 1, replaced: 1 });
		await reception.take(codeOf(ballot(1, 3, 3)), 'code');
		expect(await reception.undo()).toBe(true);
		expect(firstVotes()).toEqual(['2']);
	});

	// Catches a vote that is lost because a later one took its place and was taken out again.
	test('brings back what it took the place of, also before the page has seen that', async () => {
		await reception.take(codeOf(ballot(1, 1)), 'code');
		await reception.take(codeOf(ballot(1, 4, 2)), 'code');
		await reception.undo();
		expect(firstVotes()).toEqual(['1']);
		// One from before this page was opened.
		const old: HandIn = { ...ballot(7, 0), sessionId: 's', way: 'paper', at: AT };
		desk.stored.set(placeOf(old), old);
		desk.seen = [old];
		await reception.take(codeOf(ballot(7, 3, 2)), 'code');
		await reception.undo();
		expect(firstVotes()).toEqual(['1', '0']);
	});

	// Catches an undo that is told as done though it could not be stored.
	test('can be tried again when it could not be stored', async () => {
		await reception.take(codeOf(ballot(1, 1)), 'code');
		desk.full = true;
		expect(await reception.undo()).toBe(false);
		expect(reception.undoable).toBe(1);
		desk.full = false;
		expect(await reception.undo()).toBe(true);
		expect(firstVotes()).toEqual([]);
	});
});
