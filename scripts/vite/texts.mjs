/**
 * Texts are files with stable names that the app fetches, never modules of its code: so a corrected
 * sentence is one small download, and the code's version stays the same.
 *
 *   src/lib/i18n/locales/<lang>/<name>.json   ->  texts/<lang>/ui/<name>.json
 *   src/lib/content/<lang>/<path>.json        ->  texts/<lang>/<path>.json
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkAreaFile } from '../../src/lib/content/schema.ts';
import { pseudoTexts, PSEUDO_LANGUAGE } from '../../src/lib/i18n/pseudo.ts';

const ROOMS = [
	{ folder: 'src/lib/i18n/locales', under: 'ui/' },
	{ folder: 'src/lib/content', under: '' },
];

/**
 * @param {string} root the project's folder
 * @param {boolean} withPseudo whether the made-up language of the tests is added
 * @returns {Map<string, () => string>} from the file's address to its (minified) content
 */
export function textFiles(root, withPseudo) {
	const files = new Map();
	for (const { folder, under } of ROOMS) {
		const room = path.join(root, folder);
		for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' })) {
			if (!name.endsWith('.json')) continue;
			const [language, ...rest] = name.split(path.sep);
			if (rest.length === 0) continue;
			const read = () => JSON.parse(readFileSync(path.join(room, name), 'utf8'));
			const address = `${under}${rest.join('/')}`;
			files.set(`texts/${language}/${address}`, () => JSON.stringify(read()));
			if (withPseudo && language === 'en') {
				files.set(`texts/${PSEUDO_LANGUAGE}/${address}`, () => JSON.stringify(pseudoTexts(read())));
			}
		}
	}
	return files;
}

/**
 * Faults of the duties' texts in every language, a line each: a field that is missing or too long
 * must not wait for a reader to be found.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function faultsInTexts(root) {
	const read = (/** @type {string} */ name) =>
		JSON.parse(readFileSync(path.join(root, 'src/lib', name), 'utf8'));
	const { areas, duties } = read('framework/catalogue.json');
	const languages = readdirSync(path.join(root, 'src/lib/content'), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
	return languages.flatMap((language) =>
		areas.flatMap((/** @type {any} */ { id, principles }) => {
			const under = principles.map((/** @type {any} */ principle) => principle.id);
			const expected = duties
				.filter((/** @type {any} */ one) => one.actor === 'lrg' && under.includes(one.principle))
				.map((/** @type {any} */ one) => one.id);
			return /** @type {const} */ (['duties', 'tasks']).flatMap((kind) =>
				checkAreaFile(kind, id, expected, read(`content/${language}/${kind}/${id}.json`)).map(
					(fault) => `${language}/${fault}`,
				),
			);
		}),
	);
}

/** @returns {import('vite').Plugin} */
export function texts() {
	let root = process.cwd();
	const withPseudo = process.env.PSEUDO_LOCALE === '1';
	return {
		name: 'texts',
		configResolved: (config) => void (root = config.root),
		configureServer(server) {
			server.middlewares.use((request, response, next) => {
				const address =
					(request.url ?? '').split('?')[0]?.replace(/^.*?\/texts\//u, 'texts/') ?? '';
				const read = textFiles(root, withPseudo).get(address);
				if (!read) return next();
				response.setHeader('content-type', 'application/json; charset=utf-8');
				response.end(read());
			});
		},
		generateBundle() {
			if (this.environment.name !== 'client' || !existsSync(root)) return;
			const faults = faultsInTexts(root);
			if (faults.length > 0) this.error(`texts:\n${faults.join('\n')}`);
			for (const [fileName, read] of textFiles(root, withPseudo)) {
				this.emitFile({ type: 'asset', fileName, source: read() });
			}
		},
	};
}
