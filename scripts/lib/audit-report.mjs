/** What `npm audit --json` has found, in words and as an exit code. */

const CLEAN = 0;
const FOUND = 1;
const NOT_ASKED = 2;

/**
 * @param {string} output what npm printed
 * @returns {{ code: number, lines: string[] }} 0: nothing known; 1: something is; 2: it could not
 *   be asked, so nothing is known either way
 */
export function auditReport(output) {
	const report = parsed(output);
	const counts = report?.metadata?.vulnerabilities;
	if (!counts || report.error) {
		const why = report?.error?.summary || report?.message || firstLine(output);
		return {
			code: NOT_ASKED,
			lines: ['Not checked: the list of known faults could not be asked. Is there a network?', why],
		};
	}
	if (counts.total === 0) return { code: CLEAN, lines: ['No known fault in any package.'] };
	const packages = /** @type {{ name: string, severity: string, range: string }[]} */ (
		Object.values(report.vulnerabilities ?? {})
	);
	return {
		code: FOUND,
		lines: [
			...packages.map(({ name, severity, range }) => `${name} ${range}: ${severity}`),
			`Packages with known faults: ${counts.total}. \`npm audit\` says more.`,
		],
	};
}

/** @param {string} text */
const firstLine = (text) => text.trim().split('\n')[0] ?? '';

/** @param {string} text */
function parsed(text) {
	try {
		// npm has lines of its own before and after.
		return JSON.parse(text.slice(text.search(/^\{/mu), text.lastIndexOf('}') + 1));
	} catch {
		return undefined;
	}
}
