import type { Histories } from '@marquee/histories';
import { type Bags, copyBags, emptyBags, placeHistory } from './bags.ts';
import type { Example } from './examples.ts';
import type { TwoTowerSettings } from './settings.ts';

/** The arrays of one step, filled anew for every batch. */
export interface Batch {
	readonly watched: Bags; // B of T
	readonly ids: Bags; // B of 1
	readonly attributes: Bags | undefined; // B of K
	/** The first place in the batch that holds the same title. `// (B)` */
	readonly slots: Int32Array;
	/** 1 ÷ number of examples, 0 where the batch is not full. `// (B)` */
	readonly weights: Float32Array;
	/** log of the expected number of times that the title stands in a batch. `// (B)` */
	readonly logQ: Float32Array;
}

/** What is the same in every batch. */
export interface BatchSource {
	readonly data: Histories;
	/** How often each title is an example in an epoch, as a share. `// (V)` */
	readonly shares: Float64Array;
	readonly attributes: Bags | undefined; // V of K
	readonly settings: TwoTowerSettings;
}

/** log Q of an empty place: as a negative it weighs e^(−60) of a real one, which float32 cannot show. */
const nobody = 60;

/** Arrays for B examples. */
export const emptyBatch = ({ settings, attributes }: BatchSource): Batch => {
	const { batchRows, context } = settings;
	return {
		watched: emptyBags(batchRows, context),
		ids: emptyBags(batchRows, 1),
		attributes: attributes && emptyBags(batchRows, attributes.size),
		slots: new Int32Array(batchRows),
		weights: new Float32Array(batchRows),
		logQ: new Float32Array(batchRows),
	};
};

/** Fills the batch with at most B examples. */
export function fillBatch(
	batch: Batch,
	{ data, shares, attributes, settings }: BatchSource,
	examples: readonly Example[],
): void {
	const { ids, slots, weights, logQ } = batch;
	const slotOf = new Map<number, number>();
	weights.fill(0);
	logQ.fill(nobody);
	ids.rows.fill(0);
	ids.weights.fill(1);
	slots.fill(0);
	for (const [n, { profile, row }] of examples.entries()) {
		const title = data.titleIndices[row]!;
		const before = data.titleIndices.subarray(data.offsets[profile], row);
		placeHistory(batch.watched, n, before, settings.halfLifeTitles);
		if (!slotOf.has(title)) slotOf.set(title, n);
		ids.rows[n] = title;
		slots[n] = slotOf.get(title)!;
		weights[n] = 1 / examples.length;
		logQ[n] = Math.log(examples.length * shares[title]!);
	}
	if (attributes !== undefined) copyBags(attributes, ids.rows, batch.attributes!);
}

/** The batch under the names that the graph gives its inputs. */
export const feedsOf = ({ watched, ids, attributes, slots, weights, logQ }: Batch) => ({
	'watched-rows': watched.rows,
	'watched-weights': watched.weights,
	'ids-rows': ids.rows,
	'ids-weights': ids.weights,
	...(attributes && {
		'attributes-rows': attributes.rows,
		'attributes-weights': attributes.weights,
	}),
	slots,
	weights,
	'log-q': logQ,
});
