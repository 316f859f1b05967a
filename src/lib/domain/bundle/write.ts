import { DUTIES } from '../../framework/index';
import type { Answer, Answers } from '../answers';
import type { Held } from '../assessment';
import { ACTION_REACH, ANSWER_REACH, ASSESSMENT_REACH, forFile } from '../fields';
import { FORMAT_VERSION } from '../migrate';
import { ordered } from '../plan';
import { FORMAT, type AssessmentDocument } from './format';
import { seal } from './seal';

/** All answers, those outside the scope too: the scope may be widened again. */
export type AssessmentExport = Held & {
	/** Version of the app. */
	app: string;
	/** ISO 8601 timestamp. */
	exportedAt: string;
};

/**
 * The document that holds one assessment in whole. It takes the fields that may leave the device
 * and nothing else that may stand in a record; answers come in catalogue order, actions in theirs
 * by hand.
 */
export function writeAssessmentFile(from: AssessmentExport): AssessmentDocument {
	// In a file the framework stands beside the assessment, for every kind of document has one.
	const { framework, ...assessment } = forFile(from.assessment, ASSESSMENT_REACH);
	const actions = ordered(from.actions ?? [], 'hand');
	return seal({
		format: FORMAT,
		version: FORMAT_VERSION,
		kind: 'assessment' as const,
		app: from.app,
		exportedAt: from.exportedAt,
		framework,
		assessment,
		answers: filedAnswers(from.answers),
		...(actions.length > 0 && { actions: actions.map((one) => forFile(one, ACTION_REACH)) }),
	});
}

/** The text of a file. Indented, because a city should be able to read what it sends. */
export function fileText(document: AssessmentDocument): string {
	return `${JSON.stringify(document, null, '\t')}\n`;
}

function filedAnswers(answers: Answers): Answers {
	const filed: Record<string, Answer> = {};
	for (const { id } of DUTIES) {
		const answer = answers[id];
		if (answer !== undefined) filed[id] = forFile(answer, ANSWER_REACH);
	}
	return filed;
}
