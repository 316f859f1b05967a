/**
 * Life after life of a browser that is killed in the middle of something; after each death
 * everything is compared with what the page was seen to call saved.
 */
import { isDeepStrictEqual as isSame } from 'node:util';
import { expect, type Page } from '@playwright/test';
import type { Answer } from '../../../src/lib/domain/answers';
import { chooseFile } from './filled';
import { QUICK } from './app';
import { assess, backupText } from './domain';
import { MortalBrowser, type BackEnd } from './mortal-browser';
import { Site } from './site';
import { answersIn, NOTHING, stored, type Stored } from './stored';

export type Activity = 'answering' | 'planning' | 'importing';

/** A backup's size: enough to be hit in the middle. */
const ASSESSMENTS = 20;
const ANSWERS: Record<string, Answer> = Object.fromEntries(
	QUICK.slice(0, 4).map((duty, i) => [duty, { level: (i % 5) as 0, note: `Imported ${i}` }]),
);
/** A new device after so many deaths: else every start reads what all imports have left. */
const LIVES_OF_A_DEVICE = 10;

/** What the page was seen to call saved. */
class Acknowledged {
	/** The newest number that each duty's note was shown as saved with. */
	readonly notes = new Map<string, number>();
	/** The newest number of the plan's one action. */
	action = 0;
	/** Backups that were shown as stored. */
	readonly imports = new Set<string>();
	count = 0;

	hear(told: string): void {
		const { kind, of, value } = JSON.parse(told) as { kind: string; of: string; value: string };
		this.count += 1;
		if (kind === 'answer') this.notes.set(of, Math.max(this.notes.get(of) ?? 0, Number(value)));
		if (kind === 'action') this.action = Math.max(this.action, Number(value));
		if (kind === 'import') this.imports.add(value);
	}

	forget(): void {
		this.notes.clear();
		this.imports.clear();
		this.action = 0;
	}

	/** What is not as it was shown, or not whole; empty when all is well. */
	faultsOf(now: Stored): string[] {
		const faults: string[] = [];
		const own = now.assessments.filter(isOwn);
		if (own.length > 1) faults.push(`${own.length} assessments were begun`);
		const answers = answersIn(now, own[0]?.id ?? '');
		for (const [duty, number] of this.notes) {
			const note = answers[duty]?.note;
			if (!(Number(note) >= number)) faults.push(`${duty}: ${note} instead of ${number}`);
		}
		const action = now.actions.find(({ assessmentId }) => assessmentId === own[0]?.id);
		if (this.action > 0 && !(Number(action?.note) >= this.action)) {
			faults.push(`action: ${action?.note} instead of ${this.action}`);
		}
		faults.push(...this.#importFaults(now));
		for (const { id, scope, targets } of now.assessments) {
			const scored = assess({ scope, answers: answersIn(now, id), ...(targets && { targets }) });
			const rows = now.results.filter(({ assessmentId }) => assessmentId === id);
			const { overall, areas } = rows[0]?.scores ?? {};
			const same = isSame({ overall, areas }, { overall: scored.overall, areas: scored.areas });
			if (!same || rows.length > 1) faults.push(`${id}: ${rows.length} results, of other answers`);
		}
		return faults;
	}

	#importFaults(now: Stored): string[] {
		const found = new Map<string, number>();
		const faults: string[] = [];
		for (const { id, city = '' } of now.assessments) {
			const [, name] = /^(import-\d+)\./u.exec(city) ?? [];
			if (name === undefined) continue;
			found.set(name, (found.get(name) ?? 0) + 1);
			if (!isSame(answersIn(now, id), ANSWERS)) faults.push(`${city} lacks answers`);
		}
		for (const [name, count] of found) {
			if (count !== ASSESSMENTS) faults.push(`${name}: ${count} of ${ASSESSMENTS}`);
		}
		for (const name of this.imports) {
			if (!found.has(name)) faults.push(`${name} was shown as stored`);
		}
		return faults;
	}
}

