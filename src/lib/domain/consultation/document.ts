/**
 * The result as one JSON document, anonymous: counts, groups by the rule of `small-groups.ts`, and,
 * where it is wanted, the answers to the open questions. It takes no contact, so it can hold none.
 */
import type { FrameworkRef } from '../assessment';
import { FORMAT } from '../bundle/format';
import { seal } from '../bundle/seal';
import { forFile } from '../fields';
import { FORMAT_VERSION } from '../migrate';
import type { Group } from '../workshop/session';
import { SMALLEST_GROUP_SHOWN } from '../workshop/small-groups';
import { normalisedContact, type ConsultationContact } from './contact';
import { CONSULTATION_CLOSED } from './form';
import { figuresOf, type ConsultationFigures, type MatrixRow } from './matrix';
import { CONTACT_REACH, RESPONSE_REACH } from './reach';
import { normalisedResponse, type ConsultationResponse } from './response';

/** A kind of the file format that is never read back: a reader says `unsupported-kind`. */
export type ConsultationDocument = {
	readonly format: typeof FORMAT;
	readonly version: number;
	readonly kind: 'consultation';
	readonly app: string;
	readonly exportedAt: string;
	readonly framework: FrameworkRef;
	readonly consultation: {
		/** Until when the form that asked this took answers; the result is a city's own. */
		readonly closed: string;
		readonly ballots: number;
		/** All groups of the list, those of which nothing may be shown too. */
		readonly groups: readonly Group[];
		readonly smallestGroupShown: number;
		readonly duties: readonly DocumentRow[];
		readonly response?: ConsultationResponse;
	};
	readonly sha256: string;
};

export type DocumentRow = ConsultationFigures &
	Pick<MatrixRow, 'duty' | 'coveredBy'> & {
		/** By the group's number, those that may be shown. */
		readonly groups: Readonly<Record<string, ConsultationFigures>>;
	};

export type ConsultationExport = {
	/** In the order in which they are to stand. */
	rows: readonly MatrixRow<number>[];
	/** How many ballots the rows count. */
	ballots: number;
	groups: readonly Group[];
	response?: ConsultationResponse;
	framework: FrameworkRef;
	/** Version of the app. */
	app: string;
	/** ISO 8601 timestamp. */
	exportedAt: string;
};

export function consultationDocument({
	rows,
	ballots,
	groups,
	response,
	framework,
	app,
	exportedAt,
}: ConsultationExport): ConsultationDocument {
	return seal({
		format: FORMAT,
		version: FORMAT_VERSION,
		kind: 'consultation' as const,
		app,
		exportedAt,
		framework: { id: framework.id, version: framework.version },
		consultation: {
			closed: CONSULTATION_CLOSED,
			ballots,
			groups: groups.map(groupOf),
			smallestGroupShown: SMALLEST_GROUP_SHOWN,
			duties: rows.map(documentRow),
			...(response && { response: forFile(normalisedResponse(response), RESPONSE_REACH) }),
		},
	});
}

/** The same with the person who answered: not anonymous any more, and made only where it is wanted. */
export function namedDocument(
	document: ConsultationDocument,
	contact: ConsultationContact,
): ConsultationDocument & { readonly contact: ConsultationContact } {
	const { sha256: _, ...rest } = document;
	return seal({ ...rest, contact: forFile(normalisedContact(contact), CONTACT_REACH) });
}

function groupOf({ number, kind, name }: Group): Group {
	return { number, ...(kind && { kind }), ...(name !== undefined && { name }) };
}

function documentRow({ duty, coveredBy, tally }: MatrixRow<number>): DocumentRow {
	const groups = tally.groups.map(({ group, tally: own }) => [group, figuresOf(own)] as const);
	return { duty, coveredBy, ...figuresOf(tally), groups: Object.fromEntries(groups) };
}
