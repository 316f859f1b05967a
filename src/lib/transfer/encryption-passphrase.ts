/**
 * What counts of a passphrase. The same words must give the same key on another device, another
 * keyboard and in twenty years, so this is part of the file format (docs/encrypted-backup.md).
 */

/**
 * In characters, as {@link countedLength} counts them. Who has the file can try passphrases for as
 * long as they like, without asking anyone; below this they would soon be through. The only rule:
 * demanding digits and signs makes people choose what others guess and what they forget themselves
 * (NIST SP 800-63B advises against it).
 */
export const MIN_PASSPHRASE = 12;

/**
 * As RFC 8265 (OpaqueString) has it: every kind of space is a plain space, and letters that can be
 * written in two ways (é as one sign, or as e and an accent: a Mac and a Windows keyboard differ)
 * are put into one, NFC. Not NFKC, which would also make one of signs that people see as different.
 * Beyond the RFC: spaces at both ends are dropped, for phones add one after a suggested word.
 */
export function normalised(passphrase: string): string {
	return passphrase
		.replace(/\p{Zs}/gu, ' ')
		.normalize('NFC')
		.replace(/^ +| +$/gu, '');
}

/** Characters of it that count: compare with {@link MIN_PASSPHRASE}. */
export function countedLength(passphrase: string): number {
	return [...normalised(passphrase)].length;
}
