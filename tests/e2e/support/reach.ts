/** Which scripts and styles of a build its pages can ever ask for: followed from script to script. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const NODE_OF_ROUTE = /"(?<route>\/[^"]*)":\[~?(?<node>\d+)/gu;
/** Imports, lazy ones too, and the styles that come with them. */
const NAMED = /["'`](?<file>\.{1,2}\/[^"'`]+\.(?:js|css))["'`]/gu;
/** The app's own list of all that its pages need, and for each page the places in it. */
const LISTED = /m\.f=\[(?<files>[^\]]*)\]/u;
const PAGE =
	/import\([`"'](?<file>[^`"']*\/nodes\/[^`"']+)[`"']\),__vite__mapDeps\(\[(?<places>[\d,]*)\]/gu;

const scriptOf = (build: string, files: readonly string[], ending: RegExp): string =>
	files.find((file) => ending.test(file)) ?? raise(`${build}: no ${ending}`);
const raise = (what: string): never => {
	throw new Error(what);
};

/**
 * @param files the scripts and styles of the build
 * @param isWanted by the route's id
 * @returns the scripts and styles that the wanted pages, and what every page needs, lead to
 */
export function reachedFrom(
	build: string,
	files: readonly string[],
	isWanted: (route: string) => boolean,
): Set<string> {
	const read = (file: string) => readFileSync(path.join(build, file), 'utf8');
	const app = scriptOf(build, files, /entry\/app\.[^/]+\.js$/u);
	const routes = [...read(app).matchAll(NODE_OF_ROUTE)].map(({ groups }) => groups!);
	const left = new Set(
		routes.filter(({ route }) => !isWanted(route!)).map(({ node }) => nodeFile(node!)),
	);
	if (left.size === 0) raise(`${app}: no page is left out`);

	function nodeFile(number: string): string {
		return scriptOf(build, files, new RegExp(`/nodes/${number}\\.[^/]+\\.js$`, 'u'));
	}
	const from = (file: string, named: string) => path.posix.join(path.posix.dirname(file), named);
	/** The app's own script names every page's files in one list: only the pages' scripts count. */
	const namedIn = (file: string) =>
		file.endsWith('.css')
			? []
			: [...read(file).matchAll(NAMED)]
					.map(({ groups }) => from(file, groups!['file']!))
					.filter((one) => file !== app || one.includes('/nodes/'));
	const listed = [...(LISTED.exec(read(app))?.groups!['files']!.matchAll(NAMED) ?? [])].map(
		({ groups }) => from(app, groups!['file']!),
	);
	const stylesOfPages = new Map(
		[...read(app).matchAll(PAGE)].map(({ groups }) => [
			from(app, groups!['file']!),
			groups!
				['places']!.split(',')
				.map((place) => listed[Number(place)]!)
				.filter((one) => one?.endsWith('.css')),
		]),
	);
	if (stylesOfPages.size === 0) raise(`${app}: no list of what its pages need`);

	const start = scriptOf(build, files, /entry\/start\.[^/]+\.js$/u);
	const reached = new Set<string>([start, app]);
	for (const file of reached) {
		for (const one of [...namedIn(file), ...(stylesOfPages.get(file) ?? [])]) {
			if (files.includes(one) && !left.has(one)) reached.add(one);
		}
	}
	return reached;
}
