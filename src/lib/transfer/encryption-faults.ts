/**
 * Why an encrypted file was not opened. Codes only, as in `domain/errors.ts`; the words are looked
 * up. In a list of their own, for none of these can happen to a plain file.
 */
export const ENCRYPTION_FAULT_CODES = [
	/** This browser has no encryption here: pages over plain http get none. */
	'no-encryption',
	/** More than `MAX_FILE_BYTES`. */
	'too-large',
	/** Another kind of file; a plain backup, perhaps. */
	'not-encrypted',
	/** Written by a newer version of the tool: `found` is the format's version. */
	'newer-version',
	/** So few or so many rounds as no version of the tool has written: `found` says how many. */
	'absurd-rounds',
	/** Its end is missing: the download or the copy was interrupted. */
	'cut-off',
	/** It can't be told which of the two: that is what the encryption is for. */
	'wrong-passphrase-or-damaged',
] as const;
export type EncryptionFaultCode = (typeof ENCRYPTION_FAULT_CODES)[number];

export type EncryptionFault = {
	readonly code: EncryptionFaultCode;
	/** From the file: show it as plain text only. */
	readonly found?: string;
};

export type EncryptionRefusal = { readonly ok: false; readonly fault: EncryptionFault };

export function refused(code: EncryptionFaultCode, found?: string): EncryptionRefusal {
	return { ok: false, fault: found === undefined ? { code } : { code, found } };
}
