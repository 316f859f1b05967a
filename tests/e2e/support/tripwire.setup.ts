/** Around the whole run: it fails where anything was asked of another host, and says of which. */
import { TRIPWIRE_PORT } from './launch';
import { Tripwire } from './tripwire';

export default async function setup(): Promise<() => Promise<void>> {
	const tripwire = await Tripwire.start();
	process.env[TRIPWIRE_PORT] = String(tripwire.port);
	return async () => {
		await tripwire.stop();
		const { asked } = tripwire;
		if (asked.length > 0) {
			throw new Error(`Asked of other hosts (${asked.length}): ${[...new Set(asked)].join(', ')}`);
		}
	};
}
