/**
 * The service worker. It keeps the whole app in the languages that were chosen, verified by
 * content, and starts every page from there; it never takes over, and never reloads, by itself.
 *
 * One script and one registration for all languages: a script a language (or `sw.js?lang=`) would
 * make each change of language an update that waits for a take-over, and two tabs in two languages
 * would replace each other's worker for ever. Which languages to keep is state (state.ts), told by
 * the pages when they ask for a verification.
 */
import { shellLanguage } from './addresses';
import { entriesFor, fetchAll, languages, tellProgress, verify } from './files';
import { noteWindows, tidy } from './leftovers';
import type { ToWorker, Verified } from './protocol';
import { answerRequests } from './routes';
import { end, scope, worker } from './scope';
import { freeze, isFrozen, rememberedLanguages, rememberLanguage } from './state';

/** How long a page that was started from here has to ask for a verification. */
const STARTED_BY_THEN_MS = 20_000;

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
worker.addEventListener('activate', (event) => event.waitUntil(activate(event)));
worker.addEventListener('message', (event) => {
	const message = event.data as ToWorker | undefined;
	if (message?.type === 'END') end();
	if (message?.type === 'SKIP_WAITING') event.waitUntil(worker.skipWaiting());
	if (message?.type === 'FREEZE') event.waitUntil(answerFreeze(message.until, event));
	if (message?.type === 'VERIFY') event.waitUntil(answerVerify(message.language, event));
});
worker.addEventListener('fetch', (event) => {
	if (event.request.mode === 'navigate') event.waitUntil(verifyUnasked(event));
});
answerRequests();

async function install(event: ExtendableEvent): Promise<void> {
	// In the middle of a workshop nothing may change. The browser asks again later.
	if (worker.registration.active && (await isFrozen())) throw new Error('A workshop is open');
	const wanted = entriesFor([...(await rememberedLanguages()), ...(await openLanguages())]);
	const failed = await fetchAll(wanted, event, (done) => tellProgress(done, wanted.length));
	// The browser drops this version, and the one before goes on; what has come stays.
	if (failed > 0) throw new Error(`${failed} of ${wanted.length} files did not come`);
}

/** At the first install nothing is remembered yet: the open page's address says it. */
async function openLanguages(): Promise<string[]> {
	const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
	return windows.map(({ url }) => shellLanguage(url, scope, languages) ?? '');
}

async function activate(event: ExtendableEvent): Promise<void> {
	await noteWindows();
	// For the page that has just installed the first worker. No page reloads because of it.
	await worker.clients.claim();
	await tidy(event);
}

const underWay = new Map<string, Promise<Verified>>();
let heardFromPage: () => void;
const asked = new Promise<'asked'>((resolve) => (heardFromPage = () => resolve('asked')));

async function verifyOnce(language: string, event: ExtendableEvent): Promise<Verified> {
	const running = underWay.get(language) ?? verify(language, event);
	underWay.set(language, running);
	return running.finally(() => underWay.delete(language));
}

async function answerVerify(language: string, event: ExtendableMessageEvent): Promise<void> {
	heardFromPage();
	if (languages.includes(language)) await rememberLanguage(language);
	event.ports[0]?.postMessage(await verifyOnce(language, event));
	await tidy(event);
}

async function answerFreeze(until: number, event: ExtendableMessageEvent): Promise<void> {
	await freeze(until);
	event.ports[0]?.postMessage({});
}

/** A page whose script is damaged never gets to ask: after a while it is done for it. */
async function verifyUnasked(event: FetchEvent): Promise<void> {
	const language = shellLanguage(event.request.url, scope, languages);
	if (!language) return;
	const silence = new Promise<void>((resolve) => setTimeout(resolve, STARTED_BY_THEN_MS));
	// Not a moment longer than needed: a newer version cannot take over from a busy one.
	if ((await Promise.race([asked, silence])) !== 'asked') await verifyOnce(language, event);
}
