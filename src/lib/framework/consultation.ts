/**
 * The duties that the consultation's form of 2024 asked about, 66 in ten tables, each with the
 * assessed duty that covers it. Imported only where they are shown.
 *
 * The browser's copy has lost `source` and `sourceText` (see `vite.config.ts`).
 */
import consultation from './consultation.json';
import type { AreaId, DutyId } from './types';

/** The form's question and the row in it: `q14.1`. */
export type ConsultationDutyId = string;

export type ConsultationDuty = {
	readonly id: ConsultationDutyId;
	readonly coveredBy: DutyId;
	/** Others that cover a part of it. */
	readonly also?: readonly DutyId[];
};

/** One of the form's ten questions on who is responsible, `q14` to `q23`, in its order. */
export type ConsultationTable = {
	readonly id: `q${14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23}`;
	readonly area: AreaId;
	readonly duties: readonly ConsultationDuty[];
};

export const CONSULTATION_TABLES = consultation.questions as readonly ConsultationTable[];

/** All 66, in the form's order. */
export const CONSULTATION_DUTIES: readonly ConsultationDuty[] = CONSULTATION_TABLES.flatMap(
	(table) => table.duties,
);

/** Under a thematic area, in the form's order. */
export function consultationUnder(area: AreaId): readonly ConsultationDuty[] {
	return consultation.questions.filter((one) => one.area === area).flatMap((one) => one.duties);
}
