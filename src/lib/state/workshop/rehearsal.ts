/** A workshop to practise with: one call brings all of it, one takes it away without a trace. */
import type { SampleText } from '../../content/index';
import type { Assessment } from '../../domain/assessment';
import type { App } from '../app.svelte';
import { samplesFrom } from '../sample';
import { beginRehearsal, endRehearsal } from './begin';
import { plannedSession } from './set-up-session';
import { run } from './store';

/** The ids of the sample city's assessments, where a rehearsal has brought them. */
const BROUGHT = 'rehearsalSample';

type Words = { title: string; language: string; sample: () => Promise<SampleText> };

/** @returns the session's id @throws {StorageError} */
export async function startRehearsal(app: App, words: Words): Promise<string> {
	const assessment = (await sampleHere(app)) ?? (await bringSample(app, await words.sample()));
	const { title, language } = words;
	const { duties, tables, agenda } = plannedSession(assessment, title, language);
	const beginning = { title, languages: [language], duties, tables, agenda };
	return beginRehearsal(app, assessment, { ...beginning, responsible: true });
}

/** The newer one of the two. */
async function sampleHere(app: App): Promise<Assessment | undefined> {
	const storage = await app.storageIfAny();
	const all = (await storage?.allWhole()) ?? [];
	return newest(all.map(({ assessment }) => assessment).filter(({ sample }) => sample));
}

async function bringSample(app: App, text: SampleText): Promise<Assessment> {
	const samples = await samplesFrom(text);
	await app.run(async (storage) => {
		await storage.add(...samples);
		await storage.setSetting(
			BROUGHT,
			samples.map(({ assessment }) => assessment.id),
		);
	});
	return newest(samples.map(({ assessment }) => assessment))!;
}

const newest = (all: readonly Assessment[]): Assessment | undefined =>
	[...all].sort((a, b) => ((a.period ?? '') < (b.period ?? '') ? 1 : -1))[0];

/** Takes the sample city away too where the rehearsal has brought it and no other session needs it. */
export async function stopRehearsal(app: App, id: string): Promise<void> {
	await endRehearsal(app, id);
	const brought = await app.run((storage) => storage.setting(BROUGHT));
	if (!Array.isArray(brought) || brought.length === 0) return;
	const sessions = await run(app, (workshops) => workshops.all());
	if (sessions.some(({ assessmentId }) => brought.includes(assessmentId))) return;
	const here = await app.run((storage) => storage.ids());
	const ids = brought.filter((one): one is string => here.includes(one as string));
	if (ids.length > 0) await app.remove(...ids);
	await app.run((storage) => storage.setSetting(BROUGHT, []));
}
