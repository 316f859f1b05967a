import type { Figure, OutlookFact, SampleId } from '../framework/outlook';

/** `outlook.json`: what the figures of the World Smart Cities Outlook are about. */
export type OutlookTexts = {
	/**
	 * By fact: those of whom the figure is a share, with what sets them apart; at most 20 words,
	 * without a capital or a full stop, to stand after "56%: ".
	 */
	measured: Record<OutlookFact['id'], string>;
	/** Who was asked, with how many cities there were. */
	samples: Record<SampleId, string>;
	/** Names of the Outlook's regions, and of the world. */
	places: Record<Figure['place'], string>;
};
