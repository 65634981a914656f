import type { Histories } from '@marquee/histories';
import { measuredColdShare } from './cold-share.ts';

/** Everything that decides how a model comes out. The same run on the same data gives the same bytes. */
export interface Run {
	readonly name: string;
	/** All chance in training flows from here. */
	readonly seed: number;

	/** D: numbers per title and per state. 64 is enough up to some ten thousand titles; the softmax costs in proportion. */
	readonly width: number;
	/** H: attention heads. */
	readonly heads: number;
	/** Attention blocks, one behind the other. */
	readonly layers: number;
	/** T: how many events back the model looks. On MovieLens-1M 100 loses nothing against 200. */
	readonly context: number;
	/** Width of the feed-forward layer as a multiple of D. 2 is as good as 4 here and saves a fifth of a step. */
	readonly expansion: number;

	/** How often the data is gone through. */
	readonly epochs: number;
	/** B: rows of T events in one step; short histories share a row. */
	readonly batchRows: number;
	/** The highest learning rate: unit-norm titles bear ten times what plain ones do. */
	readonly learningRate: number;
	/** Share of all steps in which the rate rises. */
	readonly warmup: number;
	/** The gradient is shortened to this length. */
	readonly longestGradient: number;
	/** Share of numbers dropped after the embedding and after each half of a block, where titles are played often. */
	readonly dropout: number;
	/** The same where titles are played seldom, and there is more to learn by heart than to understand. */
	readonly sparseDropout: number;
	/** Beyond this many titles the softmax is over a sample. */
	readonly fullSoftmaxTitles: number;
	/** K: titles drawn to stand for all others when it is. */
	readonly negatives: number;
	/** Titles of the batch's own targets that stand beside them: frequent ones, in proportion to how frequent they are. */
	readonly batchNegatives: number;
	/** Beside a parent: the share of stretches without anything new that an epoch still goes through. */
	readonly oldShare: number;
	/** The share of a step's titles that enter without their own numbers, by their attributes alone, is measured over so many newest days; 0 leaves it at `coldShare`. */
	readonly coldDays: number;
	/** That share where data do not say it. */
	readonly coldShare: number;
	/** What the later titles, as a set, weigh in the loss beside the next one; 0 leaves the head out. */
	readonly laterWeight: number;
	/** What the next title's genres weigh. */
	readonly genreWeight: number;
	/** What the next title's action weighs. */
	readonly actionWeight: number;
	/** What the completion of the next title weighs. */
	readonly completionWeight: number;
	/** Between two looks at the held-out data, in epochs; the best look is kept. */
	readonly epochsPerLook: number;
}

const defaults: Omit<Run, 'name'> = {
	seed: 1,
	width: 64,
	heads: 2,
	layers: 2,
	context: 100,
	expansion: 2,
	epochs: 20,
	batchRows: 64,
	learningRate: 6e-3,
	warmup: 0.03,
	longestGradient: 1,
	dropout: 0.15,
	sparseDropout: 0.4,
	fullSoftmaxTitles: 20_000,
	negatives: 2_048,
	batchNegatives: 512,
	oldShare: 0.2,
	coldDays: 7,
	coldShare: 0.1,
	laterWeight: 0,
	genreWeight: 0,
	actionWeight: 0,
	completionWeight: 0,
	epochsPerLook: 5,
};

type Setting = Exclude<keyof Run, 'name'>;

const rule = (
	keys: readonly Setting[],
	fits: (value: number) => boolean,
	wanted: string,
): readonly (readonly [Setting, (value: number) => boolean, string])[] =>
	keys.map((key) => [key, fits, wanted]);

/** What every number must be. */
const rules = [
	...rule(
		[
			'width',
			'heads',
			'layers',
			'context',
			'expansion',
			'epochs',
			'batchRows',
			'negatives',
			'epochsPerLook',
		],
		(value) => Number.isInteger(value) && value > 0,
		'a whole number above 0',
	),
	...rule(
		['seed', 'batchNegatives', 'fullSoftmaxTitles'],
		(value) => Number.isInteger(value) && value >= 0,
		'a whole number from 0 up',
	),
	...rule(
		['dropout', 'sparseDropout', 'coldShare'],
		(value) => value >= 0 && value < 1,
		'a share below 1',
	),
	...rule(['warmup', 'oldShare'], (value) => value >= 0 && value <= 1, 'a share'),
	...rule(['coldDays'], (value) => value >= 0 && value < Infinity, 'a number from 0 up'),
	...rule(
		['learningRate', 'longestGradient'],
		(value) => value > 0 && value < Infinity,
		'a number above 0',
	),
	...rule(
		['laterWeight', 'genreWeight', 'actionWeight', 'completionWeight'],
		(value) => value >= 0 && value < Infinity,
		'a number from 0 up',
	),
];

/**
 * A run is its name and how it differs from the defaults.
 *
 * @throws {RangeError} if the heads do not divide the width, or a number is not what it must be.
 */
export function run(name: string, difference: Partial<Omit<Run, 'name'>> = {}): Run {
	const complete: Run = { ...defaults, ...difference, name };
	for (const [key, fits, wanted] of rules) {
		const value = complete[key];
		if (!fits(value)) throw new RangeError(`run ${name}: ${key} is ${value}, not ${wanted}`);
	}
	if (complete.width % complete.heads !== 0)
		throw new RangeError(`run ${name}: ${complete.heads} heads do not divide ${complete.width}`);
	return complete;
}

/** Plays per title from which data count as dense, and below which as sparse: MovieLens-1M has 290, Amazon's sets 16. */
const [densePlays, sparsePlays] = [150, 16];

/** Titles will come where none came of late, and attributes are learnt beside own numbers too. */
const [leastCold, mostCold] = [0.02, 0.5];

/**
 * The run as these data ask for it: its dropout lies between `dropout` and `sparseDropout`, by the logarithm of how often titles
 * were played in the mean; its cold share is measured (`measuredColdShare`), within bounds.
 */
export function settled(run: Run, data: Histories): Run {
	const plays = data.titleIndices.length / Math.max(1, data.titles);
	const sparse = Math.log(densePlays / plays) / Math.log(densePlays / sparsePlays);
	const share = Math.min(1, Math.max(0, sparse));
	const measured = run.coldDays > 0 ? measuredColdShare(data, run.coldDays) : undefined;
	return {
		...run,
		dropout: run.dropout + share * (run.sparseDropout - run.dropout),
		coldShare:
			measured === undefined ? run.coldShare : Math.min(mostCold, Math.max(leastCold, measured)),
	};
}
