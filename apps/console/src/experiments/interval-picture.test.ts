import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marginAt, pictured, reachOf, toneOf } from './interval-picture.ts';

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const effect = fc.tuple(value, value, value).map((three) => {
	const [low, estimate, high] = three.toSorted((a, b) => a - b) as [number, number, number];
	return { low, estimate, high };
});

test('whatever the effects, each of them and nothing itself lie within the picture, in order', () => {
	fc.assert(
		fc.property(fc.array(effect, { minLength: 1, maxLength: 8 }), (effects) => {
			const reach = reachOf(effects);
			for (const each of effects) {
				const { low, estimate, high, zero, goesOn } = pictured(each, reach, { better: 'higher' });
				expect([0 <= low, low <= estimate, estimate <= high, high <= 1]).toEqual(
					Array(4).fill(true),
				);
				expect(zero).toBeGreaterThan(0);
				expect(zero).toBeLessThan(1);
				expect(goesOn).toEqual({ low: false, high: false });
			}
		}),
	);
});

test('an open end goes on, and so does one that lies beyond the picture', () => {
	const reach = { low: -1, high: 1 };
	const open = pictured({ estimate: 0.5, low: null, high: 4 }, reach, { better: 'higher' });
	expect([open.low, open.high, open.goesOn]).toEqual([0, 1, { low: true, high: true }]);
});

test('less may be better: then what lies below nothing is good, and the accepted loss lies above', () => {
	const fewer = { estimate: -2, low: -3, high: -1 };
	expect([toneOf(fewer, 'lower'), toneOf(fewer, 'higher')]).toEqual(['good', 'bad']);
	expect(toneOf({ estimate: 0, low: -1, high: 1 }, 'lower')).toBe('open');
	expect([marginAt(2, 'lower'), marginAt(2, 'higher')]).toEqual([2, -2]);
	const { margin, zero } = pictured(fewer, reachOf([fewer], [2]), { better: 'lower', margin: 2 });
	expect(margin).toBeGreaterThan(zero);
});
