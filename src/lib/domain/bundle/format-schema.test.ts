import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AREA_IDS, DUTIES, PARTNER_DUTIES, SCOPES } from '../../framework/index';
import {
	EVIDENCE_KINDS,
	HOLDERS,
	LEVELS,
	MAX_TEXT_LENGTH,
	NOT_APPLICABLE_REASONS,
	PRIORITIES,
	TARGET_LEVELS,
} from '../answers';
import { CONTACT_REACH, OWN_REACH, RESPONSE_REACH } from '../consultation/reach';
import { anyContact, anyResponse, anyVotes } from '../consultation/testing/arbitraries';
import { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH, HELD_REACH } from '../fields';
import { publicSummary } from '../../transfer/public-summary';
import { FORMAT_VERSION } from '../migrate';
import { ACTION_STATUSES, EFFORTS, HORIZONS } from '../plan';
import { anyHoldings } from '../testing/arbitraries';
import { writeBallotFile, writePackFile, writeSessionFile } from '../workshop/file';
import { MAX_HAND_INS } from '../workshop/filed';
import { MAX_REASON_LENGTH } from '../workshop/hand-in';
import { HAND_IN_REACH, SESSION_REACH } from '../workshop/reach';
import { MAX_TITLE_LENGTH } from '../workshop/schema';
import { MAX_DIVISIONS, packOf } from '../workshop/session';
import { anyWorkshop } from '../workshop/testing/arbitraries';
import { satisfies } from '../testing/json-schema';
import { without } from '../testing/without';
import { ACTIONS, backupWith, SAMPLE, sampleWith } from '../testing/sample';
import { FORMAT, MAX_ACTIONS, MAX_ASSESSMENTS, MAX_ID_LENGTH, MAX_WORKSHOPS } from './format';
import schema from './format.schema.json';
import { fileText, readFile, writeAssessmentFile, writeBackupFile } from './index';

const { $defs: defs } = schema;
const { action, answer, assessment, duty, partnerDuty, target, text } = defs;

// Catches a schema that is left behind when the code's lists grow.
describe('the schema names what the code names', () => {
	test('codes', () => {
		expect(defs.format.const).toBe(FORMAT);
		expect(defs.version.const).toBe(FORMAT_VERSION);
		expect(answer.properties.level.enum).toEqual(LEVELS);
		expect(answer.properties.notApplicable.enum).toEqual(NOT_APPLICABLE_REASONS);
		expect(answer.properties.evidence.enum).toEqual(EVIDENCE_KINDS);
		expect(answer.properties.priority.enum).toEqual(PRIORITIES);
		expect(answer.properties.heldBy.enum).toEqual(HOLDERS);
		expect(defs.scope.enum).toEqual(SCOPES);
		expect(target.enum).toEqual(TARGET_LEVELS);
		expect(action.properties.horizon.enum).toEqual(HORIZONS);
		expect(action.properties.effort.enum).toEqual(EFFORTS);
		expect(action.properties.status.enum).toEqual(ACTION_STATUSES);
	});

	test('limits', () => {
		expect(text.maxLength).toBe(MAX_TEXT_LENGTH);
		expect(defs.id.maxLength).toBe(MAX_ID_LENGTH);
		expect(defs.actions.maxItems).toBe(MAX_ACTIONS);
		expect(defs.backupDocument.properties.assessments.maxItems).toBe(MAX_ASSESSMENTS);
		expect(defs.backupEntry.properties.workshops.maxItems).toBe(MAX_WORKSHOPS);
		expect(defs.handIns.maxItems).toBe(MAX_HAND_INS);
		expect(defs.pack.properties.title.maxLength).toBe(MAX_TITLE_LENGTH);
		expect(defs.pack.properties.groups.maxItems).toBe(MAX_DIVISIONS);
		expect(defs.ballot.properties.reasons.additionalProperties.maxLength).toBe(MAX_REASON_LENGTH);
	});

	test('fields', () => {
		const held = Object.keys(HELD_REACH).filter((field) => field !== 'sessions');
		expect(Object.keys(defs.backupEntry.properties)).toEqual(['framework', ...held]);
		const inBackups = ['consultation', 'workshops'];
		const sent = held.filter((field) => !inBackups.includes(field));
		expect(Object.keys(defs.assessmentDocument.properties)).toEqual(expect.arrayContaining(sent));
		for (const field of inBackups) {
			expect(defs.assessmentDocument.properties).not.toHaveProperty(field);
		}
		expect(Object.keys(defs.consultation.properties)).toEqual(Object.keys(OWN_REACH));
		expect(new Set(Object.keys(defs.response.properties))).toEqual(
			new Set(Object.keys(RESPONSE_REACH)),
		);
		expect(Object.keys(defs.contact.properties)).toEqual(Object.keys(CONTACT_REACH));
		expect(new Set(Object.keys(defs.session.properties))).toEqual(
			new Set(Object.keys(SESSION_REACH)),
		);
		const alone = ['sessionId', 'way', 'sheet', 'at'];
		expect(new Set([...Object.keys(defs.ballot.properties), ...alone])).toEqual(
			new Set(Object.keys(HAND_IN_REACH)),
		);
		const filed = Object.keys(ASSESSMENT_REACH).filter(
			(field) => !['framework', 'lastDuty'].includes(field),
		);
		expect(Object.keys(answer.properties)).toEqual(Object.keys(ANSWER_REACH));
		expect(Object.keys(assessment.properties)).toEqual(filed);
		expect(Object.keys(assessment.properties.targets.properties)).toEqual(AREA_IDS);
		const filedOfAction = Object.keys(ACTION_REACH).filter((field) => field !== 'order');
		expect(Object.keys(action.properties)).toEqual(filedOfAction);
	});

	test('duty ids', () => {
		const pattern = new RegExp(duty.pattern);
		expect(DUTIES.filter(({ id }) => !pattern.test(id))).toEqual([]);
		const partners = new RegExp(partnerDuty.pattern);
		expect(PARTNER_DUTIES.filter(({ id }) => !partners.test(id))).toEqual([]);
		expect(PARTNER_DUTIES.filter(({ id }) => pattern.test(id))).toEqual([]);
	});
});

