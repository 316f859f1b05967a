/**
 * A report as what it says, without how it looks: `report-html.ts` makes a file of it. All texts
 * come ready, in one language; none of them is markup.
 */

export type Cell = string | { text: string; kind: 'number' } | { text: string; kind: 'heading' };

export type Block =
	/** Inside a section, whose own title stands above. */
	| { kind: 'heading'; text: string; /** 3 unless told */ level?: 3 | 4 }
	/** Its line breaks are kept. */
	| { kind: 'paragraph'; text: string }
	/** What the reader must not miss, such as that answers are missing. */
	| { kind: 'notice'; text: string }
	| { kind: 'list'; items: readonly string[]; ordered?: boolean }
	| {
			kind: 'table';
			/** Names the table for those who cannot see what stands around it. */
			caption: string;
			columns: readonly {
				label: string;
				kind: 'text' | 'number';
				/** Share of the width beside the others': a number has 1 and a text 3 unless told. */
				width?: number;
			}[];
			/** By column. */
			rows: readonly (readonly Cell[])[];
	  }
	| {
			kind: 'figure';
			/** A whole SVG document. */
			svg: string;
			/** Says in words what the figure shows. */
			alt: string;
			caption?: string;
	  };

export type Section = {
	title: string;
	blocks: readonly Block[];
	/** Begins a sheet of paper of its own, such as a summary to be handed out alone. */
	newPage?: boolean;
};

export type ReportDocument = {
	title: string;
	/** Stands small at the head of each printed page. */
	runningTitle: string;
	/** BCP 47. */
	lang: string;
	dir: 'ltr' | 'rtl';
	/** City, period, date, version, method: one line each. */
	meta: readonly { label: string; text: string }[];
	/** Heading of the list of sections, which stands only on a screen. */
	contents: string;
	sections: readonly Section[];
};

/** In characters of one cell: about half of a sheet. */
const LONG = 800;

/** May be cut between two sheets of paper; kept whole it would leave most of one empty. */
export const isLongRow = (row: readonly Cell[]): boolean =>
	row.some((cell) => (typeof cell === 'string' ? cell : cell.text).length > LONG);
