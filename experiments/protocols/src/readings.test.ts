import type { Histories } from '@marquee/histories';
import { epochMs, settableClock } from '@marquee/units';
import { expect, test } from 'vitest';
import type { Contender } from './contender.ts';
import { evaluate } from './evaluate.ts';
import { loo } from './loo.ts';
import type { Protocol, Reading } from './protocol.ts';
import { reportTable } from './report-table.ts';
import { historiesOfSequences } from './sequences.ts';

const titles = 12;
const all = historiesOfSequences(
	Array.from({ length: 30 }, (_, u) => [u % 10, (u + 1) % 10, (u + 2) % 10, (u + 3) % 10]),
	titles,
);

/** Says that titles are the better the lower their index. */
const lowFirst: Contender = {
	name: 'low-first',
	baseline: true,
	fit: () => ({
		name: 'low-first',
		score: async (requests, scores) => {
			for (let at = 0; at < requests.length * titles; at++) scores[at] = -(at % titles);
		},
	}),
};

/** `loo`, and asked again with only some titles taking part, or with some filtered on top. */
const withReading = (change: (testCase: Reading['test'][number]) => Reading['test'][number]) =>
	({
		...loo,
		split: (data) => {
			const split = loo.split(data);
			const test = split.test.map(change);
			const reading = { describe: 'asked again', validation: [], test, excluded: { idle: 2 } };
			return { ...split, readings: { again: reading } };
		},
	}) satisfies Protocol<Histories>;

const options = { dataName: 'ring', seed: 3, clock: settableClock(epochMs(0)), replicates: 100 };

test('among the relevant titles alone every model is right, and the whole reading is unmoved', async () => {
	const onlyRelevant = withReading((testCase) => ({
		...testCase,
		ranked: Uint8Array.from({ length: titles }, (_, title) =>
			testCase.relevant.includes(title) ? 1 : 0,
		),
	}));
	const { report } = await evaluate(onlyRelevant, all, [lowFirst], options);
	const plain = await evaluate(loo, all, [lowFirst], options);
	expect(report.readings!.again!.models[0]!.metrics['hr@1']!.value).toBe(1);
	expect(report.models).toEqual(plain.report.models);
	expect(plain.report.readings).toBeUndefined();
});

test('a title that is also filtered makes room for the next one', async () => {
	const withoutFirst = withReading((testCase) => {
		const seen = new Set(testCase.history.titleIndices);
		const better = Array.from({ length: testCase.relevant[0]! }, (_, title) => title);
		return { ...testCase, alsoFiltered: Int32Array.from(better.filter((t) => !seen.has(t))) };
	});
	const { report } = await evaluate(withoutFirst, all, [lowFirst], options);
	expect(report.models[0]!.metrics['hr@1']!.value).toBeLessThan(1);
	expect(report.readings!.again!.models[0]!.metrics['hr@1']!.value).toBe(1);
});

test('the table shows a reading under its own name, with whom it leaves out', async () => {
	const { report } = await evaluate(
		withReading((testCase) => testCase),
		all,
		[lowFirst],
		options,
	);
	expect(report.readings!.again).toMatchObject({ cases: 30, relevant: 30, excluded: { idle: 2 } });
	expect(reportTable(report)).toContain('again: asked again\n30 cases; excluded profiles: 2 idle');
});

test('a reading that asks nobody is refused, by its name', async () => {
	const nobody = withReading((testCase) => testCase);
	const empty: Protocol<Histories> = {
		...nobody,
		split: (data) => {
			const split = nobody.split(data);
			return { ...split, readings: { again: { ...split.readings.again, test: [] } } };
		},
	};
	await expect(evaluate(empty, all, [lowFirst], options)).rejects.toThrow('loo (again)');
});
