/** The production build behind a server that a test can stop, slow down, swap or make lie. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStaticServer, type RequestRecord } from '../../../scripts/lib/serve.mjs';

export const BUILD = process.env['E2E_BUILD'] ?? 'build';
/** With the made-up right-to-left language `en-XB` beside English. */
export const PSEUDO_BUILD = process.env['E2E_PSEUDO_BUILD'] ?? 'build-pseudo';

/** @returns true when it has answered itself; false to go on as usual, later if it waited */
export type Intercept = (
	request: IncomingMessage,
	response: ServerResponse,
) => boolean | Promise<boolean>;

export class Site {
	/** Every answer that was sent, oldest first. */
	readonly requests: RequestRecord[] = [];
	intercept: Intercept | undefined;
	root: string;
	#server: Server | undefined;
	#port = 0;

	private constructor(root: string) {
		this.root = root;
	}

	static async start(root = BUILD): Promise<Site> {
		const site = new Site(root);
		await site.listen();
		return site;
	}

	/** Begins to answer, at the same address as before. */
	async listen(): Promise<void> {
		const server = createStaticServer({
			root: () => this.root,
			log: (record) => void this.requests.push(record),
			onRequest: (request, response) => this.intercept?.(request, response) ?? false,
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(this.#port, '127.0.0.1', resolve);
		});
		this.#port = (server.address() as AddressInfo).port;
		this.#server = server;
	}

	/** No network: running connections are cut, new ones refused. */
	async stop(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (!server) return;
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}

	get origin(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** @param path without a leading slash: `en/duty/…/` */
	url(path: string): string {
		return `${this.origin}/${path}`;
	}
}
