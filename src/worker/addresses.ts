/** What a navigation asks for, told by its address alone. */

/** `report.html`, `app.js`; not the end of a duty's id, `waste.lrg.2`. */
const FILE_NAME = /\.[a-z][a-z0-9]*$/iu;

/**
 * The language whose shell renders this address: its first step below the scope, or `''` for the
 * scope itself, which any language's shell renders. Nothing for what must come from the host: a
 * file (a name with an ending), or something in no language of the app, so that a missing file
 * stays a real 404.
 */
export function shellLanguage(
	address: string,
	scope: string,
	languages: readonly string[],
): string | undefined {
	const { origin, pathname } = new URL(address);
	const base = new URL(scope);
	if (origin !== base.origin || !pathname.startsWith(base.pathname)) return undefined;
	const steps = pathname.slice(base.pathname.length).split('/');
	if (FILE_NAME.test(pathname)) return undefined;
	const [language = ''] = steps;
	return language === '' && steps.length === 1 ? '' : languages.find((known) => known === language);
}
