// Kept to old syntax, so that an old Node gets as far as the line that says it is too old.
import { nodeFault } from './lib/node-version.mjs';

const fault = nodeFault(process.versions.node);
if (fault) {
	console.error(fault);
	process.exitCode = 1;
} else {
	import('./lib/start-main.mjs')
		.then((tool) => tool.start(process.argv.slice(2)))
		.catch((error) => {
			console.error(error);
			process.exitCode = 1;
		});
}
