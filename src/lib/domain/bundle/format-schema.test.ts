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
import { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH } from '../fields';
import { FORMAT_VERSION } from '../migrate';
import { ACTION_STATUSES, EFFORTS, HORIZONS } from '../plan';
import { anyActions, anyAnswers, anyAssessment, anyFullAnswer } from '../testing/arbitraries';
import { satisfies } from '../testing/json-schema';
import { ACTIONS, SAMPLE, sampleWith } from '../testing/sample';
import { FORMAT } from './format';
import schema from './format.schema.json';
import { readFile, writeAssessmentFile } from './index';

const { action, answer, assessment, duty, partnerDuty, target, text } = schema.$defs;

// Catches a schema that is left behind when the code's lists grow.
describe('the schema names what the code names', () => {
	test('codes', () => {
		expect(schema.properties.format.const).toBe(FORMAT);
		expect(schema.properties.version.const).toBe(FORMAT_VERSION);
		expect(answer.properties.level.enum).toEqual(LEVELS);
		expect(answer.properties.notApplicable.enum).toEqual(NOT_APPLICABLE_REASONS);
		expect(answer.properties.evidence.enum).toEqual(EVIDENCE_KINDS);
		expect(answer.properties.priority.enum).toEqual(PRIORITIES);
		expect(answer.properties.heldBy.enum).toEqual(HOLDERS);
		expect(assessment.properties.scope.enum).toEqual(SCOPES);
		expect(target.enum).toEqual(TARGET_LEVELS);
		expect(action.properties.horizon.enum).toEqual(HORIZONS);
		expect(action.properties.effort.enum).toEqual(EFFORTS);
		expect(action.properties.status.enum).toEqual(ACTION_STATUSES);
		expect(text.maxLength).toBe(MAX_TEXT_LENGTH);
	});

	test('fields', () => {
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

test('every export satisfies it', () => {
	const anyExport = fc.record({
		assessment: anyAssessment,
		answers: anyAnswers(anyFullAnswer),
		actions: anyActions,
	});
	fc.assert(
		fc.property(anyExport, (data) => {
			expect(satisfies(schema, writeAssessmentFile({ ...SAMPLE, ...data }))).toBe(true);
		}),
	);
});

// Catches a schema that is laxer or stricter than the reader.
test('it and the reader agree on files that are slightly wrong', () => {
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
	];
	for (const path of places) {
		for (const value of values) {
			const document = sampleWith(path, value, { actions: ACTIONS });
			const agreed = { path, value, valid: readFile(JSON.stringify(document)).ok };
			expect({ path, value, valid: satisfies(schema, document) }).toEqual(agreed);
		}
	}
});
