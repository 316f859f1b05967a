/**
 * How the report's page hands out files. What makes them is loaded when somebody asks for one, and
 * inside the attempt: a part that does not come is a failed export like any other.
 */
import type { ReportDocument } from '../transfer/report';
import type { Table } from '../transfer/cells';
import type { Offered } from '../transfer/download';
import type { PublicSummary, Ticks } from '../transfer/public-summary';
import type { Held } from '../domain/assessment';
import { APP_VERSION } from './app-version';

export { cssString, svgAddress } from '../transfer/html';
export { fileName, type Ending } from '../transfer/file-name';
export { isLongRow } from '../transfer/report';
export type { Block, Cell, ReportDocument, Section } from '../transfer/report';
export type { Column, Row, Table } from '../transfer/cells';
export type { Offered, PublicSummary, Ticks };

/** Makes a file and offers it when it is whole. May be tried again. */
export async function offer(name: string, make: () => Promise<Blob>): Promise<Offered> {
	try {
		const { offerFile } = await import('../transfer/download');
		return await offerFile(name, make);
	} catch (error) {
		return { ok: false, fault: { code: 'export-failed', found: String(error).slice(0, 200) } };
	}
}

export const reportFile = async (report: ReportDocument): Promise<Blob> =>
	(await import('../transfer/report-html')).reportFile(report);

export const xlsxFile = async (tables: readonly Table[], dir: 'ltr' | 'rtl'): Promise<Blob> =>
	(await import('../transfer/xlsx')).xlsxFile(tables, dir);

export const csvFile = async (table: Table): Promise<Blob> =>
	(await import('../transfer/csv')).csvFile(table);

/** The file's exact text. @param now when it is made, as the file says */
export async function publicSummaryText(held: Held, ticks: Ticks, now: Date): Promise<string> {
	const { publicSummary, publicSummaryText } = await import('../transfer/public-summary');
	const made = { app: APP_VERSION, exportedAt: now.toISOString() };
	return publicSummaryText(publicSummary(held, ticks, made));
}