/** Runs in the page: tells of everything in the task in which it is shown as saved. */
function watchSaved(): void {
	const { tell } = window as unknown as { tell: (told: string) => void };
	const say = (kind: string, of = '', value = '') => tell(JSON.stringify({ kind, of, value }));
	const valueOf = (selector: string) =>
		document.querySelector<HTMLTextAreaElement>(selector)?.value ?? '';
	let imported = '';
	const look = () => {
		const form = document.querySelector<HTMLFormElement>('form[data-duty]');
		if (form?.dataset['saveState'] === 'saved') {
			const { value } = form.querySelector<HTMLTextAreaElement>('[name=note]')!;
			say('answer', form.dataset['duty'], value);
		}
		if (document.querySelector('.dock[data-save-state=saved]')) {
			const value = valueOf('[data-action-id] [name=note]');
			if (value) say('action', '', value);
		}
		const { importing = '' } = window as unknown as { importing?: string };
		if (importing !== imported && document.querySelector('[data-notice=import-done]')) {
			imported = importing;
			say('import', '', importing);
		}
	};
	// Where it goes on saying "saved", nothing changes.
	addEventListener('input', () => queueMicrotask(look));
	addEventListener('DOMContentLoaded', () =>
		new MutationObserver(look).observe(document, {
			subtree: true,
			childList: true,
			attributes: true,
			attributeFilter: ['data-save-state'],
		}),
	);
}

/**
 * Runs in the page: enters one number after the other in note and level, now and then several at
 * once, each as soon as the one before is no longer being saved.
 */
function keepAnswering(from: number): void {
	let number = from;
	const enter = () => {
		const form = document.querySelector<HTMLFormElement>('form[data-duty]');
		const note = form?.querySelector<HTMLTextAreaElement>('[name=note]');
		if (note && form?.dataset['saveState'] !== 'saving') {
			for (let burst = 0; burst <= number % 3; burst++) {
				number += 1;
				note.value = String(number);
				note.dispatchEvent(new Event('input', { bubbles: true }));
			}
			form?.querySelector<HTMLInputElement>(`[name=level][value="${number % 5}"]`)?.click();
			if (number % 7 === 0) {
				// After the last duty come the results, where nothing can be entered.
				document.querySelector<HTMLElement>('[data-action=next][href*="/duty/"]')?.click();
			}
		}
		setTimeout(enter, 20);
	};
	enter();
}

/** Runs in the page: the same with the note of the plan's first action, which it makes if need be. */
function keepPlanning(from: number): void {
	let number = from;
	const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
	const type = (selector: string, text: string) => {
		const field = document.querySelector<HTMLTextAreaElement>(selector);
		if (!field) return false;
		field.value = text;
		field.dispatchEvent(new Event('input', { bubbles: true }));
		return true;
	};
	const enter = () => {
		if (document.querySelector('[data-action-id]')) {
			number += 1;
			if (!type('[data-action-id] [name=note]', String(number))) click('[data-action=edit-action]');
		} else if (type('[data-add-form] [name=task]', 'To be killed'))
			click('[data-action=add-action]');
		else click('[data-action=write-action]');
		setTimeout(enter, 20);
	};
	enter();
}

/** Runs in the page: for a message when it does not go on. */
function whatIsShown(): string {
	const names = [...document.querySelectorAll<HTMLElement>('[data-notice]')];
	const states = [...document.querySelectorAll<HTMLElement>('[data-save-state]')];
	return JSON.stringify({
		at: location.pathname,
		title: document.querySelector('h1')?.textContent,
		notices: names.map(({ dataset }) => dataset['notice']),
		states: states.map(({ dataset }) => dataset['saveState']),
		actions: document.querySelectorAll('[data-action-id]').length,
	});
}

export type Deaths = {
	backEnd: BackEnd;
	/** What is under way at each death, in turn. */
	activities: readonly Activity[];
	deaths: number;
	random: () => number;
};
export type Report = {
	/** Deaths after which everything was as it had been shown. */
	survived: number;
	/** How often something was shown as saved. */
	shown: number;
	/** How often Chromium removed a database that it took for damaged. */
	removals: number;
	/** Imports that had been cut off, and were not there at all. */
	cutOff: number;
};

