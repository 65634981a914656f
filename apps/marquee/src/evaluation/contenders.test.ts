import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@marquee/foundation';
import { type Histories, histories, keepRows } from '@marquee/histories';
import { givenSplit, judgedBy } from '@marquee/protocols';
import { seededRandom, systemClock } from '@marquee/units';
import { afterAll, expect, test } from 'vitest';
import { foundationContenders } from './contenders.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-contenders-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each title is followed by the one five further on. */
function following(titles = 42, profiles = 60): Histories {
	const random = seededRandom(1, 'following');
	const interactions = Array.from({ length: profiles }, (_, profile) => {
		const first = random.below(titles);
		return Array.from({ length: 8 }, (_event, at) => ({
			profile,
			title: (first + 5 * at) % titles,
			happenedAtMs: at * 3_600_000,
		}));
	}).flat();
	return histories(interactions, { profiles, titles });
}

const all = following();
/** The newest title of every profile is kept back. */
const isTest = new Uint8Array(all.titleIndices.length);
for (const end of all.offsets.subarray(1)) isTest[end - 1] = 1;
const train = keepRows(all, (row) => isTest[row] === 0);
const { test: cases } = givenSplit.split({
	histories: all,
	sourceRows: Int32Array.from(isTest.keys()),
	isTest,
});

test.each([
	['on validation cases', cases],
	['on a quarter of the training data, where a protocol has none', undefined],
])(
	'taste and memory are one bundle that was written and opened, chosen %s',
	async (_, validation) => {
		const path = join(folder, validation === undefined ? 'none' : 'some');
		const told: string[] = [];
		const contenders = foundationContenders({
			run: run('hasty', { width: 16, context: 12, batchRows: 8, epochs: 1, learningRate: 1e-3 }),
			threads: 1,
			clock: systemClock,
			checkpoint: { path, everyMs: 10_000 },
			signal: new AbortController().signal,
			onAnew: (why) => expect.unreachable(why),
			onTrained: ({ name }) => told.push(name),
		});
		const judge = judgedBy(cases, all.titles);
		const fitting = { train, validation, seed: 1, onProgress: () => {} };
		const judged: number[] = [];
		for (const { fit } of contenders) judged.push(await judge(await fit(fitting)));
		const [taste, both] = judged as [number, number];
		expect(both).toBeGreaterThan(taste + 0.2); // it has learnt for one epoch, and remembers all
		expect(new Set(told)).toEqual(new Set(['hasty']));
		expect(existsSync(`${path}.quarter`)).toBe(false);
	},
);
