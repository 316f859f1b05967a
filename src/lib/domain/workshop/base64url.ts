/** Bytes as letters, digits, `-` and `_` (RFC 4648, section 5), without padding. */
export function toBase64Url(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns undefined where no bytes make this text */
export function fromBase64Url(text: string): Uint8Array | undefined {
	if (!/^[\w-]*$/u.test(text)) return undefined;
	try {
		const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
		return Uint8Array.from(binary, (one) => one.charCodeAt(0));
	} catch {
		return undefined;
	}
}
