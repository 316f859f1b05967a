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
import { createHub } from './workshop-hub.mjs';
import { createWorkshopRoutes } from './workshop-routes.mjs';
import { portMovedWarning, stopWarning, workshopLines } from './workshop-words.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const DEFAULT_PORT = 4173;
/** A second Ctrl+C within this time is meant. */
const STOP_AGAIN_MS = 10_000;

/**
 * `npm start`: installs, builds, serves, and says where.
 *
 * @param {string[]} argv `--port <number>`, `--workshop`
 * @returns {Promise<void>} resolved when the server listens, or the exit code is set
 */
export async function start(argv) {
	const { port, workshop } = requested(argv);
	if (port === undefined) return fail('Usage: npm start -- [--port <0–65535>] [--workshop]', 2);

	const base = normalizeBase(process.env.BASE_PATH);
	const dir = process.env.BUILD_DIR || 'build';
	const hub = workshop ? createHub({ now: () => performance.now() }) : undefined;
	let listensOn = port;
	const phoneAddresses = () => networkAddresses().map((one) => webAddress(one, listensOn, base));
	const server = createStaticServer({
		root: join(root, dir),
		base,
		...(hub && { onRequest: createWorkshopRoutes({ hub, base, addresses: phoneAddresses }) }),
	});
	let warnedAt = -Infinity;
	// Until the server is there, the child processes are what has to be stopped.
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		process.on(signal, () => {
			const insists = performance.now() - warnedAt < STOP_AGAIN_MS;
			if (hub && hub.waitingCount > 0 && signal === 'SIGINT' && !insists) {
				warnedAt = performance.now();
				console.log(stopWarning(hub.waitingCount));
				return;
			}
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
	listensOn = actual;
	if (taken.length > 0) {
		const which = taken.length === 1 ? `Port ${taken[0]} is` : `Ports ${taken.join(', ')} are`;
		console.log(`${which} taken: using ${actual}, the next free one.`);
		if (workshop) console.log(portMovedWarning(port, actual));
	}
	console.log(await announcement(actual, base, networkAddresses(), workshop));
}

/**
 * Everything there is to say once the server listens.
 *
 * @param {number} port
 * @param {string} base
 * @param {readonly string[]} addresses of this machine on its networks
 * @param {boolean} [workshop] whether hand-ins are taken
 * @returns {Promise<string>}
 */
export async function announcement(port, base, addresses, workshop = false) {
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
	if (workshop) lines.push(...workshopLines(webAddress('localhost', port, base)));
	lines.push('', '  Stop with Ctrl+C.', '');
	return lines.join('\n');
}

/** @param {string} text */
async function qrCode(text) {
	// Loaded here, since it may have been installed a moment ago only.
	const { encodeQR } = await import('qr');
	const code = encodeQR(text, 'ascii', { ecc: 'low', border: 2 }).trimEnd();
	if (!process.stdout.isTTY) return code;
	// The code is drawn for a dark terminal; on a light one, scanners would meet its negative.
	return code.replace(/^.*$/gm, '\u001b[97;40m$&\u001b[0m');
}

/**
 * @param {string[]} argv
 * @returns {{ port: number | undefined, workshop: boolean }} no port where they make no sense
 */
function requested(argv) {
	try {
		const { values } = parseArgs({
			args: argv,
			options: { port: { type: 'string' }, workshop: { type: 'boolean', default: false } },
		});
		const port = parsePort(values.port ?? process.env.PORT, DEFAULT_PORT);
		return { port, workshop: values.workshop };
	} catch {
		return { port: undefined, workshop: false };
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
