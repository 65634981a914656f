import {
	type NamedNumbers,
	type RowTable,
	rowSlots,
	sampledCrossEntropy,
	tiedCrossEntropy,
	type Value,
} from '@marquee/tensor';
import type { Random } from '@marquee/units';
import type { Batch } from './batch.ts';
import type { Run } from './run.ts';

/** What the loss of a step is computed from, beside the title table. */
export interface LossTerms {
	readonly states: Value; // (N, D)
	readonly unitTitles: Value; // (rows, D)
	readonly targets: Value; // (N)
	readonly weights: Value; // (N)
}

/**
 * How the titles' embeddings take part in training: the whole table, or only the rows a batch touches.
 *
 * The graph's weight `titles` has `rows` rows. Where `learnRows` is given, they are brought in by `enter` for each step and
 * taught by `learnRows`; otherwise they are weights like any other.
 */
export interface TitleTable {
	readonly rows: number;
	readonly loss: (terms: LossTerms) => Value;
	/** What the graph is fed for the batch's titles and targets, as rows of its table, and what the loss needs besides. */
	readonly enter: (batch: Batch, random: Random) => NamedNumbers;
	/** One step of Adam for the rows that `enter` brought in; `gradient` is (rows, D). */
	readonly learnRows?: (gradient: Float32Array, rate: number, factor: number) => void;
}

/** All titles in the graph: exact softmax, dense gradient. For catalogues up to `run.fullSoftmaxTitles`. */
export function wholeTable(prior: Float32Array): TitleTable {
	return {
		rows: prior.length,
		loss: ({ states, unitTitles, targets, weights }) =>
			tiedCrossEntropy({
				hidden: states,
				table: unitTitles,
				targets,
				weights,
				bias: states.graph.constant(prior),
			}),
		enter: (batch) => ({ 'titles-seen': batch.titles, targets: batch.targets }),
	};
}

/**
 * Only the titles of the batch and K drawn ones in the graph: its cost does not grow with the catalogue.
 *
 * The sampler draws with replacement from counts^¾, which halves the error of the rare titles' gradients against drawing by
 * popularity; log Q corrects for it, and the popularity prior enters through the same two inputs.
 *
 * @paper Mikolov et al.: Distributed Representations of Words and Phrases and their Compositionality. NeurIPS 2013.
 */
export function sampledTable(run: Run, table: RowTable, prior: Float32Array): TitleTable {
	const steps = run.batchRows * run.context;
	const slots = rowSlots(table, Math.min(prior.length, 2 * steps + run.negatives));
	const { cumulative, logExpected } = sampler(prior, run.negatives);
	const entered = {
		titles: slots.packed,
		'titles-seen': new Int32Array(steps),
		targets: new Int32Array(steps),
		negatives: new Int32Array(run.negatives),
		targetLogQ: new Float32Array(steps),
		negativeLogQ: new Float32Array(run.negatives),
	};
	const drawn = new Int32Array(run.negatives);
	return {
		rows: slots.packed.length / table.width,
		loss: ({ states, unitTitles, targets, weights }) => {
			const { graph } = states;
			return sampledCrossEntropy({
				hidden: states,
				table: unitTitles,
				targets,
				weights,
				negatives: graph.input('negatives', [run.negatives], 'i32'),
				targetLogQ: graph.input('targetLogQ', [steps]),
				negativeLogQ: graph.input('negativeLogQ', [run.negatives]),
			});
		},
		enter: (batch, random) => {
			for (let k = 0; k < drawn.length; k++) drawn[k] = draw(cumulative, random.next());
			slots.clear();
			slots.place(batch.titles, entered['titles-seen']);
			slots.place(batch.targets, entered.targets);
			slots.place(drawn, entered.negatives);
			const correction = (title: number) => logExpected[title]! - prior[title]!;
			for (let i = 0; i < steps; i++) entered.targetLogQ[i] = correction(batch.targets[i]!);
			for (let k = 0; k < drawn.length; k++) entered.negativeLogQ[k] = correction(drawn[k]!);
			return entered;
		},
		learnRows: (gradient, rate, factor) => slots.adam(gradient, rate, { factor }),
	};
}

function sampler(prior: Float32Array, draws: number) {
	const share = Float64Array.from(prior, (logShare) => Math.exp(0.75 * logShare));
	const total = share.reduce((sum, each) => sum + each, 0);
	let sum = 0;
	const cumulative = share.map((each) => (sum += each / total));
	return { cumulative, logExpected: share.map((each) => Math.log((draws * each) / total)) };
}

/** The first title whose cumulative share exceeds `uniform`. */
function draw(cumulative: Float64Array, uniform: number): number {
	let [low, high] = [0, cumulative.length - 1];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (cumulative[middle]! > uniform) high = middle;
		else low = middle + 1;
	}
	return low;
}
