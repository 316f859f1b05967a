/**
 * Everything that the app keeps in this browser outside its database, in one list: what is not in
 * it does not compile (`remember.ts`), and what is in it goes when everything is erased.
 */
export const LOCAL_KEYS = [
	'backupReminded',
	'held',
	'language',
	'laptop',
	'persistAsked',
	'planOrder',
	'profile',
	'report',
	'theme',
] as const;

export const SESSION_KEYS = ['assessment', 'collecting', 'onScreen'] as const;

/** With the id of an assessment, or of a workshop's session, behind it. */
export const SESSION_PREFIXES = ['planDraft:', 'paperEntry:'] as const;

export type LocalKey = (typeof LOCAL_KEYS)[number];
export type SessionKey =
	(typeof SESSION_KEYS)[number] | `${(typeof SESSION_PREFIXES)[number]}${string}`;

/** Kit's own, which hold how far a page was scrolled. */
const KIT_PREFIX = 'sveltekit:';

/** Whether a key is the app's own: other sites may stand at the same address. */
export const isOwnKey = (key: string): boolean =>
	[...LOCAL_KEYS, ...SESSION_KEYS].some((own) => own === key) ||
	[...SESSION_PREFIXES, KIT_PREFIX].some((prefix) => key.startsWith(prefix));
