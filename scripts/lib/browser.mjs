import { browserHost } from './browser-host.mjs';

/**
 * @import { BrowserHost } from './browser-host.mjs'
 *
 * @typedef {{ path: string | null, name: string }} Browser `path` is null for Playwright's own, which
 *   Playwright finds by itself
 */

/** Where each system keeps a browser that Playwright's Chromium driver can steer. */
const COMMANDS = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'microsoft-edge-stable',
	'microsoft-edge',
];
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const WINDOWS_PROGRAMS = [
	'Chromium\\Application\\chrome.exe',
	'Google\\Chrome\\Application\\chrome.exe',
	'Microsoft\\Edge\\Application\\msedge.exe',
];

const DOWNLOAD_LIMIT = 60_000;

/** No browser, and the message says what to do about it. */
export class BrowserError extends Error {
	name = 'BrowserError';
}

/**
 * Finds a browser for the tests, and installs one where there is none and that can be done.
 *
 * @param {BrowserHost} [host] what is known of this machine; replaced in unit tests
 * @returns {Promise<Browser>}
 * @throws {BrowserError} when there is none in the end
 */
export async function findBrowser(host = browserHost()) {
	return (
		(await fromEnvironment(host)) ??
		(await playwrightsOwn(host)) ??
		(await installed(host)) ??
		(await fromPackage(host)) ??
		(await fromDownload(host)) ??
		giveUp(host)
	);
}

/**
 * A browser somebody named is used or it is an error: another one would be a quiet surprise.
 *
 * @param {BrowserHost} host
 * @returns {Promise<Browser | undefined>}
 */
async function fromEnvironment(host) {
	for (const variable of ['BROWSER_PATH', 'CHROME_PATH']) {
		const path = host.env[variable];
		if (!path) continue;
		const name = await host.version(path);
		if (!name)
			throw new BrowserError(`${variable} is set to ${path}, which is no working browser.`);
		return { path, name };
	}
	return undefined;
}

/**
 * @param {BrowserHost} host
 * @returns {Promise<Browser | undefined>}
 */
async function playwrightsOwn(host) {
	const path = await host.playwrightPath();
	const name = path && host.exists(path) ? await host.version(path) : undefined;
	if (!path || !name) return undefined;
	// By itself, Playwright starts a second, headless program, which an install can leave out.
	const shell = /^(.*[\\/])chromium-(\d+)[\\/]/.exec(path);
	const complete = shell && host.exists(`${shell[1]}chromium_headless_shell-${shell[2]}`);
	return { path: complete ? null : path, name: `Playwright’s own ${name}` };
}

/**
 * @param {BrowserHost} host
 * @returns {Promise<Browser | undefined>}
 */
async function installed(host) {
	for (const path of installedPaths(host)) {
		if (!host.exists(path)) continue;
		// Some are there and do not run: Ubuntu's `chromium-browser` only tells about a snap.
		const name = await host.version(path);
		if (name) return { path, name };
		host.log(`${path} does not start; looking on.`);
	}
	return undefined;
}

/**
 * Every place worth a look, in order.
 *
 * @param {Pick<BrowserHost, 'platform' | 'env'>} host
 * @returns {string[]}
 */
export function installedPaths({ platform, env }) {
	if (platform === 'win32') {
		const folders = WINDOWS_FOLDERS.map((name) => env[name]).filter((folder) => folder);
		return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
	}
	const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder);
	const commands = COMMANDS.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
	if (platform !== 'darwin') return commands;
	const homes = ['', env['HOME'] ?? ''];
	const apps = MAC_APPS.flatMap((app) =>
		homes.map((home) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
	);
	return [...apps, ...commands];
}

/**
 * @param {BrowserHost} host
 * @returns {Promise<Browser | undefined>}
 */
async function fromPackage(host) {
	if (!canUseApt(host)) return undefined;
	host.log('No browser found: installing Debian’s chromium package …');
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	const options = { env, timeoutMs: 15 * 60_000 };
	// Stale lists may do, so a failed update is not the end; the install itself decides.
	await host.run('apt-get', ['update'], options);
	const args = ['install', '-y', '--no-install-recommends', 'chromium'];
	const { code } = await host.run('apt-get', args, options);
	if (code !== 0) host.log(`apt-get install chromium failed with exit code ${code}.`);
	return installed(host);
}

/** @param {BrowserHost} host */
function canUseApt(host) {
	return (
		host.platform === 'linux' &&
		host.uid === 0 &&
		host.exists('/etc/debian_version') &&
		host.exists('/usr/bin/apt-get')
	);
}

/**
 * @param {BrowserHost} host
 * @returns {Promise<Browser | undefined>}
 */
async function fromDownload(host) {
	host.log(`No browser found: trying Playwright’s download, ${DOWNLOAD_LIMIT / 1000} s at most …`);
	const { code, timedOut } = await host.downloadPlaywright(DOWNLOAD_LIMIT);
	if (timedOut) host.log('The download did not end in time and was stopped.');
	else if (code !== 0) host.log(`The download failed with exit code ${code}.`);
	return playwrightsOwn(host);
}

/**
 * @param {BrowserHost} host
 * @returns {never}
 */
function giveUp({ platform }) {
	const how =
		platform === 'linux'
			? 'Install Chromium (Debian, Ubuntu: `sudo apt-get install chromium`), Chrome or Edge'
			: 'Install Chrome, Edge or Chromium';
	throw new BrowserError(
		`No browser for the tests. ${how}, or run \`npx playwright install --with-deps chromium\`, ` +
			'or set BROWSER_PATH to the program of one that is somewhere else.',
	);
}
