import type { Held } from '../assessment';
import { parseOwn } from '../consultation/schema';
import { bad, good, type Refusal, type Result } from '../errors';
import { MIGRATIONS, type Migration } from '../migrate';
import { readFiledWorkshop } from '../workshop/filed';
import type { Workshop } from '../workshop/join';
import { readEntry, type ReadEntry } from './entry';
import { FORMAT } from './format';
import { invalid, parseWith } from './parse';
import { isRecord, parseJson } from './parse-json';
import { assessmentFileSchema, backupEntrySchema, backupFileSchema } from './schema';
import { isSealed } from './seal';

/** By whom and when a file was written. */
type Written = {
	/** Version of the app. */
	app: string;
	/** ISO 8601 timestamp. */
	exportedAt: string;
};

/** What a file of kind `assessment` holds, migrated and checked. */
export type AssessmentFile = { kind: 'assessment' } & Written & ReadEntry;

/** What a file of kind `backup` holds, migrated and checked; every id in it is there once. */
export type BackupFile = { kind: 'backup'; held: Held[] } & Written;

export type ReadResult =
	{ readonly ok: true; readonly file: AssessmentFile | BackupFile } | Refusal;

/** What to do with the document of each kind that can be read. */
const READERS = { assessment: readAssessment, backup: readBackup };

/** A file's text, with or without a byte order mark. Any of the `FAULT_CODES` may come. */
export function readFile(text: string): ReadResult {
	const parsed = parseJson(text);
	return parsed.ok ? readDocument(parsed.value) : parsed;
}

/**
 * A parsed document, of which nothing is known yet but that it does not nest too deep.
 *
 * @param migrations other ones than the app's in tests
 */
export function readDocument(
	document: unknown,
	migrations: readonly Migration[] = MIGRATIONS,
): ReadResult {
	if (!isRecord(document) || document.format !== FORMAT) return bad('not-ours');
	const { version, kind } = document;
	// What decides whether to look inside at all, the most telling fault first.
	if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) {
		return invalid(['version']);
	}
	if (version > migrations.length + 1) return bad('newer-version', { found: String(version) });
	if (typeof kind !== 'string') return invalid(['kind']);
	if (!isReadable(kind)) return bad('unsupported-kind', { found: kind });
	if (!isSealed(document)) return bad('checksum');
	const file = READERS[kind](document, migrations);
	return file.ok ? { ok: true, file: file.value } : file;
}

function isReadable(kind: string): kind is keyof typeof READERS {
	return Object.hasOwn(READERS, kind);
}

function readAssessment(
	document: unknown,
	migrations: readonly Migration[],
): Result<AssessmentFile> {
	const envelope = parseWith(assessmentFileSchema, document);
	if (!envelope.ok) return envelope;
	const { app, exportedAt, version, ...contents } = envelope.value;
	const entry = readEntry(contents, { from: version, at: [], migrations });
	return entry.ok ? good({ kind: 'assessment', app, exportedAt, ...entry.value }) : entry;
}

function readBackup(document: unknown, migrations: readonly Migration[]): Result<BackupFile> {
	const envelope = parseWith(backupFileSchema, document);
	if (!envelope.ok) return envelope;
	const { app, exportedAt, version, assessments } = envelope.value;
	const held: Held[] = [];
	// An action's id is its own among all that a device holds, like an assessment's.
	const ids = new Set<string>();
	for (const [place, value] of assessments.entries()) {
		const at = ['assessments', String(place)];
		const both = parseWith(backupEntrySchema, value, at);
		if (!both.ok) return both;
		const { workshops: filed = [], consultation, ...contents } = both.value;
		const entry = readEntry(contents, { from: version, at, migrations });
		if (!entry.ok) return entry;
		const { assessment, actions = [] } = entry.value;
		const own =
			consultation === undefined ? undefined : parseOwn(consultation, [...at, 'consultation']);
		if (own && !own.ok) return own;
		const { id } = assessment;
		if (id === undefined || ids.has(id)) return invalid([...at, 'assessment', 'id']);
		const twice = actions.findIndex((action) => ids.has(action.id));
		if (twice >= 0) return invalid([...at, 'actions', String(twice), 'id']);
		for (const one of [{ id }, ...actions]) ids.add(one.id);
		const workshops = readWorkshops(filed, { assessmentId: id, ids, at: [...at, 'workshops'] });
		if (!workshops.ok) return workshops;
		held.push({
			...entry.value,
			assessment: { ...assessment, id },
			...(own && { consultation: own.value }),
			...(workshops.value.length > 0 && { workshops: workshops.value }),
		});
	}
	return good({ kind: 'backup', app, exportedAt, held });
}

/** @param ids of all that was read before; those of the sessions are added to it */
function readWorkshops(
	filed: readonly unknown[],
	{ assessmentId, ids, at }: { assessmentId: string; ids: Set<string>; at: readonly string[] },
): Result<Workshop[]> {
	const workshops: Workshop[] = [];
	for (const [place, value] of filed.entries()) {
		const here = [...at, String(place)];
		const workshop = readFiledWorkshop(value, here);
		if (!workshop.ok) return workshop;
		const { session } = workshop.value;
		if (ids.has(session.id) || session.assessmentId !== assessmentId) {
			return invalid([...here, 'session', 'id']);
		}
		ids.add(session.id);
		workshops.push(workshop.value);
	}
	return good(workshops);
}

/**
 * What a file of either kind holds, ready to be stored.
 *
 * @param newId for an assessment to which its file gives none
 */
export function heldIn(file: AssessmentFile | BackupFile, newId: () => string): Held[] {
	if (file.kind === 'backup') return file.held;
	const { assessment, answers, answeredAt, actions } = file;
	return [
		{
			assessment: { ...assessment, id: assessment.id ?? newId() },
			answers,
			...(answeredAt && { answeredAt }),
			...(actions && { actions }),
		},
	];
}
