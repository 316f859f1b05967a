import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from './difference';
import type { Agreement } from './finding';
import { joinWorkshops, type Workshop } from './join';
import type { Stage } from './session';
import { anyWorkshop } from './testing/arbitraries';

const [sample] = fc.sample(anyWorkshop, { numRuns: 1, seed: 7 }) as [Workshop];
const duty = sample.session.duties[0]!;
const agreeing = (id: string, level: Agreement['level']): Workshop => ({
	...sample,
	session: {
		...sample.session,
		findings: { [duty]: { agreements: [{ id, level, at: '2026-11-22T10:00:00.000Z' }] } },
	},
});
const bare: Workshop = { ...sample, session: { ...sample.session, findings: {} } };

describe('what a file would change', () => {
	// Catches a preview that promises ballots which are here already, or counts one twice.
	test('is nothing for a file of what is here', () => {
		fc.assert(
			fc.property(anyWorkshop, (workshop) => {
				const { isNew, added, replaced, known, agreed, conflicts, details } = differenceOf(
					workshop,
					workshop,
				);
				expect({ isNew, added, replaced, agreed, conflicts, details }).toEqual({
					...{ isNew: false, added: 0, replaced: 0, agreed: [], conflicts: [], details: false },
				});
				expect(known).toBe(workshop.handIns.length);
			}),
			{ numRuns: 30 },
		);
	});

	// Catches a count that differs from what is stored afterwards.
	test('is as many ballots as there are more after joining', () => {
		fc.assert(
			fc.property(anyWorkshop, fc.nat(), (workshop, cut) => {
				const { session, handIns } = workshop;
				const at = handIns.length === 0 ? 0 : cut % handIns.length;
				const here: Workshop = { session, handIns: handIns.slice(0, at) };
				const { added, replaced } = differenceOf(here, workshop);
				expect(here.handIns.length + added).toBe(joinWorkshops(here, workshop).handIns.length);
				expect(replaced).toBe(0);
			}),
			{ numRuns: 30 },
		);
	});

	// Catches a later revision that is called known, though it takes the place of the one here.
	test('names ballots that take the place of an earlier one', () => {
		fc.assert(
			fc.property(
				anyWorkshop.filter(({ handIns }) => handIns.some(({ revision }) => revision < 255)),
				(workshop) => {
					const later = workshop.handIns.map((one) =>
						one.revision < 255 ? { ...one, revision: one.revision + 1 } : one,
					);
					const { replaced, known } = differenceOf(workshop, { ...workshop, handIns: later });
					expect(replaced).toBe(workshop.handIns.filter(({ revision }) => revision < 255).length);
					expect(replaced + known).toBe(workshop.handIns.length);
				},
			),
			{ numRuns: 20 },
		);
	});

	// Catches laptops that disagree, and a facilitator who hears of it only in front of the room.
	test('names what was agreed on differently, and what only there', () => {
		expect(differenceOf(agreeing('a', 2), agreeing('b', 3)).conflicts).toEqual([duty]);
		expect(differenceOf(agreeing('a', 2), agreeing('b', 2)).conflicts).toEqual([]);
		expect(differenceOf(bare, agreeing('b', 2))).toMatchObject({ agreed: [duty], conflicts: [] });
		expect(differenceOf(agreeing('a', 2), bare)).toMatchObject({ agreed: [], conflicts: [] });
	});

	// Catches a title or a plan of the day that changes without a word.
	test('names newer details, and not older ones', () => {
		const newer: Workshop = {
			...bare,
			session: { ...bare.session, title: 'Another', changedAt: '2099-01-01T00:00:00.000Z' },
		};
		expect(differenceOf(bare, newer).details).toBe(true);
		expect(differenceOf(newer, bare).details).toBe(false);
		expect(differenceOf(undefined, newer)).toMatchObject({ isNew: true, details: false });
	});

	// Catches a table of an older file that comes without a word.
	test('names what an older file adds to the set-up', () => {
		const here = { ...bare, session: { ...bare.session, tables: [] } };
		const session = { ...bare.session, changedAt: '2000-01-01T00:00:00.000Z' };
		const older = { ...bare, session: { ...session, tables: [{ number: 6, areas: [] }] } };
		expect(differenceOf(here, older).details).toBe(true);
		expect(differenceOf(older, { ...older, session: { ...session, tables: [] } }).details).toBe(
			false,
		);
	});

	// Catches a session that opens or closes without anybody having been told.
	test('names the stage only where it changes', () => {
		const inStage = (stage: Stage): Workshop => ({ ...bare, session: { ...bare.session, stage } });
		const stageAfter = (here: Stage, coming: Stage) =>
			differenceOf(inStage(here), inStage(coming)).stage;
		expect(stageAfter('planned', 'open')).toBe('open');
		expect(stageAfter('planned', 'closed')).toBe('closed');
		expect(stageAfter('planned', 'planned')).toBeUndefined();
		expect(stageAfter('open', 'closed')).toBeUndefined();
		expect(stageAfter('closed', 'open')).toBeUndefined();
	});
});
