import {
	type NamedNumbers,
	sampledCrossEntropy,
	tiedCrossEntropy,
	type Value,
} from '@marquee/tensor';
import type { Random } from '@marquee/units';
import type { Batch } from './batch.ts';
import { enteredRows } from './entered-rows.ts';
import type { Run } from './run.ts';
import type { TitleTower } from './title-tower.ts';

/** What the loss of a step is computed from, beside the title table. */
export interface LossTerms {
	readonly states: Value; // (N, D)
	readonly unitTitles: Value; // (rows, D)
	readonly targets: Value; // (N)
	readonly weights: Value; // (N)
}

/**
 * How the titles' embeddings take part in a step: all of them, or only those a batch touches.
 *
 * The graph's weight `titles` has `rows` rows. `enter` fills them for each step; `learn` takes their gradient back to the tower
 * that they were composed of.
 */
export interface TitleTable {
	readonly rows: number;
	readonly loss: (terms: LossTerms) => Value;
	/** What the graph is fed for the batch's titles and targets, as rows of its table, and what the loss needs besides. */
	readonly enter: (batch: Batch, random: Random) => NamedNumbers;
	/** One step of Adam for all that the entered rows were composed of; `gradient` is (rows, D). */
	readonly learn: (gradient: Float32Array, rate: number, factor: number) => void;
}

/** All titles in the graph: exact softmax, dense gradient. For catalogues up to `run.fullSoftmaxTitles`. */
export function wholeTable(run: Run, tower: TitleTower, prior: Float32Array): TitleTable {
	const entered = enteredRows(tower, prior.length, run.coldShare);
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
		enter: (batch, random) => {
			entered.clear();
			for (let title = 0; title < prior.length; title++) entered.slotOf(title, random);
			return { titles: entered.packed, 'titles-seen': batch.titles, targets: batch.targets };
		},
		learn: entered.learn,
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
export function sampledTable(run: Run, tower: TitleTower, prior: Float32Array): TitleTable {
	const steps = run.batchRows * run.context;
	const slots = Math.min(prior.length, 2 * steps + run.negatives);
	const entered = enteredRows(tower, slots, run.coldShare);
	const { cumulative, logExpected } = sampler(prior, run.negatives);
	const feeds = {
		titles: entered.packed,
		'titles-seen': new Int32Array(steps),
		targets: new Int32Array(steps),
		negatives: new Int32Array(run.negatives),
		targetLogQ: new Float32Array(steps),
		negativeLogQ: new Float32Array(run.negatives),
	};
	const correction = (title: number) => logExpected[title]! - prior[title]!;
	return {
		rows: slots,
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
			entered.clear();
			for (let i = 0; i < steps; i++) {
				feeds['titles-seen'][i] = entered.slotOf(batch.titles[i]!, random);
				feeds.targets[i] = entered.slotOf(batch.targets[i]!, random);
				feeds.targetLogQ[i] = correction(batch.targets[i]!);
			}
			for (let k = 0; k < run.negatives; k++) {
				const drawn = draw(cumulative, random.next());
				feeds.negatives[k] = entered.slotOf(drawn, random);
				feeds.negativeLogQ[k] = correction(drawn);
			}
			return feeds;
		},
		learn: entered.learn,
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
