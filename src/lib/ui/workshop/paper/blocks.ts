/** What stands on a person's sheets, block by block, before anybody knows which page each is on. */
import type { ConsultationTexts, DutyTexts } from '$lib/content/index';
import {
	dutyLines,
	responsibleLines,
	type DutyLine,
	type SheetLine,
} from '$lib/domain/workshop/sheets';
import type { Session } from '$lib/domain/workshop/session';
import { CONSULTATION_TABLES, type ConsultationTable } from '$lib/framework/consultation';
import type { AreaId } from '$lib/framework/index';

export const SHEET_KINDS = ['duties', 'responsible'] as const;
export const SHEET_FORMS = ['full', 'compact'] as const;
export type SheetChoice = {
	what: (typeof SHEET_KINDS)[number];
	form: (typeof SHEET_FORMS)[number];
	/** The number of the table whose areas come first. */
	table?: number | undefined;
	/** Only the duties of that table's areas. */
	onlyOwn: boolean;
};

export type SheetBlock =
	| { kind: 'area'; area: AreaId }
	| { kind: 'duty' | 'short' | 'anchors'; line: DutyLine }
	| { kind: 'part'; part: ConsultationTable['id'] }
	| { kind: 'row'; line: SheetLine };

export type SheetTexts = { duties: DutyTexts; consultation: ConsultationTexts };

/** Which files of texts the blocks need. */
export const textsFor = (session: Session, { what }: SheetChoice): string[] =>
	what === 'responsible'
		? ['consultation']
		: [...new Set(dutyLines(session).map(({ area }) => `duties/${area}`))];

/** A person's blocks. */
export function blocksOf(session: Session, choice: SheetChoice): SheetBlock[] {
	const { what, form } = choice;
	if (what === 'responsible') {
		return responsibleLines().flatMap((line, i, all): SheetBlock[] => {
			const row: SheetBlock = { kind: 'row', line };
			const part = partOf(line);
			return i > 0 && partOf(all[i - 1]!) === part ? [row] : [{ kind: 'part', part }, row];
		});
	}
	return byArea(linesOf(session, choice), form === 'full' ? 'duty' : 'short');
}

/** The five levels of each duty in words, for all at a table. */
export const sharedBlocks = (session: Session, choice: SheetChoice): SheetBlock[] =>
	byArea(linesOf(session, choice), 'anchors');

/** In the order in which they are typed in: what is left out stands at the end there. */
function linesOf(session: Session, { table, onlyOwn }: SheetChoice): DutyLine[] {
	const own = session.tables.find(({ number }) => number === table)?.areas ?? [];
	const lines = dutyLines(session, table);
	return onlyOwn && own.length > 0 ? lines.filter(({ area }) => own.includes(area)) : lines;
}

const partOf = ({ id }: SheetLine): ConsultationTable['id'] =>
	CONSULTATION_TABLES.find(({ duties }) => duties.some((duty) => duty.id === id))!.id;

const byArea = (lines: readonly DutyLine[], kind: 'duty' | 'short' | 'anchors'): SheetBlock[] =>
	lines.flatMap((line, i): SheetBlock[] => {
		const duty: SheetBlock = { kind, line };
		return i > 0 && lines[i - 1]!.area === line.area
			? [duty]
			: [{ kind: 'area', area: line.area }, duty];
	});

export const isHeading = ({ kind }: SheetBlock): boolean => kind === 'area' || kind === 'part';
