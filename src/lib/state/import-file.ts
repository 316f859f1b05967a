/** What the import page asks of the transfer room; loaded when a file is chosen. */
export { openAssessmentFile, type Opened } from '../transfer/open-file';
