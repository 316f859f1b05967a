import { expect, it } from 'vitest';
import { newId } from '../../src/lib/device/id';

it('makes ids of 128 bits that are safe in an address', () => {
	const ids = Array.from({ length: 500 }, newId);
	for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/u);
	expect(new Set(ids).size).toBe(500);
});