// Catches a field that is written and that nobody is told of.
test('every export satisfies it', () => {
	const by = { app: '0.1.0', exportedAt: SAMPLE.exportedAt };
	fc.assert(
		fc.property(anyHoldings(), (held) => {
			expect(satisfies(schema, writeBackupFile({ ...by, held }))).toBe(true);
			for (const one of held) {
				expect(satisfies(schema, writeAssessmentFile({ ...by, ...one }))).toBe(true);
				for (const ticks of [{}, { city: true, country: true, period: true }]) {
					expect(satisfies(schema, publicSummary(one, ticks, by))).toBe(true);
				}
			}
		}),
		{ numRuns: 30 },
	);
});

// The same of the consultation, all of whose parts are generated here.
test('every consultation in a backup satisfies it', () => {
	const by = { app: '0.2.0', exportedAt: SAMPLE.exportedAt };
	const { assessment } = SAMPLE;
	fc.assert(
		fc.property(anyVotes, anyResponse, anyContact, (votes, response, contact) => {
			const consultation = { votes, response, contact, savedAt: assessment.savedAt };
			const written = writeBackupFile({ ...by, held: [{ assessment, answers: {}, consultation }] });
			expect(satisfies(schema, written)).toBe(true);
			const read = readFile(fileText(written));
			if (!read.ok || read.file.kind !== 'backup') throw new Error('not read');
			// Catches data of a person who has not agreed that leave the device.
			const agreed = contact.consentToUse ? consultation : without(consultation, 'contact');
			expect(read.file.held[0]!.consultation).toEqual(agreed);
		}),
		{ numRuns: 30 },
	);
});

// The same of what travels in a workshop.
test('every file of a workshop satisfies it', () => {
	const by = { app: '0.2.0', exportedAt: SAMPLE.exportedAt };
	fc.assert(
		fc.property(anyWorkshop, (workshop) => {
			const { session } = workshop;
			expect(satisfies(schema, writePackFile(packOf(session), by))).toBe(true);
			expect(satisfies(schema, writeSessionFile(workshop, by))).toBe(true);
			const held = [{ assessment: SAMPLE.assessment, answers: {}, workshops: [workshop] }];
			expect(satisfies(schema, writeBackupFile({ ...by, held }))).toBe(true);
			for (const { sessionId: _s, way: _w, at: _a, ...ballot } of workshop.handIns) {
				expect(satisfies(schema, writeBallotFile(ballot, session, by))).toBe(true);
			}
		}),
		{ numRuns: 30 },
	);
});

// Catches a schema that is laxer or stricter than the reader.
test('it and the reader agree on files that are slightly wrong', { timeout: 30_000 }, () => {
	const places = [
		['app'],
		['exportedAt'],
		['assessment', 'city'],
		['assessment', 'period'],
		['assessment', 'scope'],
		['assessment', 'targets'],
		['assessment', 'targets', 'inclusion'],
		['answers', 'human-rights.lrg.3'],
		['answers', 'human-rights.lrg.3', 'level'],
		['answers', 'human-rights.lrg.3', 'unknown'],
		['answers', 'human-rights.lrg.3', 'notApplicable'],
		['answers', 'human-rights.lrg.3', 'flag'],
		['answers', 'human-rights.lrg.3', 'toConfirm'],
		['answers', 'human-rights.lrg.3', 'other'],
		['assessment', 'basedOn'],
		['actions'],
		['actions', '0'],
		...['id', 'task', 'duty', 'to', 'horizon', 'owner', 'due', 'effort', 'status', 'note']
			.concat('partners', 'createdAt', 'doneAt', 'order')
			.map((field) => ['actions', '0', field]),
		['assessment', 'id'],
		['answeredAt'],
		['answeredAt', 'human-rights.lrg.3'],
	];
	const values = [
		null,
		true,
		false,
		0,
		1,
		3,
		4,
		5,
		1.5,
		'',
		'public',
		'full',
		'2024',
		[],
		{},
		'now',
		['equity.cso.1'],
		['equity.cso.1', 'equity.cso.1'],
		['equity.lrg.3'],
		'2024-11-17T12:00:00Z',
		'x'.repeat(201),
	];
	const more = { actions: ACTIONS, answeredAt: { 'human-rights.lrg.3': SAMPLE.exportedAt } };
	for (const path of places) {
		for (const value of values) {
			const document = sampleWith(path, value, more);
			const agreed = { path, value, valid: readFile(JSON.stringify(document)).ok };
			expect({ path, value, valid: satisfies(schema, document) }).toEqual(agreed);
			const entry = backupWith(['assessments', '0', ...path], value, more);
			const inBackup = { path, value, valid: readFile(JSON.stringify(entry)).ok };
			expect({ path, value, valid: satisfies(schema, entry) }).toEqual(inBackup);
		}
	}
});
