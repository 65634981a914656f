import type { Run } from '@marquee/foundation';
import type { Histories } from '@marquee/histories';

/** One way to build the model: how it differs from the defaults, in its run or in what it is told. */
export interface Variant {
	readonly name: string;
	readonly run?: Partial<Omit<Run, 'name' | 'seed'>>;
	/** What the model is told of the events, instead of all. */
	readonly told?: (data: Histories) => Histories;
	/** Whether it is told of titles beside who watched them. */
	readonly withAttributes?: boolean;
}

const silent = (column: Float64Array | Float32Array) => column.slice().fill(Number.NaN);

/** Every choice that can be made without other code. */
export const variants: readonly Variant[] = [
	{ name: 'defaults' },
	{ name: 'titles by their own numbers only', withAttributes: false },
	{ name: 'attributes, nothing enters as if new', run: { coldShare: 0, coldDays: 0 } },
	{ name: 'attributes, 30 % enter as if new', run: { coldShare: 0.3, coldDays: 0 } },
	{
		name: 'tokens without times',
		told: (data) => ({ ...data, endedAtMs: silent(data.endedAtMs) as Float64Array }),
	},
	{
		name: 'tokens without actions, targets weigh alike',
		told: (data) => ({ ...data, actionIndices: data.actionIndices.slice().fill(0) }),
	},
	{ name: 'head: genres', run: { genreWeight: 0.3 } },
	{ name: 'head: actions', run: { actionWeight: 0.3 } },
	{ name: 'head: later titles', run: { laterWeight: 0.5 } },
	{ name: 'one layer', run: { layers: 1 } },
	{ name: 'dropout as on dense data', run: { sparseDropout: 0.15 } },
	{ name: 'sampled softmax', run: { fullSoftmaxTitles: 1_000 } },
];
