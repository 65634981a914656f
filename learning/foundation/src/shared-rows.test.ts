import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedRows } from './shared-rows.ts';

const asked = fc.record({ context: fc.integer({ min: 1, max: 20 }) }).chain(({ context }) =>
	fc.record({
		lengths: fc.array(fc.integer({ min: 1, max: context }), { maxLength: 60 }),
		size: fc.record({
			context: fc.constant(context),
			rows: fc.integer({ min: 1, max: 5 }),
			requests: fc.integer({ min: 1, max: 30 }),
			shares: fc.boolean(),
		}),
	}),
);

test('every request lies in one batch, in one row, and beside no other', () => {
	fc.assert(
		fc.property(asked, ({ lengths, size }) => {
			const batches = sharedRows(lengths, size);
			const places = batches.flat();
			expect(places.map(({ request }) => request).sort((a, b) => a - b)).toEqual([
				...lengths.keys(),
			]);
			for (const batch of batches) {
				const taken = new Set<number>();
				expect(batch.length).toBeLessThanOrEqual(size.requests);
				for (const { request, first } of batch) {
					const last = first + lengths[request]! - 1;
					expect(Math.floor(first / size.context)).toBe(Math.floor(last / size.context));
					expect(last).toBeLessThan(size.rows * size.context);
					for (let step = first; step <= last; step++) {
						expect(taken.has(step)).toBe(false);
						taken.add(step);
					}
				}
			}
		}),
	);
});

test('no row is shared where the graph cannot tell who is who', () => {
	fc.assert(
		fc.property(asked, ({ lengths, size }) => {
			for (const batch of sharedRows(lengths, { ...size, shares: false })) {
				const rows = batch.map(({ first }) => Math.floor(first / size.context));
				expect(new Set(rows).size).toBe(rows.length);
			}
		}),
	);
});

test('a hundred short histories take a tenth of the rows they would have taken alone', () => {
	const lengths = Array.from({ length: 100 }, () => 10);
	const batches = sharedRows(lengths, { context: 100, rows: 1, requests: 100, shares: true });
	expect(batches.map((batch) => batch.length)).toEqual(Array(10).fill(10));
});
