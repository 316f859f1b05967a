import { HELP_TOPICS, type HelpTopic } from '$lib/content/index';

/** `/<lang>/help/<topic>/`: the pages of help that there are. */
export const match = (param: string): param is HelpTopic =>
	(HELP_TOPICS as readonly string[]).includes(param);
