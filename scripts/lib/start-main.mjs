import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuild } from './ensure-build.mjs';
import { ensureInstalled } from './install.mjs';
import { normalizeBase } from './locate.mjs';
import { networkAddresses, webAddress } from './network.mjs';
import { listenOnFreePort, parsePort } from './port.mjs';
import { stopAll } from './run.mjs';
import { createStaticServer } from './serve.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const DEFAULT_PORT = 4173;

/**
 * `npm start`: installs, builds, serves, and says where.
 *
 * @param {string[]} argv `--port <number>`
 * @returns {Promise<void>} resolved when the server listens, or the exit code is set
 */
export async function start(argv) {
	const port = requestedPort(argv);
	if (port === undefined) return fail('Usage: npm start -- [--port <0–65535>]', 2);

	const base = normalizeBase(process.env.BASE_PATH);
	const dir = process.env.BUILD_DIR || 'build';
	const server = createStaticServer({ root: join(root, dir), base });
	// Until the server is there, the child processes are what has to be stopped.
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.once(signal, () => {
			stopAll();
			server.closeAllConnections();
			process.exit(0);
		});
	}

	const install = await ensureInstalled({ root });
	if (install.code !== 0) return fail('', install.code);
	const build = await ensureBuild({ root, dir });
	if (build.code !== 0) return fail('', build.code);

	/** @type {number[]} */
	const taken = [];
	const actual = await listenOnFreePort(server, port, { onTaken: (one) => taken.push(one) });
	if (taken.length > 0) {
		const which = taken.length === 1 ? `Port ${taken[0]} is` : `Ports ${taken.join(', ')} are`;
		console.log(`${which} taken: using ${actual}, the next free one.`);
	}
	console.log(await announcement(actual, base, networkAddresses()));
}

/**
 * Everything there is to say once the server listens.
 *
 * @param {number} port
 * @param {string} base
 * @param {readonly string[]} addresses of this machine on its networks
 * @returns {Promise<string>}
 */
export async function announcement(port, base, addresses) {
	const [first] = addresses;
	const lines = ['', `  This device:  ${webAddress('localhost', port, base)}`];
	for (const address of addresses) lines.push(`  Network:      ${webAddress(address, port, base)}`);
	if (first === undefined) {
		lines.push('  Network:      none found, so other devices cannot reach it');
	} else {
		lines.push('', await qrCode(webAddress(first, port, base)), '');
		lines.push(
			'  On a network address the app works, but cannot be installed for use without a network:',
			'  browsers allow that over https or on localhost only.',
		);
	}
	lines.push('', '  Stop with Ctrl+C.', '');
	return lines.join('\n');
}

/** @param {string} text */
async function qrCode(text) {
	// Loaded here, since it may have been installed a moment ago only.
	const { renderUnicodeCompact } = await import('uqr');
	const code = renderUnicodeCompact(text, { border: 2 });
	if (!process.stdout.isTTY) return code;
	// The code is drawn for a dark terminal; on a light one, scanners would meet its negative.
	return code.replace(/^.*$/gm, '\u001b[97;40m$&\u001b[0m');
}

/** @param {string[]} argv */
function requestedPort(argv) {
	try {
		const { values } = parseArgs({ args: argv, options: { port: { type: 'string' } } });
		return parsePort(values.port ?? process.env.PORT, DEFAULT_PORT);
	} catch {
		return undefined;
	}
}

/**
 * @param {string} message
 * @param {number} code
 */
function fail(message, code) {
	if (message) console.error(message);
	process.exitCode = code;
}
