/**
 * What the libraries bring and nothing of ours ever calls: methods by class, and functions. The
 * rest goes by itself, because only these asked for it.
 *
 * `idle` prepares what only `unused` would use: it is called, and does nothing.
 *
 * @typedef {{
 *   of: string,
 *   file: RegExp,
 *   unused: Record<string, string[]>,
 *   functions: string[],
 *   idle: Record<string, string[]>,
 * }} UnusedParts
 */

/**
 * Words are put into one instance a language and asked for (`i18n/index.ts`): nothing is fetched,
 * detected, formatted or changed by i18next.
 *
 * @type {UnusedParts}
 */
const I18NEXT = {
	of: 'i18next',
	file: /node_modules\/i18next\/dist\/esm\/i18next\.js$/u,
	unused: {
		// Fetches words from a server.
		Connector: [
			...['queueLoad', 'loaded', 'read', 'prepareLoading', 'load', 'reload', 'loadOne'],
			...['noticeDevFallback', 'saveMissing'],
		],
		// Numbers and dates come formatted: no text says `{{number, format}}`, and a test sees to it.
		Formatter: ['add', 'addCached', 'format'],
		I18n: [
			...['use', 'hydrate', 'dir', 'cloneInstance', 'toJSON'],
			...['reloadResources', 'loadNamespaces', 'loadLanguages'],
		],
		Translator: ['exists', 'getUsedParamsDetails'],
		ResourceStore: ['removeNamespaces', 'removeResourceBundle', 'addResource', 'addResources'],
		PluralResolver: ['needsPlural', 'getPluralFormsOfKey', 'getSuffixes'],
		LanguageUtil: ['deprecateBareCode'],
		EventEmitter: ['off', 'once'],
	},
	// Keys are strings, and a bundle is put in whole.
	functions: ['createProxy', 'deepExtend'],
	idle: { Formatter: ['init'] },
};

/**
 * One still picture: a radar with a scale from 0 to 100 (`charts/radar-chart.ts`).
 *
 * @type {UnusedParts}
 */
const CHART_JS = {
	of: 'Chart.js',
	file: /node_modules\/chart\.js\/dist\/chart\.js$/u,
	unused: {
		// What a radial scale has in its own way, and what only upright and level scales need.
		Scale: [
			...['setDimensions', 'fit', '_handleMargins', '_calculatePadding', '_computeLabelArea'],
			...['_computeGridLineItems', '_computeLabelItems', 'getLabelItems', 'drawLabels'],
			...['_getXAxisLabelAlignment', '_getYAxisLabelAlignment', 'getMatchingVisibleMetas'],
			...['drawBackground', 'drawGrid', 'drawBorder', 'drawTitle', 'getLineWidthForValue'],
			...['getPixelForTick', 'getPixelForDecimal'],
		],
		// Nothing happens under a mouse or a finger, and no line is hidden.
		Chart: [
			...['_eventHandler', '_handleEvent', 'getElementsAtEventForMode', '_getActiveElements'],
			...['setActiveElements', 'updateHoverStyle', '_updateHoverStyles', '_updateVisibility'],
		],
		PointElement: ['inRange', 'inXRange', 'inYRange'],
		RadarController: ['parseObjectData', 'getLabelAndValue'],
		// Nothing moves.
		Animations: ['_createAnimations', '_animateOptions'],
		Animator: ['_update', '_notify'],
		// Figures are plain numbers between limits that we set, and never stacked.
		DatasetController: [
			...['parseArrayData', 'parseObjectData', 'getMinMax', 'updateRangeFromParsed'],
			...['applyStack', 'getLabelAndValue', '_setStyle', '_getSharedOptions'],
		],
		// Lines are straight, of one style, and enclose nothing.
		LineElement: ['interpolate', 'updateControlPoints'],
	},
	functions: ['updateStacks', 'clearStacks', 'fastPathSegment', 'updateDims', 'fromNativeEvent'],
	idle: {},
};

/**
 * The same library's helpers, which are a file of their own.
 *
 * @type {UnusedParts}
 */
const CHART_JS_HELPERS = {
	of: 'Chart.js (helpers)',
	file: /node_modules\/chart\.js\/dist\/chunks\/index\.js$/u,
	unused: {},
	functions: ['doSplitByStyles', 'addRoundedRectPath'],
	idle: {},
};

export const UNUSED = [I18NEXT, CHART_JS, CHART_JS_HELPERS];
