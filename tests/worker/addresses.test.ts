import { describe, expect, it } from 'vitest';
import { shellLanguage } from '../../src/worker/addresses';

const SCOPE = 'https://city.example/readiness/';
const asked = (path: string) => shellLanguage(`https://city.example${path}`, SCOPE, ['en', 'fr']);

describe('the shell that renders an address', () => {
	it.each([
		['/readiness/en/', 'en'],
		['/readiness/fr', 'fr'],
		['/readiness/en/assess', 'en'],
		['/readiness/en/results/?a=Zq3&x=y.html', 'en'],
		['/readiness/en/duty/human-rights.lrg.1/', 'en'],
		['/readiness/en/duty/human-rights.lrg.1', 'en'],
	])('%s is in %s', (path, language) => expect(asked(path)).toBe(language));

	it('may be any for the address that picks a language', () => {
		expect(asked('/readiness/')).toBe('');
		expect(asked('/readiness/?from=home-screen')).toBe('');
	});

	it.each(['/readiness/en/missing.html', '/readiness/en/shell.html', '/readiness/sw.js'])(
		'is none for a file: %s',
		(path) => expect(asked(path)).toBeUndefined(),
	);

	it.each(['/readiness/xx/', '/readiness/english/', '/readiness//en/', '/other/en/', '/'])(
		'is none for what is no page of the app: %s',
		(path) => expect(asked(path)).toBeUndefined(),
	);

	it('is none for another host', () => {
		expect(shellLanguage('https://other.example/readiness/en/', SCOPE, ['en'])).toBeUndefined();
	});
});
