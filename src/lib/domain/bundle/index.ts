/**
 * The file format: what leaves a device in whole and comes back in whole. `format.schema.json`
 * describes it for others.
 */
export { FORMAT, KINDS, MAX_FILE_BYTES } from './format';
export type {
	AssessmentDocument,
	BackupDocument,
	BackupEntry,
	FiledAction,
	FiledAssessment,
	FiledEntry,
	Kind,
} from './format';
export { parseAnswer, parseAnswers } from './parse';
export { heldIn, readFile } from './read';
export type { AssessmentFile, BackupFile, ReadResult } from './read';
export { readScoringInput } from './read-scoring-input';
export { fileText, writeAssessmentFile, writeBackupFile } from './write';
export type { AssessmentExport, BackupExport } from './write';
