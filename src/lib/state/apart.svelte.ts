/**
 * Makes something that outlives the component that asks for it first: what is derived in it would
 * stand still for good once that component is gone.
 */
export function apart<T extends object>(make: () => T): T {
	let made: T | undefined;
	$effect.root(() => {
		made = make();
	});
	// Where pages are prerendered, nothing is followed, and nothing outlives the page.
	return made ?? make();
}
