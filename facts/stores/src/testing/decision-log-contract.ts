import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecisionLog } from '../decision-log/decision-log.ts';

/** All that a log answers from a position on, as one list. */
export async function allDecisions(
	log: Pick<DecisionLog<unknown>, 'read'>,
	from = 0,
): Promise<readonly { readonly position: number; readonly decision: unknown }[]> {
	const all = [];
	for await (const batch of log.read(from)) all.push(...batch);
	return all;
}

/** What every decision log promises. `open` answers an empty one with room for all decisions of these tests. */
export function describeDecisionLog(
	name: string,
	open: () => Promise<DecisionLog<unknown>>,
	reopen?: (log: DecisionLog<unknown>) => Promise<DecisionLog<unknown>>,
): void {
	describe(`${name} as a decision log`, () => {
		test('decisions are read in the order in which they were appended, from any position on', async () => {
			const log = await open();
			const kept: unknown[] = [];
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.json(), { maxLength: 8 }),
					fc.nat({ max: 60 }),
					async (texts, from) => {
						const decisions = texts.map((text) => JSON.parse(text) as unknown);
						const first = log.end();
						const positions = await Promise.all(decisions.map(log.append));
						expect(positions).toEqual(decisions.map((_, i) => first + i));
						kept.push(...decisions.map((decision) => JSON.parse(JSON.stringify(decision))));
						expect(log.end()).toBe(kept.length);
						expect(await allDecisions(log, from)).toEqual(
							kept.map((decision, position) => ({ position, decision })).slice(from),
						);
					},
				),
				{ numRuns: 20 },
			);
			expect(log.start()).toBe(0);
			await log.close();
		});

		test('a reader is told no decision twice and none out of order while others are appended', async () => {
			const log = await open();
			for (let i = 0; i < 1_500; i++) void log.append({ i });
			await log.append({ i: 1_500 });
			const seen: number[] = [];
			for await (const batch of log.read(0)) {
				for (const { position } of batch) seen.push(position);
				await log.append({ late: true });
			}
			expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => i));
			expect(seen.length).toBe(1_501);
			await log.close();
		});

		test('what is changed after it was appended does not change what was decided', async () => {
			const log = await open();
			const decision = { chosen: 'a' };
			const appended = log.append(decision);
			decision.chosen = 'b';
			await appended;
			expect(await allDecisions(log)).toEqual([{ position: 0, decision: { chosen: 'a' } }]);
			await log.close();
		});

		if (reopen === undefined) return;
		test('decisions and their positions are there after reopening, and the next one follows them', async () => {
			const log = await open();
			await log.append({ a: 1 });
			await log.append({ b: 2 });
			const again = await reopen(log);
			expect(await again.append({ c: 3 })).toBe(2);
			expect((await allDecisions(again)).map(({ decision }) => decision)).toEqual([
				{ a: 1 },
				{ b: 2 },
				{ c: 3 },
			]);
			await again.close();
		});
	});
}
