import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, turned } from './colour.ts';

const hex = fc
	.integer({ min: 0, max: 0xffffff })
	.map((value) => `#${value.toString(16).padStart(6, '0')}`);

const bytes = (colour: string) =>
	[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

test('a colour turned by a full circle, or not at all, is the same colour', () => {
	fc.assert(
		fc.property(hex, fc.constantFrom(0, 360, -360), (colour, degrees) => {
			for (const [i, byte] of bytes(turned(colour, degrees)).entries())
				expect(Math.abs(byte - bytes(colour)[i]!)).toBeLessThanOrEqual(1);
		}),
	);
});

test('grey has no hue to turn', () => {
	expect(turned('#808080', 90)).toBe('#808080');
});

test('black on white is the most contrast there is, and contrast is mutual', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
	fc.assert(
		fc.property(hex, hex, (one, other) => {
			expect(contrast(one, other)).toBe(contrast(other, one));
			expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
		}),
	);
});
