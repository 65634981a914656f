import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent } from './event-log.ts';
import { orderedApplication } from './ordered-application.ts';
import { expectContinuous, type Projection } from './projection.ts';

/** Keeps what it was given, transaction by transaction. */
function ledger(start = 0): Projection & { readonly transactions: (readonly RecordedEvent[])[] } {
	const transactions: (readonly RecordedEvent[])[] = [];
	const position = () => transactions.reduce((sum, { length }) => sum + length, start);
	return {
		name: 'ledger',
		transactions,
		position,
		apply: async (batch) => {
			await new Promise(setImmediate);
			expectContinuous(position(), batch);
			transactions.push(batch);
		},
		reset: async () => {
			transactions.length = 0;
		},
	};
}

const events = (from: number, count: number): readonly RecordedEvent[] =>
	Array.from({ length: count }, (_, i) => ({
		position: from + i,
		recordedAt: epochMs(0),
		event: {
			kind: 'play',
			eventId: `e${from + i}`,
			profileId: 'p',
			titleId: 't',
			happenedAt: 0,
		},
	}));

test('batches that arrive in any order are applied in the order of their positions, each once', () =>
	fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }).chain((sizes) => {
				const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 5));
				const batches = sizes.map((size, i) => events(starts[i]!, size));
				const all = { minLength: sizes.length, maxLength: sizes.length };
				return fc.tuple(fc.constant(batches), fc.shuffledSubarray(batches, all));
			}),
			async ([batches, arriving]) => {
				const [first, second] = [ledger(5), ledger(5)];
				const apply = orderedApplication(5, [first, second]);
				await Promise.all(arriving.map(apply));
				expect(first.transactions.flat()).toEqual(batches.flat());
				expect(second.transactions.flat()).toEqual(batches.flat());
			},
		),
		{ numRuns: 30 },
	));

test('what waits at one moment shares a transaction, of about a thousand events at most', async () => {
	const projection = ledger();
	const apply = orderedApplication(0, [projection]);
	await Promise.all(Array.from({ length: 64 }, (_, i) => apply(events(i * 30, 30))));
	expect(projection.transactions.map(({ length }) => length)).toEqual([1_020, 900]);
});

test('after a failure whoever waits and whoever comes is told, and nothing more is applied', async () => {
	const projection = ledger();
	let turns = 0;
	const failing: Projection = {
		...projection,
		apply: async (batch) => {
			if (turns++ > 0) throw new Error('disk full');
			await projection.apply(batch);
		},
	};
	const apply = orderedApplication(0, [failing]);
	const outcomes = await Promise.allSettled([
		apply(events(0, 1_000)),
		apply(events(1_000, 1_000)),
		apply(events(2_000, 1)),
		apply(events(2_002, 1)), // the batch before it never comes
	]);
	outcomes.push(...(await Promise.allSettled([apply(events(2_001, 1))])));
	expect(outcomes.map(({ status }) => status)).toEqual([
		'fulfilled',
		...Array.from({ length: 4 }, () => 'rejected'),
	]);
	expect(projection.transactions).toHaveLength(1);
});
