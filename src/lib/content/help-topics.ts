/** The pages of help, in the order in which a newcomer reads them. */
export const HELP_TOPICS = [
	'first-steps',
	'honest-answers',
	'evidence',
	'scores',
	'sharing',
	'workshop',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];
