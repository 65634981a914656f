import { type Histories, histories } from '@marquee/histories';
import { epochMs, settableClock } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { Protocol, Split } from './protocol.ts';
import { drawnHistories } from './testing/drawn-histories.ts';
import { requireNoLeak } from './time-leak.ts';
import { timeSplit } from './time-split.ts';
import { timeSplitNext } from './time-split-next.ts';
import { windows } from './windows.ts';

/** Every protocol that promises a cut-off; of windows each one. */
const promising: readonly (readonly [string, (all: Histories) => readonly Split[]])[] = [
	['time-split', (all) => [timeSplit().split(all)]],
	[
		'time-split with validation',
		(all) => [
			timeSplit({ validationCutOff: { momentMs: 40 }, cutOff: { momentMs: 60 } }).split(all),
		],
	],
	['time-split-last', (all) => [timeSplitNext().split(all)]],
	['time-split-next', (all) => [timeSplitNext({ target: 'every' }).split(all)]],
	['windows', (all) => windows().splits(all)],
];

test.each(promising)(
	'%s: no training event lies after the cut-off, whatever the data',
	(_, splitsOf) => {
		fc.assert(
			fc.property(drawnHistories, (all) => {
				for (const split of splitsOf(all)) {
					expect(split.trainedUntilMs).toBeDefined();
					expect(() => requireNoLeak(split)).not.toThrow();
				}
			}),
		);
	},
);

const parade = histories(
	Array.from({ length: 200 }, (_, i) => ({
		profile: i % 10,
		title: Math.floor(i / 10),
		happenedAtMs: Math.floor(i / 10) * 5,
	})),
	{ profiles: 10, titles: 20 },
);

test.each(promising)(
	'%s: a single training event after the cut-off stops the evaluation',
	async (_, splitsOf) => {
		for (const split of splitsOf(parade)) {
			const train = { ...split.train, endedAtMs: split.train.endedAtMs.slice() };
			train.endedAtMs[train.endedAtMs.length - 1] = split.trainedUntilMs! + 1;
			const leaking: Protocol<Histories> = { ...timeSplit(), split: () => ({ ...split, train }) };
			const constant = { name: 'constant', score: async () => {} };
			const contender = { name: 'constant', baseline: true, fit: () => constant };
			const options = { dataName: 'parade', seed: 1, clock: settableClock(epochMs(0)) };
			await expect(evaluate(leaking, parade, [contender], options)).rejects.toThrow(
				/after the cut-off/,
			);
		}
	},
);

test('a question asked before training ends, or shown its own future, is found too', () => {
	const split = timeSplit().split(parade);
	const [first, ...others] = split.test;
	const early = { ...first!, asOfMs: split.trainedUntilMs! - 1 };
	expect(() => requireNoLeak({ ...split, test: [early, ...others] })).toThrow(
		/before training ends/,
	);
	const happenedAtMs = first!.history.happenedAtMs.slice();
	happenedAtMs[0] = first!.asOfMs + 1;
	const knowing = { ...first!, history: { ...first!.history, happenedAtMs } };
	expect(() => requireNoLeak({ ...split, test: [knowing] })).toThrow(/is shown an event of/);
	expect(() => requireNoLeak({ ...split, validation: [knowing] })).toThrow(/is shown an event of/);
});
