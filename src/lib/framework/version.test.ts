import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DUTIES, FRAMEWORK } from './index';

/** By version: of what scores and suggestions depend on. Add a line, never change one. */
const FINGERPRINTS: Record<string, string> = {
	'1': 'bf99abedbf8b602a',
};

// Catches a changed catalogue under an old version: comparisons would mix two sets of duties.
test('the assessed data are those of their version', () => {
	const assessed = DUTIES.map(({ id, scope, stage, requires, safeguard }) =>
		[id, scope, stage, safeguard, ...requires].join(' '),
	);
	const fingerprint = createHash('sha256').update(assessed.join('\n')).digest('hex');
	expect(fingerprint.slice(0, 16)).toBe(FINGERPRINTS[FRAMEWORK.version]);
});
