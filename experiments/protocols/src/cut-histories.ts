import type { History } from '@marquee/histories';
import { type Random, seededRandom } from '@marquee/units';
import type { Protocol, Reading, TestCase } from './protocol.ts';

/** How many events of each history a model is shown, and of how many cases. */
export interface HistoryCuts {
	/** Default: 0, 1, 3 and 10. */
	readonly lengths?: readonly number[];
	/** Each length asks all cases anew; above so many a sample of them stands for all. Default: 2,000. */
	readonly mostCases?: number;
	/** Draws the sample. */
	readonly seed: number;
}

const cutPrefix = 'history-';

/** Whether this is the name of a reading with cut histories. */
export const isCutReading = (name: string): boolean => name.startsWith(cutPrefix);

/**
 * The protocol with a further reading for each length: the same cases, asked as if the profile were that new.
 *
 * Only the newest events are shown; what else the profile has watched stays filtered, so that the task keeps its
 * candidates and its answer, and only what is known of the profile differs.
 */
export const withCutHistories = <Data>(
	protocol: Protocol<Data>,
	{ lengths = [0, 1, 3, 10], mostCases = 2000, seed }: HistoryCuts,
): Protocol<Data> => ({
	...protocol,
	split: (data) => {
		const split = protocol.split(data);
		const asked = sample(split.test, mostCases, seededRandom(seed, 'cases with cut histories'));
		const told = asked.length < split.test.length ? ` (${asked.length} cases drawn at random)` : '';
		const readings: Record<string, Reading> = {};
		for (const length of lengths)
			readings[`${cutPrefix}${length}`] = {
				describe: `The same questions, of profiles of which only ${eventsTold(length)} known${told}.`,
				validation: [],
				test: asked.map((testCase) => cutTo(testCase, length)),
				excluded: {},
			};
		return { ...split, readings: { ...split.readings, ...readings } };
	},
});

const eventsTold = (length: number): string => {
	if (length === 0) return 'the titles to be left out are';
	return length === 1 ? 'the newest event is' : `the newest ${length} events are`;
};

function cutTo(testCase: TestCase, length: number): TestCase {
	const { history, alsoFiltered = [] } = testCase;
	const from = Math.max(0, history.titleIndices.length - length);
	const hidden = new Set([...alsoFiltered, ...history.titleIndices.subarray(0, from)]);
	return { ...testCase, history: newest(history, from), alsoFiltered: Int32Array.from(hidden) };
}

/** Every column from the same row on: whatever columns there are, none is forgotten. */
const newest = (history: History, from: number): History =>
	Object.fromEntries(
		Object.entries(history).map(([name, column]) => [name, column.subarray(from)]),
	) as unknown as History;

/** So many of the cases, drawn without replacement, in their order. */
function sample(cases: readonly TestCase[], most: number, random: Random): readonly TestCase[] {
	if (cases.length <= most) return cases;
	let wanted = most;
	return cases.filter((_, at) => {
		const taken = random.below(cases.length - at) < wanted;
		if (taken) wanted--;
		return taken;
	});
}
