/**
 * The file format: what leaves a device in whole and comes back in whole. `format.schema.json`
 * describes it for others.
 */
export { FORMAT, KINDS, MAX_FILE_BYTES } from './format';
export type { AssessmentDocument, FiledAction, FiledAssessment, Kind } from './format';
export { parseAnswer, parseAnswers } from './parse';
export { readFile } from './read';
export type { AssessmentFile, ReadResult } from './read';
export { readScoringInput } from './read-scoring-input';
export { fileText, writeAssessmentFile } from './write';
export type { AssessmentExport } from './write';
