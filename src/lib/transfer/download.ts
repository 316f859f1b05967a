/** The one way by which a file is handed to the browser to save. */

/** Long enough for a slow phone to have taken the file over. */
const KEPT_MS = 60_000;

export type Offered =
	| { ok: true; name: string }
	/** `found` is what the browser says of it, in its own words: show it as plain text only. */
	| { ok: false; fault: { code: 'export-failed'; found: string } };

/**
 * Makes a file and offers it when it is whole: nothing half-written ever gets a name. May be tried
 * again, for nothing is kept of a failure.
 *
 * @param make throws, or gives nothing, where the file cannot be made
 */
export async function offerFile(name: string, make: () => Promise<Blob> | Blob): Promise<Offered> {
	try {
		const blob = await make();
		if (blob.size === 0) throw new Error('empty');
		download(blob, name);
		return { ok: true, name };
	} catch (error) {
		const found = (error instanceof Error ? error.message : String(error)).slice(0, 200);
		return { ok: false, fault: { code: 'export-failed', found } };
	}
}

/** A whole file. */
export function download(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	document.body.append(link);
	link.click();
	link.remove();
	setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
