/** What every feature of the interface may ask for: words, texts, links, and the state it shows. */
import type { HelpTopic, TermId, Texts } from '$lib/content/index';
import type { Assessment } from '$lib/domain/assessment';
import type { AreaId, DutyId } from '$lib/framework/index';
import type { Language } from '$lib/i18n/languages';
import type { Namespace, Translate } from '$lib/i18n/index';
import type { PageName } from '$lib/links';
import type { App } from '$lib/state/app.svelte';
import type { CurrentAssessment } from '$lib/state/current.svelte';
import type { Device } from '$lib/state/device.svelte';
import type { Offline } from '$lib/state/offline.svelte';
import { createContext } from 'svelte';

export type Ui = {
	readonly t: Translate;
	readonly lang: Language;
	/** For `Intl`: how this reader writes dates and numbers. */
	readonly locale: string;
	readonly texts: Texts;
	/** Fetches one more file of texts, for what is shown later than the page itself. */
	readonly loadText: (name: string) => Promise<unknown>;
	/** Fetches the words of one more namespace; from then on `t` has them too. */
	readonly loadWords: (namespace: Namespace) => Promise<Translate>;
	readonly app: App;
	readonly current: CurrentAssessment;
	readonly offline: Offline;
	readonly device: Device;
	/** False while the app takes over the raw HTML of the page that was loaded. */
	readonly mounted: boolean;
	/** City and period, or that it has no name yet. */
	titleOf(assessment: Pick<Assessment, 'city' | 'period'>): string;
	/** Links carry the current assessment, so that a copied address names it. */
	page(name: PageName, assessmentId?: string): string;
	duty(id: DutyId, assessmentId?: string): string;
	area(id: AreaId): string;
	help(topic: HelpTopic): string;
	/** Where the glossary says what a term means. */
	term(id: TermId): string;
};

export const [getUi, setUi] = createContext<Ui>();
