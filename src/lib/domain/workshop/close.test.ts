import { describe, expect, test } from 'vitest';
import { dutiesInScope } from '../../framework/index';
import type { Answers } from '../answers';
import { boardOf } from './board';
import { answerChanges, answerWith, changesBack } from './close';
import type { Finding } from './finding';
import type { HandIn } from './hand-in';
import { movementOf } from './movement';
import type { Session } from './session';

const duties = dutiesInScope('quick').map(({ id }) => id);
const [a, b, c, d] = duties as [string, string, string, string];
const AT = '2026-11-22T10:00:00.000Z';
const agreedOn = (level: number | 'unknown', more: Partial<Finding> = {}): Finding => ({
	...more,
	agreements: [{ id: `${level}`, level: level as 2, at: AT }],
});
const sessionWith = (findings: Session['findings']) =>
	({
		id: 's',
		code: 'K7M4QX',
		scope: 'quick',
		duties,
		findings,
		tables: [],
		groups: [],
	}) as unknown as Session;

describe('agreed levels as answers', () => {
	const session = sessionWith({
		[a]: agreedOn(3),
		[b]: agreedOn(2),
		[c]: agreedOn('unknown'),
		[d]: {},
	});
	const stored: Answers = {
		[a]: { level: 1, note: 'kept' },
		[b]: { level: 2, evidence: 'public', toConfirm: true },
	};

	// Catches a preview that says something else than what is written.
	test('are told apart: new, changed, same', () => {
		const changes = answerChanges(session, stored);
		expect(changes.map(({ duty, is }) => [duty, is])).toEqual([
			[a, 'changed'],
			[b, 'same'],
			[c, 'new'],
		]);
		expect(changes.map(({ after }) => after)).toEqual([
			{ level: 3, note: 'kept', origin: 'K7M4QX' },
			{ level: 2, evidence: 'public', origin: 'K7M4QX' },
			{ unknown: true, origin: 'K7M4QX' },
		]);
	});

	// Catches an undo that leaves something of the workshop, or throws away what came after it.
	test('can be taken back, but for what was changed since', () => {
		const changes = answerChanges(session, stored);
		const written = Object.fromEntries(changes.map(({ duty, after }) => [duty, after]));
		expect(changesBack(changes, { ...stored, ...written })).toEqual({
			[a]: stored[a],
			[b]: stored[b],
			[c]: undefined,
		});
		const since = { ...stored, ...written, [a]: { level: 4 as const } };
		expect(changesBack(changes, since)).not.toHaveProperty([a]);
	});

	// Catches "ask the clerk" beside a level, and a level left beside "don't know".
	test('leave one answer standing', () => {
		expect(answerWith({ unknown: true, askWhom: 'the clerk' }, 2, 'X')).toEqual({
			level: 2,
			origin: 'X',
		});
		expect(answerWith({ level: 2 }, 'no-legal-power', 'X')).toEqual({
			...{ notApplicable: 'no-legal-power', origin: 'X' },
		});
	});
});

describe('before and after', () => {
	const handIn = (votes: string, i: number) =>
		({ id: String(i), part: 'round-1', votes: votes.padEnd(16, '-') }) as HandIn;
	const handIns = ['1134', '1234', '1334'].map(handIn);

	// Catches a figure that tells of votes that the room has not seen, and unlike things compared.
	test('counts what was revealed and agreed, and nothing else', () => {
		const session = sessionWith({
			[a]: agreedOn(2, { revealed: 1 }),
			[b]: agreedOn(2, { revealed: 1 }),
			[c]: agreedOn(0),
			[d]: agreedOn('unknown', { revealed: 2 }),
		});
		const { overall, areas } = movementOf('quick', boardOf(session, handIns));
		expect(overall).toMatchObject({ compared: 2, higher: 1, lower: 0, same: 1 });
		expect(areas.reduce((sum, { compared }) => sum + compared, 0)).toBe(2);
	});

	// Catches a score made of too little, and one that is not the scoring's own.
	test('has scores where an area was compared whole', () => {
		const findings = Object.fromEntries(duties.map((duty) => [duty, agreedOn(3, { revealed: 1 })]));
		const all = ['2'.repeat(16), '2'.repeat(16), '3'.repeat(16)].map(handIn);
		const { overall, areas } = movementOf('quick', boardOf(sessionWith(findings), all));
		expect(overall).toEqual({ before: 50, after: 75, compared: 16, higher: 16, lower: 0, same: 0 });
		expect(areas).toHaveLength(7);
		const one = movementOf('quick', boardOf(sessionWith({ [a]: findings[a]! }), all));
		expect(one.overall.before).toBeNull();
	});
});
