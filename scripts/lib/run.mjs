import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { ChildProcess } from 'node:child_process' */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] laid over this process's own; an empty value unsets
 * @property {number} [timeoutMs] after which the command and all it started are killed
 * @property {boolean} [capture] keep the output instead of showing it
 *
 * @typedef {object} RunResult
 * @property {number} code 127 when the command could not be started, 124 when its time was up
 * @property {string} output empty unless captured
 * @property {boolean} timedOut
 */

const windows = process.platform === 'win32';

/** @type {Set<ChildProcess>} */
const running = new Set();

/**
 * Runs a command to its end. Never throws: what went wrong is in the result.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env = {}, timeoutMs, capture = false } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			...(cwd === undefined ? {} : { cwd }),
			env: childEnv(env),
			stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
			// A group of its own can be killed whole; without a limit it stays in the terminal's, for Ctrl+C.
			detached: timeoutMs !== undefined && !windows,
			windowsHide: true,
		});
		running.add(child);
		let output = '';
		let timedOut = false;
		const timer =
			timeoutMs === undefined
				? undefined
				: setTimeout(() => {
						timedOut = true;
						killTree(child, true);
					}, timeoutMs);
		/** @param {number} code */
		const settle = (code) => {
			clearTimeout(timer);
			running.delete(child);
			resolve({ code: timedOut ? 124 : code, output, timedOut });
		};
		child.stdout?.on('data', (chunk) => (output += chunk));
		child.stderr?.on('data', (chunk) => (output += chunk));
		child.on('error', (error) => {
			output += error.message;
			settle(127);
		});
		child.on('close', (code) => settle(code ?? 1));
	});
}

/** Stops every command that is still running; for the end of this process. */
export function stopAll() {
	for (const child of running) killTree(child, false);
}

/**
 * Runs npm, by the very file this process was started with where npm did that: on Windows `npm` is
 * no program that can be spawned, and elsewhere the first `npm` in the path may be another Node's.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
	const cli = process.env.npm_execpath;
	if (cli && /npm-cli\.[cm]?js$/.test(cli) && existsSync(cli)) {
		return run(process.execPath, [cli, ...args], options);
	}
	return windows
		? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
		: run('npm', args, options);
}

/**
 * Runs an installed package's own command in this Node: no shell, no `npx` that might download.
 *
 * @param {string} root
 * @param {string} name the package, or `package:command` where the two differ
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export async function runTool(root, name, args, options) {
	const script = toolScript(root, name);
	if (!script) {
		const output = `${name} is not installed`;
		if (!options?.capture) console.error(output);
		return { code: 127, output, timedOut: false };
	}
	return run(process.execPath, [script, ...args], { cwd: root, ...options });
}

/**
 * @param {string} root
 * @param {string} name
 */
function toolScript(root, name) {
	const [packageName = name, command = packageName] = name.split(':');
	const folder = join(root, 'node_modules', packageName);
	try {
		const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		return join(folder, typeof bin === 'string' ? bin : bin[command]);
	} catch {
		return undefined;
	}
}

/** @param {Record<string, string | undefined>} changes */
function childEnv(changes) {
	const env = { ...process.env, ...changes };
	for (const [key, value] of Object.entries(changes)) {
		if (!value) delete env[key];
	}
	return env;
}

/**
 * @param {ChildProcess} child
 * @param {boolean} force
 */
function killTree(child, force) {
	if (child.pid === undefined) return;
	if (windows) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
		return;
	}
	const signal = force ? 'SIGKILL' : 'SIGTERM';
	try {
		process.kill(-child.pid, signal);
	} catch {
		child.kill(signal);
	}
}
