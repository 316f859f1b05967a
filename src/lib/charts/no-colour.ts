/**
 * Stands in for the package with which Chart.js reckons colours (see `vite.config.ts`): it darkens
 * what the mouse is over and blends while something moves. Nothing of ours does either, so its
 * three kilobytes stay away; a chart that needs it fails at once, and a test sees it.
 */
export class Color {
	constructor() {
		throw new Error('colours are not reckoned here: see charts/no-colour.ts');
	}
}
