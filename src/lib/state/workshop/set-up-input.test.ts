import { describe, expect, test } from 'vitest';
import { dutiesInScope, FRAMEWORK } from '../../framework/index';
import { STAKEHOLDER_GROUPS, type Session } from '../../domain/workshop/session';
import { sessionSchema } from '../../domain/workshop/schema';
import { withSetUp } from '../../domain/workshop/set-up';
import { safeParse } from 'valibot';
import {
	aboutAgenda,
	inputOf,
	proposalFor,
	readSetUp,
	type SetUpDetails,
	type SetUpInput,
} from './set-up-input';

const AT = '2026-11-22T10:00:00.000Z';
const SESSION: Session = {
	...{ id: 's', assessmentId: 'a', code: 'ABC234', title: 'Workshop', city: 'Sampleton' },
	framework: { ...FRAMEWORK },
	scope: 'core',
	duties: dutiesInScope('core').map(({ id }) => id),
	groups: STAKEHOLDER_GROUPS.map((kind, i) => ({ number: i + 1, kind })),
	...{ tables: [], languages: ['en'], agenda: [], findings: {}, responsible: true },
	...{ stage: 'planned', createdAt: AT, changedAt: AT, savedAt: AT },
};
const input = (change: Partial<SetUpInput> = {}): SetUpInput => ({
	...inputOf(SESSION),
	...change,
});
const details = (change: Partial<SetUpInput>): SetUpDetails => {
	const read = readSetUp(input(change), 'core');
	if (!read.ok) throw new Error(JSON.stringify(read.faults));
	return read.details;
};
const faults = (change: Partial<SetUpInput>) => {
	const read = readSetUp(input(change), 'core');
	return read.ok ? [] : read.faults;
};

describe('the form', () => {
	// Catches a field that is filled in, or left empty, and comes back as something else.
	test('of a session gives back the session', () => {
		const full: Session = {
			...SESSION,
			...{ day: '2026-12-01', startsAt: '09:00', expected: 40 },
			agenda: [
				{ kind: 'other', minutes: 15, title: 'Music' },
				{ kind: 'close', minutes: 10 },
			],
			groups: [
				{ number: 3, kind: 'individual', name: 'Residents' },
				{ number: 9, name: 'Press' },
			],
			tables: [{ number: 2, name: 'Window', areas: ['literacy'] }],
		};
		for (const session of [SESSION, full]) {
			const read = readSetUp(inputOf(session), session.scope);
			expect(read.ok && withSetUp(session, read.details)).toEqual(session);
		}
	});

	// Catches something that can be typed and stored, and that no other laptop's reader takes.
	test('stores only what a file may hold', () => {
		const made = withSetUp(
			SESSION,
			details({
				...proposalFor(input(), { minutes: '180', tables: '5' }, false),
				...{ title: '  Town hall ', expected: ' 40 ', day: '2026-12-01', startsAt: '08:30' },
				duties: [...SESSION.duties].reverse(),
			}),
		);
		expect(safeParse(sessionSchema, made).success).toBe(true);
		expect(made).toMatchObject({ title: 'Town hall', expected: 40, duties: SESSION.duties });
	});

	// Catches a fault that lets the save through, or one that nobody is told of.
	test('says everything that is wrong, in its order', () => {
		expect(
			faults({
				...{ title: ' ', expected: '0', duties: [], languages: [] },
				agenda: [{ key: 7, kind: 'break', minutes: '1.5', title: '' }],
				groups: [{ number: 9, name: ' ', on: true }],
			}),
		).toEqual([
			{ field: 'title' },
			{ field: 'expected' },
			{ field: 'minutes', at: 7 },
			{ field: 'duties' },
			{ field: 'group', at: 9 },
			{ field: 'languages' },
		]);
		for (const expected of ['many', '-1', '10000', '1e3', '４']) {
			expect(faults({ expected }), expected).toEqual([{ field: 'expected' }]);
		}
	});

	// Catches a group that is switched off and on again, and takes over another one's number.
	test('never gives a listed group the number of another', () => {
		const own: Session = { ...SESSION, groups: [{ number: 2, name: 'Press' }] };
		const numbers = inputOf(own).groups.map(({ number }) => number);
		expect(new Set(numbers).size).toBe(numbers.length);
		expect(inputOf(own).groups.filter(({ on }) => on)).toHaveLength(1);
	});
});

describe('a proposed plan', () => {
	const asked = { minutes: '180', tables: '5' };

	// Catches a plan with a vote that the session does not have, and minutes that get lost with it.
	test('without "who is responsible?" gives its time to the talk', () => {
		const proposal = proposalFor(input({ responsible: false }), asked, false)!;
		expect(proposal.agenda.map(({ kind }) => kind)).not.toContain('responsible');
		expect(proposal.agenda.reduce((sum, { minutes }) => sum + Number(minutes), 0)).toBe(180);
	});

	// Catches a proposal for a number that was mistyped.
	test('is none outside the bounds', () => {
		for (const wrong of [
			{ minutes: '59', tables: '5' },
			{ minutes: '180', tables: '0' },
			{ minutes: 'three hours', tables: '5' },
			{ minutes: '', tables: '' },
		]) {
			expect(proposalFor(input(), wrong, false), JSON.stringify(wrong)).toBeUndefined();
		}
	});

	// Catches figures of the proposal that stay when somebody changes its minutes.
	test('is counted as it stands in the form', () => {
		const { agenda } = proposalFor(input(), asked, false)!;
		expect(aboutAgenda(input({ agenda }))).toMatchObject({
			total: 180,
			discussed: 8,
			warnings: [],
		});
		const shorter = agenda.map((item) =>
			item.kind === 'discuss' ? { ...item, minutes: '12' } : item,
		);
		expect(aboutAgenda(input({ agenda: shorter })).discussed).toBe(2);
		const rushed = agenda.slice(0, 3).map((item) => ({ ...item, minutes: '20' }));
		expect(aboutAgenda(input({ agenda: rushed })).warnings).toEqual([
			'too-many-duties',
			'no-responsible',
		]);
	});
});
