/**
 * What every page needs stands in one script: on a slow line each further file costs more than its
 * bytes (a browser asks for six at a time, and every answer takes a round trip).
 *
 * A module that only some pages need must not match: `tests/e2e/bytes.spec.ts` would fail.
 */
const EVERY_PAGE = [
	/node_modules\/(?:svelte|@sveltejs|i18next|esm-env)\//u,
	/vite\/preload|rolldown\/runtime/u,
	/src\/lib\/(?:framework\/(?!countries|consultation|outlook|regions|context|sources)|i18n|content\/(?!glossed)|links)/u,
	/src\/lib\/ui\/primitives\/(?:Notice|Fold)/u,
	/src\/lib\/state\/(?!details|sample|plan|report-files|target)/u,
	/src\/lib\/storage\/faults/u,
	/src\/lib\/domain\/(?:answers|count)/u,
	/src\/lib\/device\/(?:id|databases)/u,
	/src\/lib\/ui\/(?:context|shell\/(?!Install|Persist|Needs|NotStored))/u,
];

/** For `rolldownOptions.output`. */
export const baseChunk = {
	codeSplitting: {
		groups: [
			{
				name: 'base',
				test: (/** @type {string} */ id) => EVERY_PAGE.some((pattern) => pattern.test(id)),
			},
		],
	},
};
