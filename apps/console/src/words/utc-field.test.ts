import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMsOf, fieldOf } from './utc-field.ts';

test('a moment that a field shows is the moment that is read from it, wherever the browser is', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
			expect(epochMsOf(fieldOf(seconds * 1_000))).toBe(seconds * 1_000);
		}),
	);
	expect(epochMsOf('2026-11-23T13:32')).toBe(Date.UTC(2026, 10, 23, 13, 32));
	expect(epochMsOf('')).toBeUndefined();
});
