/** One language of the screen: its words and its texts. */
import { base } from '$app/paths';
import type { DutyText, DutyTexts, LevelTexts, Names } from '$lib/content/index';
import { fetchedTexts } from '$lib/content/load';
import { areaOf, dutyById, type DutyId } from '$lib/framework/index';
import { translator, type Translate } from '$lib/i18n/index';
import { directionOf, isLanguage, type Language } from '$lib/i18n/languages';
import type { Ui } from '../../context';

export type Side = {
	lang: Language;
	dir: 'ltr' | 'rtl';
	t: Translate;
	names: Names;
	levels: LevelTexts['levels'];
	/** Undefined where it is not written; it never fails. */
	duty(id: DutyId): Promise<DutyText | undefined>;
};

/** More would be too small to read. */
const MOST = 2;

/** The session's languages that this tool has, the main one first. */
export const languagesOf = (codes: readonly string[]): Language[] =>
	codes.filter(isLanguage).slice(0, MOST);

/** The page's own language: it is there at once. */
export const ownSide = ({ lang, t, texts, loadText }: Ui): Side => ({
	...{ lang, t, dir: directionOf(lang), names: texts.names, levels: texts.levels.levels },
	duty: dutyFrom(loadText),
});

/** Another language, when its texts have come; without a network only one that this device has used. */
export async function otherSide(lang: Language): Promise<Side> {
	const load = fetchedTexts(base);
	const [t, names, levels] = await Promise.all([
		translator(lang, ['common', 'desk'], (language, name) => load(language, `ui/${name}`)),
		load(lang, 'names') as Promise<Names>,
		load(lang, 'levels') as Promise<LevelTexts>,
	]);
	const duty = dutyFrom((name) => load(lang, name));
	return { lang, t, dir: directionOf(lang), names, levels: levels.levels, duty };
}

const dutyFrom =
	(load: (name: string) => Promise<unknown>): Side['duty'] =>
	async (id) => {
		const duty = dutyById(id);
		if (!duty) return undefined;
		const texts = await load(`duties/${areaOf(duty)}`).catch(() => undefined);
		return (texts as DutyTexts | undefined)?.[id];
	};