/** @throws when something that was shown as saved is missing, or something is there in part */
export async function manyDeaths({ backEnd, activities, deaths, random }: Deaths): Promise<Report> {
	const site = await Site.start();
	const seen = new Acknowledged();
	const report: Report = { survived: 0, shown: 0, removals: 0, cutOff: 0 };
	let browser = new MortalBrowser(backEnd);
	let death = 0;
	let entered = 0;
	/** How long an import takes here: deaths are spread over it. */
	let importMs: number | undefined;
	/** Begun in the life before, and not seen to end. */
	let begun: string | undefined;
	/** The assessment that is answered and planned; the first answer begins it. */
	let own: string | undefined;
	const needsOwn = activities.some((activity) => activity !== 'importing');

	/** The next life: everything is there. */
	async function live(): Promise<Page> {
		const page = await browser.start();
		await page.exposeBinding('tell', (_source, told: string) => seen.hear(told));
		await page.addInitScript(watchSaved);
		const duty = QUICK[Math.floor(random() * QUICK.length)]!;
		await page.goto(site.url(`en/duty/${duty}/${own ? `?a=${own}` : ''}`));
		let now = NOTHING;
		// What Chromium has removed is back before the first screen, which may take a moment.
		const faults = async () => seen.faultsOf((now = await stored(page)));
		await expect.poll(faults, { timeout: 15_000 }).toEqual([]);
		if (browser.removals === 0) {
			await expect(page.locator('[data-notice=storage-lost]'), 'no false alarm').toHaveCount(0);
		}
		if (begun && !now.assessments.some(({ city }) => city?.startsWith(`${begun}.`))) {
			report.cutOff += 1;
		}
		begun = undefined;
		own = now.assessments.find(isOwn)?.id;
		report.removals += browser.removals;
		return page;
	}

	/** Chooses a backup, and has it stored as soon as that can be said. */
	async function beginImport(page: Page, name: string): Promise<void> {
		await page.goto(site.url('en/data/'));
		await chooseFile(page, backupText(citiesOf(name), ANSWERS));
		await page.locator('[data-action=confirm-import]').waitFor();
		await page.evaluate((one) => {
			Object.assign(window, { importing: one });
			document.querySelector<HTMLElement>('[data-action=confirm-import]')!.click();
		}, name);
	}

	async function importing(page: Page, name: string): Promise<void> {
		if (importMs === undefined) {
			await beginImport(page, 'import-9999');
			const since = Date.now();
			await page.locator('[data-notice=import-done]').waitFor();
			importMs = Date.now() - since;
		}
		await beginImport(page, name);
		begun = name;
		// The one that was measured was slower than those after it, and writing is the first part of it.
		await pause(random() ** 3 * importMs * 0.8);
	}

	async function entering(page: Page, activity: Activity, inFullSwing: boolean): Promise<void> {
		if (activity === 'planning') await page.goto(site.url(`en/plan/?a=${own}`));
		const before = seen.count;
		await page.evaluate(activity === 'planning' ? keepPlanning : keepAnswering, entered);
		entered += 10_000;
		if (inFullSwing) {
			const saved = expect.poll(() => seen.count, { timeout: 60_000 }).toBeGreaterThan(before);
			await saved.catch(async () => {
				throw new Error(`Nothing is saved while ${activity}: ${await page.evaluate(whatIsShown)}`);
			});
		}
		await pause(random() * 500);
	}

	try {
		for (; death < deaths; death++) {
			if (death > 0 && death % LIVES_OF_A_DEVICE === 0) {
				await live();
				report.survived += 1;
				await browser.bury();
				browser = new MortalBrowser(backEnd);
				seen.forget();
				own = undefined;
			}
			const page = await live();
			if (death % LIVES_OF_A_DEVICE > 0) report.survived += 1;
			// What is imported into an empty device would be the one that is answered.
			const activity = needsOwn && !own ? 'answering' : activities[death % activities.length]!;
			if (activity === 'importing') await importing(page, `import-${death}`);
			// Mostly in full swing; now and then while the app is still coming.
			else await entering(page, activity, death % 5 > 0 || deaths < 5);
			await browser.kill();
			const used = browser.usedBackEnd();
			if (used) expect(used, 'the files are really of this back end').toBe(backEnd);
		}
		await live();
		report.survived += 1;
	} catch (error) {
		const removed = `${browser.removals} removed by Chromium`;
		throw new Error(`After ${death} deaths (${removed}): ${error}`, { cause: error });
	} finally {
		await browser.bury();
		await site.stop();
	}
	return { ...report, shown: seen.count };
}

/** Not out of a backup. */
const isOwn = ({ city }: { city?: string }) => !city?.startsWith('import-');
const citiesOf = (name: string): string[] =>
	Array.from({ length: ASSESSMENTS }, (_, i) => `${name}.${i}`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
