import {
	type NamedNumbers,
	sampledCrossEntropy,
	tiedCrossEntropy,
	type Value,
} from '@marquee/tensor';
import type { Random } from '@marquee/units';
import type { Batch } from './batch.ts';
import { enteredRows } from './entered-rows.ts';
import { laterTitlesOf } from './heads/later-titles.ts';
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
	/** Cross-entropy of the softmax over all titles; `asked` says of what, for the names of inputs. */
	readonly loss: (asked: string, terms: LossTerms) => Value;
	/** Begins a step: what the graph is fed for the batch's titles and targets, as rows of its table. */
	readonly enter: (batch: Batch, random: Random) => NamedNumbers;
	/** Replaces further titles by their rows, after `enter`; answers what a loss over them is fed. */
	readonly place: (asked: string, titles: Int32Array, random: Random) => NamedNumbers;
	/** One step of Adam for all that the entered rows were composed of; `gradient` is (rows, D). */
	readonly learn: (gradient: Float32Array, rate: number, factor: number) => void;
}

/** All titles in the graph: exact softmax, dense gradient. For catalogues up to `run.fullSoftmaxTitles`. */
export function wholeTable(run: Run, tower: TitleTower, prior: Float32Array): TitleTable {
	const entered = enteredRows(tower, prior.length, run.coldShare);
	return {
		rows: prior.length,
		loss: (_, { states, unitTitles, targets, weights }) =>
			tiedCrossEntropy({
				hidden: states,
				table: unitTitles,
				targets,
				weights,
				bias: states.graph.constant(prior),
			}),
		enter: ({ tokens, targets }, random) => {
			entered.clear();
			for (let title = 0; title < prior.length; title++) entered.slotOf(title, random);
			return { titles: entered.packed, 'titles-seen': tokens.titles, targets };
		},
		place: () => ({}),
		learn: entered.learn,
	};
}

/**
 * Only the titles of the batch, K drawn ones and M of the batch's own targets in the graph: its cost does not grow with the
 * catalogue.
 *
 *   z₀ = taste(t) + prior(t),   zₖ = taste(nₖ) + prior(nₖ) − log Q(nₖ),   Q(v) = K · q(v) + M · share(v),   q ∝ share^¾
 *
 * ¾ halves the error of the rare titles' gradients against drawing by popularity; the batch's targets are drawn by popularity
 * already and their rows are there. Whichever of the two a negative came from, it counts for how often both would have drawn it.
 * The target was not drawn, so nothing is taken off for it: with log Q off the target too, a rare title would seem learnt long
 * before it is.
 *
 * @paper Mikolov et al.: Distributed Representations of Words and Phrases and their Compositionality. NeurIPS 2013.
 * @paper Veach, Guibas: Optimally Combining Sampling Techniques for Monte Carlo Rendering. SIGGRAPH 1995.
 */
export function sampledTable(run: Run, tower: TitleTower, prior: Float32Array): TitleTable {
	const steps = run.batchRows * run.context;
	const later = run.laterWeight > 0 ? laterTitlesOf(run) : 0;
	const slots = Math.min(prior.length, 2 * steps + run.negatives + later);
	const entered = enteredRows(tower, slots, run.coldShare);
	const { cumulative, logExpected } = sampler(prior, run);
	const negatives = new Int32Array(run.negatives + run.batchNegatives);
	const negativeLogQ = new Float32Array(negatives.length);
	let inputs: { readonly negatives: Value; readonly negativeLogQ: Value } | undefined;

	const place = (asked: string, titles: Int32Array, random: Random): NamedNumbers => {
		const logQ = Float32Array.from(titles, (title) => -prior[title]!);
		for (let i = 0; i < titles.length; i++) titles[i] = entered.slotOf(titles[i]!, random);
		return { [`${asked}-log-q`]: logQ };
	};
	return {
		rows: slots,
		loss: (asked, { states, unitTitles, targets, weights }) => {
			const { graph } = states;
			inputs ??= {
				negatives: graph.input('negatives', [negatives.length], 'i32'),
				negativeLogQ: graph.input('negative-log-q', [negatives.length]),
			};
			return sampledCrossEntropy({
				hidden: states,
				table: unitTitles,
				targets,
				weights,
				...inputs,
				targetLogQ: graph.input(`${asked}-log-q`, targets.shape),
			});
		},
		enter: (batch, random) => {
			entered.clear();
			const [seen, targets] = [batch.tokens.titles.slice(), batch.targets.slice()];
			for (let i = 0; i < seen.length; i++) seen[i] = entered.slotOf(seen[i]!, random);
			const ofTargets = place('next', targets, random);
			for (let k = 0; k < negatives.length; k++) {
				const title = k < run.negatives ? draw(cumulative, random.next()) : ofBatch(batch, random);
				negatives[k] = entered.slotOf(title, random);
				negativeLogQ[k] = logExpected[title]! - prior[title]!;
			}
			const drawn = { negatives, 'negative-log-q': negativeLogQ };
			return { titles: entered.packed, 'titles-seen': seen, targets, ...drawn, ...ofTargets };
		},
		place,
		learn: entered.learn,
	};
}

/** One of the batch's targets, each as likely; places without one are passed over. */
function ofBatch({ targets, weights }: Batch, random: Random): number {
	let at = random.below(targets.length);
	for (let passed = 0; weights[at] === 0 && passed < targets.length; passed++)
		at = random.below(targets.length);
	return targets[at]!;
}

/** How titles are drawn, and how often each is expected among all negatives of a step. */
function sampler(prior: Float32Array, { negatives, batchNegatives }: Run) {
	const share = Float64Array.from(prior, (logShare) => Math.exp(0.75 * logShare));
	const total = share.reduce((sum, each) => sum + each, 0);
	let sum = 0;
	const cumulative = share.map((each) => (sum += each / total));
	const logExpected = share.map((each, title) =>
		Math.log((negatives * each) / total + batchNegatives * Math.exp(prior[title]!)),
	);
	return { cumulative, logExpected };
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
