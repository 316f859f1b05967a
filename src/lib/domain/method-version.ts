/**
 * The version of the rules for scores, levels and suggestions. Raise it whenever one of them
 * changes, so that a printed report says by which rules its figures came about.
 */
export const METHOD_VERSION = '1';
