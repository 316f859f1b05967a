/** What the browsers that have Trusted Types know, and no type library of ours. */
interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: (address: string) => string },
	): { createScriptURL: (address: string) => string };
}

let address: string | undefined;

/**
 * The address of the worker, in the form in which the browser takes it for one. The content policy
 * lets a policy of this name be made once; it stays in here and makes this one address, so nothing
 * else on a page can register a script.
 *
 * @param base the path that the site stands under, without a slash at its end
 */
export function workerAddress(base: string): string {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	address ??=
		trustedTypes
			?.createPolicy('worker', { createScriptURL: () => `${base}/sw.js` })
			.createScriptURL('') ?? `${base}/sw.js`;
	return address;
}
