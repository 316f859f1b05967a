/** How every browser of the tests is started, by Playwright or by a test itself. */

/** Set by the run as a whole (tripwire.setup.ts): where the proxy listens that lets nothing out. */
export const TRIPWIRE_PORT = 'TRIPWIRE_PORT';

/** The tests' own hosts; `*.test` is no real name, and leads nowhere but where a test maps it to. */
const OWN_HOSTS = ['127.0.0.1', 'localhost', '[::1]', '*.test'];

/** So that the browser asks for nothing else than its pages do. */
export const behindProxy = (port: number | string): string[] => [
	`--proxy-server=http://127.0.0.1:${port}`,
	`--proxy-bypass-list=${OWN_HOSTS.join(';')}`,
];

const port = process.env[TRIPWIRE_PORT];

export const BROWSER_ARGS: string[] = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	...(port ? behindProxy(port) : []),
];
