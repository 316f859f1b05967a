/**
 * `npm run audit`: whether any package in the lockfile has a known fault; before each release. Not
 * part of `npm test`, which needs no network. Exit code 1: there is one; 2: nobody could be asked.
 */
import { fileURLToPath } from 'node:url';
import { auditReport } from './lib/audit-report.mjs';
import { runNpm } from './lib/run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { output } = await runNpm(['audit', '--json', '--package-lock-only', '--loglevel=error'], {
	cwd: root,
	capture: true,
});
const { code, lines } = auditReport(output);
for (const line of lines) (code === 0 ? console.log : console.error)(line);
process.exitCode = code;
