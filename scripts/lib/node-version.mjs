// Read by whatever Node there is: no syntax newer than modules themselves, and no imports.

/** The oldest Node that runs the project's tools, as in `engines` of package.json. */
export const MINIMUM_NODE = '20.19.0';

/**
 * Says in one line what is wrong with this Node, or nothing.
 *
 * @param {string} version as in `process.versions.node`
 * @param {string} [minimum]
 * @returns {string} empty when the version will do
 */
export function nodeFault(version, minimum) {
	const least = minimum || MINIMUM_NODE;
	const have = version.split('.').map(Number);
	const want = least.split('.').map(Number);
	for (let i = 0; i < want.length; i++) {
		const difference = (have[i] || 0) - (want[i] || 0);
		if (difference > 0) return '';
		if (difference < 0) {
			return `This needs Node ${least} or later, and here is Node ${version}: get a newer one from https://nodejs.org`;
		}
	}
	return '';
}
