// Kept to old syntax, so that an old Node gets as far as the line that says it is too old.
import { nodeFault } from './lib/node-version.mjs';

const fault = nodeFault(process.versions.node);
if (fault) {
	console.error(fault);
	process.exitCode = 1;
} else {
	import('./lib/test-main.mjs')
		.then((tool) => tool.test(process.argv.slice(2)))
		.catch((error) => {
			console.error(error);
			console.log('0 passed, 1 failed');
			process.exitCode = 1;
		});
}
