import { networkInterfaces } from 'node:os';

/** @import { NetworkInterfaceInfo } from 'node:os' */

/** Bridges and tunnels of containers, virtual machines and VPNs: phones in the room can't reach them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|tailscale|wg|zt)/i;

/**
 * The addresses other devices may reach this machine by, likeliest first.
 *
 * @param {NodeJS.Dict<NetworkInterfaceInfo[]>} [interfaces]
 * @returns {string[]}
 */
export function networkAddresses(interfaces = safeInterfaces()) {
	return Object.entries(interfaces)
		.flatMap(([name, infos]) => (infos ?? []).map((info) => ({ name, ...info })))
		.filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
		.map(({ name, address, family }) => {
			const v6 = String(family).includes('6');
			// 169.254: no router gave an address, which may still be a cable between two laptops.
			const doubt =
				(VIRTUAL.test(name) ? 4 : 0) + (v6 ? 2 : 0) + (address.startsWith('169.') ? 1 : 0);
			return { address, doubt };
		})
		.sort((a, b) => a.doubt - b.doubt)
		.map(({ address }) => address);
}

/**
 * @param {string} address a name or an IP address
 * @param {number} port
 * @param {string} [base]
 * @returns {string}
 */
export function webAddress(address, port, base = '') {
	return `http://${address.includes(':') ? `[${address}]` : address}:${port}${base}/`;
}

/** Some locked-down systems (Termux on Android) refuse to list their interfaces. */
function safeInterfaces() {
	try {
		return networkInterfaces();
	} catch {
		return {};
	}
}
