import { expect, test } from 'vitest';
import { DUTIES } from '.';
import { factsFor } from './outlook';
import { OUTLOOK_DUTIES } from './outlook-duties';

test('a duty is in the list exactly when the Outlook has a figure for it', () => {
	const withFigure = DUTIES.filter(({ id }) => factsFor(id).length > 0).map(({ id }) => id);
	expect(OUTLOOK_DUTIES).toEqual(withFigure);
});
