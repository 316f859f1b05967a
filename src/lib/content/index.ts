/** The long texts, by language: see `types.ts` for their shapes and `load.ts` for how they come. */
import type { TextLoader, TextName } from './load';
import type {
	ConsultationTexts,
	DutyText,
	DutyTexts,
	Glossary,
	GuidelineTexts,
	LensTexts,
	LevelTexts,
	Names,
	PartnerTexts,
	Prose,
	Terms,
} from './types';

export { HELP_TOPICS, type HelpTopic } from './help-topics';
export type * from './types';
export { DEFAULT_SCOPE, OFFERED_SCOPES } from './offered';
export type { TextLoader, TextName } from './load';

/** The texts that a page has loaded. Asking for one that it did not declare is a mistake. */
export class Texts {
	readonly #loaded: ReadonlyMap<TextName, unknown>;

	constructor(loaded: ReadonlyMap<TextName, unknown>) {
		this.#loaded = loaded;
	}

	static async load(
		language: string,
		names: readonly TextName[],
		load: TextLoader,
	): Promise<Texts> {
		const loaded = names.map(async (name) => [name, await load(language, name)] as const);
		return new Texts(new Map(await Promise.all(loaded)));
	}

	get names(): Names {
		return this.#get('names') as Names;
	}

	get levels(): LevelTexts {
		return this.#get('levels') as LevelTexts;
	}

	get partners(): PartnerTexts {
		return this.#get('partners') as PartnerTexts;
	}

	get guidelines(): GuidelineTexts {
		return this.#get('guidelines') as GuidelineTexts;
	}

	get lenses(): LensTexts {
		return this.#get('lenses') as LensTexts;
	}

	get consultation(): ConsultationTexts {
		return this.#get('consultation') as ConsultationTexts;
	}

	get terms(): Terms {
		return this.#get('terms') as Terms;
	}

	get glossary(): Glossary {
		return this.#get('glossary') as Glossary;
	}

	/** A page to read: `method`, `about` or `help/<topic>`. */
	prose(name: TextName): Prose {
		return this.#get(name) as Prose;
	}

	/** A duty's texts; undefined while they are not written. @param area the duty's area */
	duty(area: string, id: string): DutyText | undefined {
		return (this.#get(`duties/${area}`) as DutyTexts)[id];
	}

	#get(name: TextName): unknown {
		const text = this.#loaded.get(name);
		if (text === undefined) throw new Error(`text not declared by this page: ${name}`);
		return text;
	}
}
