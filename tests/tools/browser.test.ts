import { describe, expect, it } from 'vitest';
import type { BrowserHost } from '../../scripts/lib/browser-host.mjs';
import { BrowserError, findBrowser, installedPaths } from '../../scripts/lib/browser.mjs';

interface Machine extends Partial<BrowserHost> {
	/** Programs that are there; those with a version also run. */
	programs?: Record<string, string | undefined>;
	own?: string;
}

const OWN = '/cache/chromium-1/chrome';
const SHELL = '/cache/chromium_headless_shell-1';

/** A made-up machine, and the list of what was done to it. */
function machine({ programs = {}, own, ...rest }: Machine) {
	const done: string[] = [];
	const ended = { code: 0, output: '', timedOut: false };
	const host: BrowserHost = {
		platform: 'linux',
		env: { PATH: '/usr/local/bin:/usr/bin' },
		uid: 1000,
		exists: (path) => path in programs,
		version: async (path) => programs[path],
		playwrightPath: async () => own,
		run: async (command, args) => {
			done.push([command, ...args].join(' '));
			return ended;
		},
		downloadPlaywright: async (limit) => {
			done.push(`download ${limit}`);
			return ended;
		},
		log: () => {},
		...rest,
	};
	return { host, programs, done };
}

describe('a browser that is there', () => {
	it.each(['BROWSER_PATH', 'CHROME_PATH'])('is the one that %s names', async (name) => {
		const { host } = machine({
			env: { [name]: '/opt/c', PATH: '/usr/bin' },
			programs: { '/opt/c': 'C 1.0', '/usr/bin/chromium': 'D 2.0', [OWN]: 'O 3.0' },
			own: OWN,
		});
		expect(await findBrowser(host)).toEqual({ path: '/opt/c', name: 'C 1.0' });
	});

	it('is an error when it is named and does not work', async () => {
		const { host, done } = machine({
			env: { CHROME_PATH: '/opt/c', PATH: '/usr/bin' },
			programs: { '/usr/bin/chromium': 'D 2.0' },
		});
		await expect(findBrowser(host)).rejects.toThrow(/CHROME_PATH.*\/opt\/c/);
		expect(done).toEqual([]);
	});

	it('is Playwright’s own before an installed one', async () => {
		const programs = { [OWN]: 'O 3.0', [SHELL]: '', '/usr/bin/chromium': 'D 2.0' };
		const { host } = machine({ programs, own: OWN });
		expect(await findBrowser(host)).toEqual({ path: null, name: 'Playwright’s own O 3.0' });
	});

	it('is named by its path where Playwright lacks its headless one', async () => {
		const { host } = machine({ programs: { [OWN]: 'O 3.0' }, own: OWN });
		expect(await findBrowser(host)).toEqual({ path: OWN, name: 'Playwright’s own O 3.0' });
	});

	it('is not one that Playwright would have, or one that does not start', async () => {
		const { host } = machine({
			own: OWN,
			programs: { '/usr/bin/chromium-browser': undefined, '/usr/bin/microsoft-edge': 'E 4.0' },
		});
		expect((await findBrowser(host)).path).toBe('/usr/bin/microsoft-edge');
	});
});

describe('where no browser is', () => {
	const debian = { '/etc/debian_version': '', '/usr/bin/apt-get': '' };

	it('installs Debian’s package as root', async () => {
		const { host, programs, done } = machine({ uid: 0, programs: { ...debian } });
		const { run } = host;
		host.run = async (command, args, options) => {
			if (args[0] === 'install')
				(programs as Record<string, string>)['/usr/bin/chromium'] = 'D 2.0';
			return run(command, args, options);
		};
		expect(await findBrowser(host)).toEqual({ path: '/usr/bin/chromium', name: 'D 2.0' });
		expect(done).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends chromium']);
	});

	it.each([
		['not root', { programs: debian, uid: 1000 }],
		['not Debian', { uid: 0 }],
		['not Linux', { platform: 'darwin' as const, uid: 0, programs: debian }],
	])('tries Playwright’s download for a minute: %s', async (_, given) => {
		const { host, done } = machine({ ...given, own: OWN });
		await expect(findBrowser(host)).rejects.toThrow(BrowserError);
		expect(done).toEqual(['download 60000']);
	});

	it('takes what the download brought', async () => {
		const { host, programs } = machine({ own: OWN, programs: {} });
		host.downloadPlaywright = async () => {
			Object.assign(programs, { [OWN]: 'O 3.0', [SHELL]: '' });
			return { code: 0, output: '', timedOut: false };
		};
		expect((await findBrowser(host)).path).toBeNull();
	});

	it('says what to install', async () => {
		const { host } = machine({});
		await expect(findBrowser(host)).rejects.toThrow(/apt-get install chromium.*BROWSER_PATH/);
	});
});

describe('the places looked at', () => {
	it('are the applications on a Mac', () => {
		const paths = installedPaths({ platform: 'darwin', env: { HOME: '/Users/a', PATH: '/bin' } });
		expect(paths).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
		expect(paths).toContain('/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium');
		expect(paths.at(-1)).toBe('/bin/microsoft-edge');
	});

	it('are the program folders on Windows', () => {
		const paths = installedPaths({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Programs' } });
		expect(paths).toContain('C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe');
		expect(paths.every((path) => path.startsWith('C:\\Programs\\'))).toBe(true);
	});
});
