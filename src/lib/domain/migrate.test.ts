import { expect, test } from 'vitest';
import { FORMAT_VERSION, MIGRATIONS, migrate, type Contents, type Migration } from './migrate';

const CONTENTS: Contents = Object.freeze({
	framework: { id: 'x', version: '1' },
	assessment: { names: [] as string[] },
	answers: {},
});

function leavingTrace(name: string): Migration {
	const up = (contents: Contents): Contents => {
		const { names } = contents.assessment as { names: string[] };
		return { ...contents, assessment: { names: [...names, name] } };
	};
	return { name, up };
}

const STEPS = ['one-to-two', 'two-to-three', 'three-to-four'].map(leavingTrace);

// Catches a step that is skipped, run twice or run out of order.
test.each([
	[1, ['one-to-two', 'two-to-three', 'three-to-four']],
	[3, ['three-to-four']],
	[4, []],
])('from version %i run %j', (from, names) => {
	expect(migrate(CONTENTS, from, STEPS)).toMatchObject({
		ok: true,
		value: { assessment: { names } },
	});
	expect(CONTENTS.assessment).toEqual({ names: [] });
});

// Catches a newer file read as if it were ours, which would lose what we do not know of.
test('what is newer is refused', () => {
	expect(migrate(CONTENTS, 5, STEPS)).toEqual({
		ok: false,
		fault: { code: 'newer-version', found: '5' },
	});
	expect(migrate(CONTENTS, FORMAT_VERSION + 1).ok).toBe(false);
});

// Catches two steps with one name, by which a person could not tell which of them ran.
test('every step has a name of its own', () => {
	expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length);
});
