import { requestId } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SlateLog } from '../slate-log/slate-log.ts';

/** What every slate log promises. `open` answers an empty one with room for all traces of these tests. */
export function describeSlateLog(
	name: string,
	open: () => Promise<SlateLog<unknown>>,
	reopen?: (log: SlateLog<unknown>) => Promise<SlateLog<unknown>>,
): void {
	describe(`${name} as a slate log`, () => {
		test('what was appended is found by its request, the newest where there are several', async () => {
			const log = await open();
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4'), fc.json()), { maxLength: 12 }),
					async (pairs) => {
						const newest = new Map<string, unknown>();
						for (const [id, json] of pairs) {
							await log.append(requestId(id), JSON.parse(json));
							newest.set(id, JSON.parse(JSON.stringify(JSON.parse(json))));
						}
						for (const [id, trace] of newest) expect(await log.find(requestId(id))).toEqual(trace);
					},
				),
				{ numRuns: 20 },
			);
			await log.close();
		});

		test('a trace that was written by somebody else is found as one that was not', async () => {
			const log = await open();
			const trace = { title: 'Amélie', rows: [1, 2] };
			await log.appendWritten(requestId('a'), Buffer.from(JSON.stringify(trace)));
			expect(await log.find(requestId('a'))).toEqual(trace);
			await log.close();
		});

		test('a request nobody answered has no trace', async () => {
			const log = await open();
			await log.append(requestId('here'), { rows: [] });
			expect(await log.find(requestId('there'))).toBeUndefined();
			await log.close();
		});

		test('traces appended at once are all found', async () => {
			const log = await open();
			const ids = Array.from({ length: 50 }, (_, i) => requestId(`r${i}`));
			await Promise.all(ids.map((id, i) => log.append(id, { i })));
			expect(await Promise.all(ids.map((id) => log.find(id)))).toEqual(ids.map((_, i) => ({ i })));
			await log.close();
		});

		if (reopen === undefined) return;
		test('traces are found after reopening', async () => {
			const log = await open();
			await log.append(requestId('a'), { title: 'Amélie' });
			const again = await reopen(log);
			expect(await again.find(requestId('a'))).toEqual({ title: 'Amélie' });
			await again.close();
		});
	});
}
