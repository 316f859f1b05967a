/**
 * A proxy that lets nothing through and remembers who was asked for. Every browser of the tests is
 * started behind it, so it sees what pages, workers and the browser itself would send to another
 * host, also where no test is watching.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What browsers ask their makers for by themselves, whatever they are told (updates, the time, who
 * is signed in). No page of ours is about any of these; a page's own requests are also watched in
 * the page (test.ts), where nothing is left out.
 */
const BROWSERS_OWN = new Set([
	...['update.googleapis.com', 'clientservices.googleapis.com', 'safebrowsing.googleapis.com'],
	...['content-autofill.googleapis.com', 'optimizationguide-pa.googleapis.com'],
	...['accounts.google.com', 'clients1.google.com', 'clients2.google.com', 'clients4.google.com'],
	...['android.clients.google.com', 'edgedl.me.gvt1.com', 'redirector.gvt1.com'],
	...['edge.microsoft.com', 'config.edge.skype.com', 'msedge.api.cdp.microsoft.com'],
]);

export class Tripwire {
	/** What was asked for: a whole address over http, host and port over https; oldest first. */
	readonly asked: string[] = [];
	readonly #server: Server;

	private constructor() {
		this.#server = createServer((request, response) => {
			this.#note(request);
			response.writeHead(403, { connection: 'close' }).end();
		});
		this.#server.on('connect', (request, socket) => {
			this.#note(request);
			socket.on('error', () => {});
			socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
		});
	}

	#note({ method, url = '' }: IncomingMessage): void {
		const host = method === 'CONNECT' ? url.replace(/:\d+$/u, '') : new URL(url).hostname;
		if (!BROWSERS_OWN.has(host)) this.asked.push(`${method} ${url}`);
	}

	static async start(): Promise<Tripwire> {
		const tripwire = new Tripwire();
		await new Promise<void>((resolve, reject) => {
			tripwire.#server.once('error', reject);
			tripwire.#server.listen(0, '127.0.0.1', resolve);
		});
		return tripwire;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}
