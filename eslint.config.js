import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Which room of `src/lib` may import which: the table in the README, with the reason for each
 * message. Anything not named is forbidden.
 */
const ROOMS = {
	framework: { may: [], why: 'the guidelines are data, and stand alone' },
	device: { may: [], why: 'what a browser can do has nothing to do with assessments' },
	i18n: { may: [], why: "the interface's words come to it as an argument" },
	charts: { may: [], why: 'a chart draws figures and knows nothing of what they mean' },
	'ui/primitives': { may: [], why: 'primitives know nothing of the app' },
	domain: { may: ['framework'], why: 'the rules are pure, and run without a browser' },
	content: { may: ['framework'], why: 'texts are about duties, not about answers' },
	storage: { may: ['domain'], why: 'storage keeps records and knows no rules or pages' },
	transfer: { may: ['domain', 'framework'], why: 'files hold what the domain says' },
	state: {
		may: ['storage', 'transfer', 'domain', 'framework', 'content', 'device'],
		why: 'state serves pages and does not know them',
	},
	ui: {
		may: ['state', 'domain', 'framework', 'content', 'i18n', 'charts', 'links'],
		why: 'a page gets its data from state, never from storage or files',
	},
};
const NAMES = [
	'framework',
	'device',
	'i18n',
	'charts',
	'domain',
	'content',
	'storage',
	'transfer',
	'state',
	'ui',
	'links',
];

/** Ways to make markup or code out of a text. The content policy refuses them too, but only then. */
const MARKUP_FROM_TEXT = [
	{
		selector:
			'MemberExpression[property.name=/^(?:innerHTML|outerHTML|srcdoc|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseHTMLUnsafe)$/]',
		message: 'A text stays a text: make elements, or let Svelte make them.',
	},
	{
		selector:
			'CallExpression[callee.object.name="document"][callee.property.name=/^write(?:ln)?$/]',
		message: 'A text stays a text: make elements, or let Svelte make them.',
	},
	{
		selector: 'CallExpression[callee.property.name="parseFromString"]',
		message: 'A text stays a text: read files with a parser for their format.',
	},
	{
		selector: 'SvelteAttribute[key.name=/^(?:on[a-z]+|srcdoc)$/] > SvelteLiteral',
		message: 'A handler is a function: the content policy runs no text.',
	},
];

/**
 * @param {string} room
 * @param {{may: string[], why: string}} rule
 * @returns {any}
 */
function imports(room, { may, why }) {
	const own = room.split('/')[0] ?? room;
	const forbidden = NAMES.filter((name) => !may.includes(name) && name !== own);
	return {
		files: [`src/lib/${room}/**`],
		ignores: ['**/*.test.ts', ...(room === 'ui' ? ['src/lib/ui/primitives/**'] : [])],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex:
								room === 'ui/primitives'
									? '^(?:\\$lib/|\\.\\./)'
									: `^(?:\\$lib|(?:\\.\\./)+)/?(?:${forbidden.join('|')})(?:/|$)`,
							message: `${room} may import ${may.join(', ') || 'no other room'}: ${why}.`,
						},
						...(room === 'storage'
							? []
							: [
									{
										group: ['dexie'],
										message: 'Only storage names Dexie: every write is one transaction there.',
									},
								]),
					],
				},
			],
		},
	};
}

export default ts.config(
	{ ignores: ['build*/', '.svelte-kit/', '.cache/', 'node_modules/', 'test-results/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'no-eval': 'error',
			'no-implied-eval': 'error',
			'no-new-func': 'error',
			'no-script-url': 'error',
			// Links are made in links.ts, which knows the base path and the language.
			'svelte/no-navigation-without-resolve': 'off',
			'no-console': 'error',
			// Sets and dates that no page reads need not be reactive.
			'svelte/prefer-svelte-reactivity': 'off',
			eqeqeq: 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
	},
	{ files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
	{
		files: ['src/**'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', ...MARKUP_FROM_TEXT] },
	},
	// What the app must not do, its tests try.
	{ files: ['tests/**', '**/*.test.ts'], rules: { 'no-script-url': 'off' } },
	...Object.entries(ROOMS).map(([room, rule]) => imports(room, rule)),
	{
		files: ['src/routes/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '^\\$lib/(?:storage|transfer|device|charts)(?:/|$)',
							message: 'Pages get their data from state and show it with ui.',
						},
					],
				},
			],
		},
	},
	{
		files: ['src/lib/domain/**', 'src/lib/framework/**'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				'window',
				'document',
				'navigator',
				'localStorage',
				'performance',
			],
			'no-restricted-properties': [
				'error',
				{
					object: 'Date',
					property: 'now',
					message: 'The domain has no clock: take the time as an argument.',
				},
				{ object: 'Math', property: 'random', message: 'The domain has no chance in it.' },
			],
			'no-restricted-syntax': [
				'error',
				...MARKUP_FROM_TEXT,
				{
					selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
					message: 'The domain has no clock: take the time as an argument.',
				},
			],
		},
	},
);
