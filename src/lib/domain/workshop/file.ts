/**
 * Files of a workshop: a pack that sets up a participant's device, a ballot, and a whole session
 * that goes from one laptop to another. All carry the one file format's name and checksum.
 */
import * as v from 'valibot';
import { FRAMEWORK, SCOPES } from '../../framework/index';
import { FORMAT, type Kind } from '../bundle/format';
import { parseWith, invalid } from '../bundle/parse';
import { isRecord, parseJson } from '../bundle/parse-json';
import { frameworkSchema, record, timestamp } from '../bundle/schema';
import { isSealed, seal } from '../bundle/seal';
import { bad, good, type Fault, type Result } from '../errors';
import { FORMAT_VERSION } from '../migrate';
import { frameworkTag, misfitOf, type HandInFault } from './ballot-code';
import { filedWorkshop, readFiledWorkshop } from './filed';
import type { Ballot } from './hand-in';
import type { Workshop } from './join';
import { ballotSchema, packSchema } from './schema';
import type { Pack } from './session';
import { givenIn } from './vote-text';

/** By whom and when a file is written: the app's version, and an ISO 8601 timestamp. */
export type Writing = { app: string; exportedAt: string };

export const writePackFile = (pack: Pack, writing: Writing) =>
	seal({ ...head('session', writing, pack), pack });

/** The whole session, with all that was handed in, for another laptop. */
export const writeSessionFile = ({ session, handIns }: Workshop, writing: Writing) =>
	seal({ ...head('session', writing, session), ...filedWorkshop({ session, handIns }) });

export const writeBallotFile = (ballot: Ballot, pack: Pack, writing: Writing) =>
	seal({ ...head('ballot', writing, pack), session: pack.code, scope: pack.scope, ballot });

/** What a file of a workshop can be. */
export type WorkshopFile =
	{ is: 'pack'; pack: Pack } | { is: 'workshop'; workshop: Workshop } | { is: 'ballot' };

/** A pack or a session; a ballot is only told, for it can't be read without its session. */
export function readWorkshopFile(text: string): Result<WorkshopFile> {
	const document = openDocument(text);
	if (!document.ok) return document;
	const { kind } = document.value;
	if (kind === 'ballot') return good({ is: 'ballot' });
	if (kind !== 'session') return bad('unsupported-kind', { found: kind });
	const { head: known, rest } = split(document.value);
	const about = parseWith(headSchema, known);
	if (!about.ok) return about;
	const { id, version } = about.value.framework;
	if (id !== FRAMEWORK.id || version !== FRAMEWORK.version) {
		return bad('unknown-framework', { found: `${id} ${version}` });
	}
	if ('pack' in rest) {
		const only = parseWith(v.strictObject({ pack: packSchema }), rest);
		return only.ok ? good({ is: 'pack', pack: only.value.pack }) : only;
	}
	const workshop = readFiledWorkshop(rest);
	return workshop.ok ? good({ is: 'workshop', workshop: workshop.value }) : workshop;
}

/** Either what a code would be refused for, or what is wrong with the file as such. */
export type ReadBallotFile =
	| { ok: true; ballot: Ballot }
	| { ok: false; fault: HandInFault; found?: string }
	| { ok: false; fault: Fault };

/** The ballot in a file, refused where it is not for this session. */
export function readBallotFile(text: string, expected: Pack): ReadBallotFile {
	const document = openDocument(text);
	if (!document.ok) return document;
	if (document.value.kind !== 'ballot') {
		return bad('unsupported-kind', { found: document.value.kind });
	}
	const { head: known, rest } = split(document.value);
	const about = parseWith(headSchema, known);
	if (!about.ok) return about;
	const outer = parseWith(ballotFileSchema, rest);
	if (!outer.ok) return outer;
	const { session: code, scope } = outer.value;
	const misfit = misfitOf(
		{ code, scope, frameworkTag: frameworkTag(about.value.framework) },
		expected,
	);
	if (misfit) return misfit;
	const ballot = parseWith(ballotSchema(expected.scope), outer.value.ballot, ['ballot']);
	if (!ballot.ok) return ballot;
	if (givenIn(ballot.value.votes) === 0) return { ok: false, fault: 'empty' };
	return { ok: true, ballot: ballot.value };
}

const headSchema = record({
	app: v.string(),
	exportedAt: timestamp,
	framework: frameworkSchema,
});
const ballotFileSchema = record({
	session: v.string(),
	scope: v.picklist(SCOPES),
	ballot: v.unknown(),
});

function head<K extends Kind>(kind: K, { app, exportedAt }: Writing, { framework }: Pack) {
	return { format: FORMAT, version: FORMAT_VERSION, kind, app, exportedAt, framework } as const;
}

/** A document of ours, whole and of a version that can be read. */
function openDocument(text: string): Result<Record<string, unknown> & { kind: string }> {
	const parsed = parseJson(text);
	if (!parsed.ok) return parsed;
	const document = parsed.value;
	if (!isRecord(document) || document.format !== FORMAT) return bad('not-ours');
	const { version, kind } = document;
	if (!Number.isSafeInteger(version) || (version as number) < 1) return invalid(['version']);
	if ((version as number) > FORMAT_VERSION) {
		return bad('newer-version', { found: String(version) });
	}
	if (typeof kind !== 'string') return invalid(['kind']);
	return isSealed(document) ? good({ ...document, kind }) : bad('checksum');
}

/** What every document has, and what is in this one. */
function split(document: Record<string, unknown>) {
	const { format: _f, version: _v, kind: _k, sha256: _s, ...others } = document;
	const { app, exportedAt, framework, ...rest } = others;
	return { head: { app, exportedAt, framework }, rest };
}
