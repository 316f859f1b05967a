import { FRAMEWORK } from '../../framework/index';
import type { Answers } from '../answers';
import type { FrameworkRef } from '../assessment';
import { bad, good, type Refusal, type Result } from '../errors';
import { FORMAT_VERSION, migrate, type Contents } from '../migrate';
import type { Action } from '../plan';
import { FORMAT, type FiledAssessment } from './format';
import { parseActions, parseAnswers, parseWith } from './parse';
import { isRecord, parseJson } from './parse-json';
import { assessmentSchema, envelopeSchema, frameworkSchema } from './schema';
import { isSealed } from './seal';

/** What a file of kind `assessment` holds, migrated and checked. */
export type AssessmentFile = {
	kind: 'assessment';
	/** Version of the app that wrote it. */
	app: string;
	exportedAt: string;
	assessment: FiledAssessment & { framework: FrameworkRef };
	answers: Answers;
	/** Absent where the file has no plan. */
	actions?: Action[];
};

export type ReadResult = { readonly ok: true; readonly file: AssessmentFile } | Refusal;

/** A file's text, with or without a byte order mark. Any of the `FAULT_CODES` may come. */
export function readFile(text: string): ReadResult {
	const parsed = parseJson(text);
	return parsed.ok ? readDocument(parsed.value) : parsed;
}

/** A parsed document, of which nothing is known yet but that it does not nest too deep. */
export function readDocument(document: unknown): ReadResult {
	if (!isRecord(document) || document.format !== FORMAT) return bad('not-ours');
	const refusal = refuseUnreadable(document);
	if (refusal) return refusal;

	const envelope = parseWith(envelopeSchema, document);
	if (!envelope.ok) return envelope;
	const { app, exportedAt, version, framework, assessment, answers, actions } = envelope.value;
	const current = migrate({ framework, assessment, answers, actions }, version);
	if (!current.ok) return current;
	const contents = readContents(current.value);
	if (!contents.ok) return contents;
	return { ok: true, file: { kind: 'assessment', app, exportedAt, ...contents.value } };
}

/** What decides whether to look inside at all, the most telling fault first. */
function refuseUnreadable(document: Record<string, unknown>): Refusal | null {
	const { version, kind } = document;
	if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
		return bad('invalid', { at: 'version' });
	}
	if (version > FORMAT_VERSION) return bad('newer-version', { found: String(version) });
	if (typeof kind !== 'string') return bad('invalid', { at: 'kind' });
	if (kind !== 'assessment') return bad('unsupported-kind', { found: kind });
	return isSealed(document) ? null : bad('checksum');
}

type Read = Pick<AssessmentFile, 'assessment' | 'answers' | 'actions'>;

function readContents(contents: Contents): Result<Read> {
	const framework = parseWith(frameworkSchema, contents.framework, ['framework']);
	if (!framework.ok) return framework;
	const { id, version } = framework.value;
	if (id !== FRAMEWORK.id || version !== FRAMEWORK.version) {
		return bad('unknown-framework', { found: `${id} ${version}` });
	}
	const assessment = parseWith(assessmentSchema, contents.assessment, ['assessment']);
	if (!assessment.ok) return assessment;
	const answers = parseAnswers(contents.answers);
	if (!answers.ok) return answers;
	const read: Read = {
		assessment: { ...assessment.value, framework: framework.value },
		answers: answers.value,
	};
	if (contents.actions === undefined) return good(read);
	const actions = parseActions(contents.actions);
	return actions.ok ? good({ ...read, actions: actions.value }) : actions;
}
