import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExposureLog, LoggedExposure } from '../exposure-log/exposure-log.ts';

/** Any exposure. */
export const anyExposure = (): fc.Arbitrary<LoggedExposure> =>
	fc.record(
		{
			experiment: fc.constantFrom('rows', 'Zeilen größer'),
			unit: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
			arm: fc.constantFrom('control', 'treatment'),
			epoch: fc.constantFrom('0a', '0b'),
			at: fc.nat().map(epochMs),
			requestId: fc.uuid(),
			surface: fc.constantFrom('home' as const, 'search' as const),
			device: fc.constantFrom('phone' as const, 'web' as const),
			country: fc.constantFrom('PT', 'JP'),
			served: fc.constantFrom('fresh' as const, 'kept' as const, 'popular' as const),
		},
		{
			requiredKeys: ['experiment', 'unit', 'arm', 'epoch', 'at', 'requestId', 'surface', 'served'],
		},
	);

/** All that a log answers from a position on, as one list. */
export async function allExposures(
	log: Pick<ExposureLog, 'read'>,
	from = 0,
): Promise<readonly LoggedExposure[]> {
	const all: LoggedExposure[] = [];
	for await (const batch of log.read(from))
		for (const { position, exposure } of batch) {
			expect(position).toBe(from + all.length);
			all.push(exposure);
		}
	return all;
}

/** What every exposure log promises. `open` answers an empty one. */
export function describeExposureLog(
	name: string,
	open: () => Promise<ExposureLog>,
	reopen?: (log: ExposureLog) => Promise<ExposureLog>,
): void {
	describe(`${name} as an exposure log`, () => {
		test('exposures are read as they were appended, in that order, from any position on', async () => {
			const log = await open();
			const kept: LoggedExposure[] = [];
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.array(anyExposure(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
					fc.nat({ max: 40 }),
					async (groups, from) => {
						const expected = groups.map((_, i) => kept.length + groups.slice(0, i).flat().length);
						expect(await Promise.all(groups.map(log.append))).toEqual(expected);
						kept.push(...groups.flat());
						expect(log.end()).toBe(kept.length);
						const start = Math.min(from, kept.length);
						expect(await allExposures(log, start)).toEqual(kept.slice(start));
					},
				),
				{ numRuns: 20 },
			);
			await log.close();
		});

		test('a reader sees what there was when it began, whatever is appended meanwhile', async () => {
			const log = await open();
			const [one] = fc.sample(anyExposure(), { numRuns: 1, seed: 7 });
			await log.append(Array.from({ length: 1_500 }, () => one!));
			let seen = 0;
			for await (const batch of log.read(0)) {
				seen += batch.length;
				await log.append([one!]);
			}
			expect(seen).toBe(1_500);
			await log.close();
		});

		test('what is changed after it was appended does not change what was logged', async () => {
			const log = await open();
			const exposure = { ...fc.sample(anyExposure(), { numRuns: 1, seed: 3 })[0]!, arm: 'control' };
			const appended = log.append([exposure]);
			exposure.arm = 'treatment';
			await appended;
			expect((await allExposures(log))[0]!.arm).toBe('control');
			await log.close();
		});

		if (reopen === undefined) return;
		test('exposures are there after reopening, and the next one follows them', async () => {
			const log = await open();
			const exposures = fc.sample(anyExposure(), { numRuns: 3, seed: 1 });
			await log.append(exposures.slice(0, 2));
			const again = await reopen(log);
			expect(await again.append(exposures.slice(2))).toBe(2);
			expect(await allExposures(again)).toEqual(exposures);
			await again.close();
		});
	});
}
