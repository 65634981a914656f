/** Everything that decides how a ranker comes out, beside its slates. */
export interface RankerRun {
	readonly name: string;
	/** All chance flows from here. */
	readonly seed: number;
	/** What engagement is learnt by: the whole slate at once, or each title by itself. */
	readonly loss: 'listwise' | 'pointwise';
	/** H: inner width. 16 is as good as 32 on MovieTweetings and half the work of a page. */
	readonly width: number;
	readonly epochs: number;
	/** Slates in one step. */
	readonly batchSlates: number;
	readonly learningRate: number;
	/** Weights shrink by this share of the rate in each step. */
	readonly weightDecay: number;
	/** The gradient is shortened to this length. */
	readonly longestGradient: number;
	/** What the heads that are only known of plays weigh beside engagement. */
	readonly headWeight: number;
}

const defaults: Omit<RankerRun, 'name'> = {
	seed: 1,
	loss: 'listwise',
	width: 16,
	epochs: 6,
	batchSlates: 64,
	learningRate: 2e-3,
	weightDecay: 0.01,
	longestGradient: 1,
	headWeight: 0.5,
};

/**
 * A run is its name and how it differs from the defaults.
 *
 * @throws {RangeError} if a number is not what it must be.
 */
export function rankerRun(
	name: string,
	difference: Partial<Omit<RankerRun, 'name'>> = {},
): RankerRun {
	const run: RankerRun = { ...defaults, ...difference, name };
	for (const key of ['width', 'epochs', 'batchSlates'] as const)
		if (!(Number.isInteger(run[key]) && run[key] > 0))
			throw new RangeError(`ranker ${name}: ${key} is ${run[key]}, not a whole number above 0`);
	for (const key of ['learningRate', 'longestGradient'] as const)
		if (!(run[key] > 0 && run[key] < Infinity))
			throw new RangeError(`ranker ${name}: ${key} is ${run[key]}, not a number above 0`);
	for (const key of ['weightDecay', 'headWeight'] as const)
		if (!(run[key] >= 0 && run[key] < Infinity))
			throw new RangeError(`ranker ${name}: ${key} is ${run[key]}, not a number from 0 up`);
	if (run.width % 4 !== 0)
		throw new RangeError(`ranker ${name}: width ${run.width} is no multiple of 4`);
	return run;
}
