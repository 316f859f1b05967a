/**
 * What every page needs stands in one script: on a slow line each further file costs more than its
 * bytes (a browser asks for six at a time, and every answer takes a round trip).
 *
 * A module that only some pages need must not match: `tests/e2e/bytes.spec.ts` would fail. Svelte's
 * runtime is in it whole: a feature that one component alone uses (`{...spread}`, `style:`,
 * `<svelte:element>`, `SvelteMap`) is paid for on every page, up to a kilobyte each.
 */
const EVERY_PAGE = [
	/node_modules\/(?:svelte|@sveltejs|i18next|esm-env)\//u,
	/vite\/preload|rolldown\/runtime/u,
	/src\/lib\/(?:framework\/(?!countries|consultation|outlook|regions|context|sources)|i18n|content\/(?!glossed)|links)/u,
	/src\/lib\/ui\/primitives\/(?:Notice|Fold)/u,
	/src\/lib\/state\/(?!backup|kept-file|bin|import|erase|figures|hub|keys|scan|workshop|details|sample|plan|report-files|target)/u,
	/src\/lib\/storage\/faults/u,
	/src\/lib\/domain\/(?:answers|account\.|count)/u,
	/src\/lib\/device\/(?:id|idle|databases)/u,
	/src\/lib\/ui\/(?:context|shell\/(?!Erased|Install|Persist|Needs|NotStored))/u,
];

/** How the last backup stands: one more file, on every page of a device that has stored something. */
const BACKUP =
	/src\/lib\/(?:ui\/backup\/(?:parts|Standing|Reminder|BackupButton|days-ago)|state\/backup\.svelte|domain\/backup)/u;

/**
 * What results, plan and what-if reckon with, and draw with: as files of a few lines each they cost
 * a kilobyte more, and each is named again in every list of files.
 */
const SCORES =
	/src\/lib\/(?:domain\/(?:fraction|level-rule|tally|scores|strengths|weakest|suggest\/)|ui\/results\/figures)/u;
const PROFILE = /src\/lib\/(?:ui\/results\/(?:AreaBar|DutyLinks|RadarCanvas)|charts\/radar\.ts)/u;

/** For `rolldownOptions.output`. */
export const baseChunk = {
	codeSplitting: {
		groups: [
			{
				name: 'base',
				test: (/** @type {string} */ id) => EVERY_PAGE.some((pattern) => pattern.test(id)),
			},
			// Storage needs them too, and must not wait for the rest.
			{ name: 'marks', test: /src\/lib\/domain\/(?:fingerprint|canonical)/u },
			{ name: 'backup', test: BACKUP },
			{ name: 'scores', test: SCORES },
			{ name: 'profile', test: PROFILE },
		],
	},
};
