import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHeldBack } from './holdback.ts';

const ids = Array.from({ length: 20_000 }, (_, i) => `profile-${i}`);
const heldBackBy = (share: number, salt: string) =>
	ids.filter((id) => isHeldBack(id, { share, salt }));

test('holds back the share it says, whatever the salt', () => {
	for (const share of [0.05, 0.2, 0.5])
		for (const salt of ['a', 'b', '2026']) {
			const deviation = Math.sqrt(share * (1 - share) * ids.length);
			const count = heldBackBy(share, salt).length;
			expect(Math.abs(count - share * ids.length)).toBeLessThan(4.5 * deviation);
		}
});

test('a larger share keeps everybody whom a smaller one held back', () => {
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(fc.string(), fc.string(), share, share, (id, salt, a, b) => {
			const [smaller, larger] = [Math.min(a, b), Math.max(a, b)];
			if (isHeldBack(id, { share: smaller, salt }))
				expect(isHeldBack(id, { share: larger, salt })).toBe(true);
			expect(isHeldBack(id, { share: 0, salt })).toBe(false);
			expect(isHeldBack(id, { share: 1, salt })).toBe(true);
		}),
	);
});

test('another salt holds back others: two twentieths meet in a four-hundredth', () => {
	const first = new Set(heldBackBy(0.05, 'a'));
	const both = heldBackBy(0.05, 'b').filter((id) => first.has(id)).length;
	expect(Math.abs(both - ids.length / 400)).toBeLessThan(4.5 * Math.sqrt(ids.length / 400));
});
