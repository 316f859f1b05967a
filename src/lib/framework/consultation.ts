/**
 * The duties that the consultation's form of 2024 asked about, 66 in ten tables, each with the
 * assessed duty that covers it. Imported only where they are shown.
 *
 * The browser's copy has lost `source` and `sourceText` (see `vite.config.ts`).
 */
import consultation from './consultation.json';
import type { AreaId, DutyId } from './types';

export type ConsultationDuty = {
	/** The form's question and the row in it: `q14.1`. */
	readonly id: string;
	readonly coveredBy: DutyId;
	/** Others that cover a part of it. */
	readonly also?: readonly DutyId[];
};

/** Under a thematic area, in the form's order. */
export function consultationUnder(area: AreaId): readonly ConsultationDuty[] {
	return consultation.questions.filter((one) => one.area === area).flatMap((one) => one.duties);
}
