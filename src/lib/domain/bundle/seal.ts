import { canonicalJson } from '../canonical-json';
import { sha256 } from '../sha256';

/** The document with its checksum, which covers everything else in it. */
export function seal<T extends object>(document: T): T & { sha256: string } {
	return { ...document, sha256: checksum(document) };
}

/** Whether a document's checksum is there and right, in whatever order its keys stand. */
export function isSealed(document: object): boolean {
	const { sha256: stated, ...rest } = document as { sha256?: unknown };
	return stated === checksum(rest);
}

function checksum(document: object): string {
	return sha256(canonicalJson(document));
}
