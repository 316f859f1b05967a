/** The report as somebody ticked it: one document, shown on the page, printed, and saved as a file. */
import type { Block, ReportDocument } from '$lib/state/report-files';
import { answerBlocks, openBlocks } from './answers';
import { chartBlocks } from './charts';
import { SECTIONS, type SectionId } from './choices';
import type { Findings } from './findings';
import { about, methodBlocks } from './method';
import { planBlocks, suggestionBlocks } from './next-steps';
import { lensBlocks, profileBlocks } from './profile';
import { date } from './sentences';
import { summaryBlocks } from './summary';

const BLOCKS: Record<SectionId, (found: Findings) => Block[]> = {
	summary: summaryBlocks,
	charts: chartBlocks,
	profile: profileBlocks,
	lenses: lensBlocks,
	suggestions: suggestionBlocks,
	plan: planBlocks,
	answers: answerBlocks,
	open: openBlocks,
	method: methodBlocks,
};

/** The summary is handed out alone, so what follows it begins on paper of its own. */
export function buildReport(found: Findings, wanted: ReadonlySet<SectionId>): ReportDocument {
	const { words, facts, shown } = found;
	const { t } = words;
	const whose = words.titleOf(shown.assessment);
	const ticked = SECTIONS.filter((id) => wanted.has(id));
	return {
		title: t('report:titleOf', { whose }),
		runningTitle: t('report:running', { whose, app: t('appName'), date: date(words, facts.now) }),
		lang: words.lang,
		dir: words.dir,
		meta: about(found),
		contents: t('report:contents'),
		sections: ticked.map((id, index) => ({
			title: t(`report:section.${id}`),
			blocks: BLOCKS[id](found),
			newPage: index > 0 && ticked[index - 1] === 'summary',
		})),
	};
}
