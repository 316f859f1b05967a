/** The list of files that the build has put into the worker (scripts/site/precache.mjs). */

/** Address below the scope, and the SHA-256 of the content in base64. */
export type ListedFile = [address: string, hash: string];

export interface PrecacheList {
	version: string;
	common: ListedFile[];
	languages: Record<string, ListedFile[]>;
}

/** A file as Workbox takes it. */
export interface Entry {
	url: string;
	/** None where the name itself changes with the content. */
	revision: string | null;
	integrity: string;
}

const NAMED_BY_CONTENT = '_app/immutable/';
const REVISION_LENGTH = 12;

export function entryOf([address, hash]: ListedFile, scope: string): Entry {
	return {
		url: new URL(address, scope).href,
		revision: address.startsWith(NAMED_BY_CONTENT) ? null : hash.slice(0, REVISION_LENGTH),
		integrity: `sha256-${hash}`,
	};
}

/** The files that the app needs in these languages; languages that there are none of are left out. */
export const filesFor = (list: PrecacheList, languages: Iterable<string>): ListedFile[] => [
	...list.common,
	...[...new Set(languages)].flatMap((language) => list.languages[language] ?? []),
];
