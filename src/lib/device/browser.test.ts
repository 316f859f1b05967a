import { describe, expect, test } from 'vitest';
import { risksOf, type Browser } from './browser';

const CHROME =
	'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36';
const AGENTS = {
	chrome: CHROME,
	edge: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0',
	firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
	safariOnMac:
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
	safariOnIphone:
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
	chromeOnIphone:
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0.0.0 Mobile/15E148 Safari/604.1',
	// Of an app on the home screen, and of a view inside another app.
	bareIphone:
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
	facebook: `${CHROME} [FB_IAB/FB4A;FBAV/500.0.0.0;]`,
	webView:
		'Mozilla/5.0 (Linux; Android 13; Pixel 6; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36',
};

const safe: Browser = {
	userAgent: AGENTS.chrome,
	ios: false,
	asApp: false,
	secure: true,
	persistence: 'granted',
	quota: 10 * 2 ** 30,
	usage: 2 ** 20,
};
const ALWAYS = ['cleared', 'elsewhere'];

// Catches a warning that frightens where nothing threatens, and one that is missing where data goes.
describe('what could make it vanish on this browser', () => {
	test.each<[string, Partial<Browser>, string[]]>([
		['Chrome that has promised to keep it', {}, []],
		['Edge on a Mac is not Safari', { userAgent: AGENTS.edge }, []],
		[
			'Firefox that has not promised',
			{ userAgent: AGENTS.firefox, persistence: 'denied' },
			['pressure'],
		],
		['Safari on a Mac', { userAgent: AGENTS.safariOnMac }, ['week']],
		[
			'Safari on an iPhone',
			{ userAgent: AGENTS.safariOnIphone, ios: true },
			['week', 'home-screen'],
		],
		[
			'Chrome on an iPhone is Safari within',
			{ userAgent: AGENTS.chromeOnIphone, ios: true },
			['week', 'home-screen'],
		],
		['the home screen of an iPhone', { userAgent: AGENTS.bareIphone, ios: true, asApp: true }, []],
		[
			'inside an app on an iPhone',
			{ userAgent: AGENTS.bareIphone, ios: true },
			['in-app', 'week', 'home-screen'],
		],
		['inside Facebook', { userAgent: AGENTS.facebook }, ['in-app']],
		['inside any app on Android', { userAgent: AGENTS.webView }, ['in-app']],
		['hardly any room', { quota: 200 * 2 ** 20 }, ['private']],
		['plain http', { secure: false, persistence: 'unsupported' }, ['address', 'pressure']],
	])('%s', (_, differs, risks) => {
		const { quota, ...rest } = { ...safe, ...differs };
		expect(risksOf({ ...rest, ...(quota !== undefined && { quota }) })).toEqual([
			...risks,
			...ALWAYS,
		]);
	});

	test('a browser that says nothing of its room is not taken for a private window', () => {
		const silent: Browser = { ...safe };
		delete silent.quota;
		expect(risksOf(silent)).toEqual(ALWAYS);
	});
});
