import { connect } from 'node:net';

/** @import { Server } from 'node:net' */

/**
 * Listens on a port, or on the next free one.
 *
 * @param {Server} server
 * @param {number} port 0 for any
 * @param {object} [options]
 * @param {string} [options.host] without one, on every address of this machine, IPv6 included
 * @param {number} [options.attempts]
 * @param {(port: number) => void} [options.onTaken] told each port that is not to be had
 * @returns {Promise<number>} the port it listens on
 */
export async function listenOnFreePort(server, port, { host, attempts = 100, onTaken } = {}) {
	const last = port === 0 ? 0 : Math.min(port + attempts - 1, 65535);
	for (let candidate = port; candidate <= last; candidate++) {
		if ((candidate === 0 || !(await isAnswering(candidate))) && (await listen(server, candidate))) {
			const address = server.address();
			return address && typeof address === 'object' ? address.port : candidate;
		}
		onTaken?.(candidate);
	}
	throw new Error(`No free port from ${port} to ${last}.`);

	/**
	 * @param {Server} target
	 * @param {number} candidate
	 * @returns {Promise<boolean>} false when the port is taken
	 */
	function listen(target, candidate) {
		return new Promise((resolve, reject) => {
			/** @param {NodeJS.ErrnoException} error */
			const onError = (error) => {
				target.off('listening', onListening);
				// EACCES: ports the system keeps for itself, such as those below 1024.
				if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
				else reject(error);
			};
			const onListening = () => {
				target.off('error', onError);
				resolve(true);
			};
			target.once('error', onError);
			target.once('listening', onListening);
			target.listen(host === undefined ? { port: candidate } : { port: candidate, host });
		});
	}
}

/**
 * Reads a port as people give it.
 *
 * @param {string | undefined} text
 * @param {number} fallback for none
 * @returns {number | undefined} undefined when it is no port
 */
export function parsePort(text, fallback) {
	if (text === undefined || text === '') return fallback;
	const port = /^\d+$/.test(text) ? Number(text) : NaN;
	return port <= 65535 ? port : undefined;
}

/**
 * Whether something answers on localhost already. macOS and Windows let two programs have one port,
 * one on localhost and one on all addresses: people would then see the other program.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
async function isAnswering(port) {
	const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => reaches(host, port)));
	return answers.includes(true);
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function reaches(host, port) {
	return new Promise((resolve) => {
		const socket = connect({ host, port, timeout: 500 });
		/** @param {boolean} answer */
		const settle = (answer) => {
			socket.destroy();
			resolve(answer);
		};
		socket.once('connect', () => settle(true));
		socket.once('timeout', () => settle(false));
		socket.once('error', () => settle(false));
	});
}
