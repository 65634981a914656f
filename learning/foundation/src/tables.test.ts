import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfTable, tableOf } from './tables.ts';

const asked = (count: number) => ({ count, name: 'some.f32', where: 'here' });
const numbers = fc.float32Array({ noNaN: true, noDefaultInfinity: true, maxLength: 50 });

test('a table of 32 bits comes back bit by bit, wherever its bytes begin', () => {
	fc.assert(
		fc.property(numbers, fc.nat(7), (table, offset) => {
			const file = new Uint8Array(table.byteLength + offset);
			file.set(bytesOfTable(table, 'f32'), offset);
			expect(tableOf(file.subarray(offset), 'f32', asked(table.length))).toEqual(table);
		}),
	);
});

test('a table of 16 bits takes half the room, and numbers up to 1 come back within 1 part in 2,048', () => {
	const small = fc.float32Array({ min: -1, max: 1, noNaN: true, maxLength: 50 });
	fc.assert(
		fc.property(small, (table) => {
			const bytes = bytesOfTable(table, 'f16');
			expect(bytes.length).toBe(2 * table.length);
			for (const [i, back] of tableOf(bytes, 'f16', asked(table.length)).entries())
				expect(Math.abs(back - table[i]!)).toBeLessThanOrEqual(
					Math.max(Math.abs(table[i]!) / 2_048, 2 ** -25), // below 2⁻¹⁴ steps no longer shrink
				);
		}),
	);
});

test('a number too many, too few or not finite is told with the file', () => {
	const bytes = bytesOfTable(Float32Array.of(1, 2), 'f32');
	expect(() => tableOf(bytes, 'f32', asked(3))).toThrow('some.f32 has 8 bytes, not the 12');
	expect(() => tableOf(bytes, 'f16', asked(2))).toThrow('some.f32 has 8 bytes, not the 4');
	const odd = bytesOfTable(Float32Array.of(1, 1e9), 'f16'); // beyond what 16 bits can say
	expect(() => tableOf(odd, 'f16', asked(2))).toThrow('some.f32 holds Infinity at place 1');
});
