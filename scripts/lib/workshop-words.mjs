/** What `npm start -- --workshop` says in the terminal, for a facilitator who is no technician. */

/**
 * @param {string} console the app's address on this laptop
 * @returns {string[]}
 */
export function workshopLines(console) {
	return [
		'',
		'  Workshop: phones on this network can hand in to this laptop.',
		'',
		`  1. In this laptop's own browser, open  ${console}`,
		'     and there the workshop. Use this address only: hand-ins are collected there, the camera',
		'     works there, and the app can be kept for use without a network.',
		'  2. Phones: connect them to the same network, then scan the code above. If the hotspot comes',
		'     on later, or no address is shown, the workshop page shows the address.',
		'  3. A phone says "handed in" only when the workshop page has stored it. Until then it waits in',
		'     the memory of this program. This program writes nothing to the disk.',
		'',
		'  Keep the laptop awake, and this window and the workshop page open. Before you stop, look at',
		'  the workshop page: nothing should be waiting. What has been stored stays in the browser. What',
		'  still waits is gone from here; a phone whose page is open hands it in again after a new start.',
	];
}

/** @param {number} count hand-ins that nobody has collected yet, 1 or more */
export function stopWarning(count) {
	const what = count === 1 ? '1 hand-in is' : `${count} hand-ins are`;
	return [
		'',
		`  Not stopped: ${what} not stored yet. Open the workshop page in this laptop's browser`,
		'  and wait until nothing is waiting. To stop all the same, press Ctrl+C again now.',
		'',
	].join('\n');
}

/**
 * A browser keeps what it stores by address, port included.
 *
 * @param {number} wanted
 * @param {number} actual
 */
export function portMovedWarning(wanted, actual) {
	return [
		`A workshop that you prepared at port ${wanted} does not show at port ${actual}: the browser keeps`,
		`them apart. Stop the other program (perhaps this one, in another window), and start again.`,
	].join('\n');
}
