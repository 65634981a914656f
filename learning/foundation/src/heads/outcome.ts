import { actions, type Histories } from '@marquee/histories';
import {
	add,
	binaryCrossEntropy,
	gatherRows,
	matrixProduct,
	multiply,
	reshape,
	scale,
	tiedCrossEntropy,
	type Value,
	type Weights,
} from '@marquee/tensor';
import type { Run } from '../run.ts';
import type { Head } from './head.ts';

/**
 * What the profile will do with a title if it takes it up: which action, and how much of it is watched.
 *
 *   m = (s W) ⊙ ê √D,   P(action) = softmax(m A),   completion = σ(m c + b)
 *
 * Both are asked of the title that did follow, in training only: no graph that serves asks them yet.
 */
export function outcomeHead(run: Run): Head {
	const steps = run.batchRows * run.context; // N
	const feeds = {
		'next-actions': new Int32Array(steps),
		'next-action-weights': new Float32Array(steps),
		'next-completions': new Float32Array(steps),
		'next-completion-weights': new Float32Array(steps),
	};
	return {
		name: 'outcome',
		loss: ({ states, unitTitles, targets, weights }) => {
			const { graph } = states;
			const { actionTable, logOdds } = outcomeOf(weights, states, gatherRows(unitTitles, targets));
			const ofAction = tiedCrossEntropy({
				...actionTable,
				targets: graph.input('next-actions', [steps], 'i32'),
				weights: graph.input('next-action-weights', [steps]),
			});
			const ofCompletion = binaryCrossEntropy(
				logOdds,
				graph.input('next-completions', [steps]),
				graph.input('next-completion-weights', [steps]),
			);
			return add(ofAction, ofCompletion);
		},
		feeds: (batch, data) => {
			for (const column of Object.values(feeds)) column.fill(0);
			for (const [step, event] of batch.events.entries())
				if (event >= 0) answer(data, event, step, batch.weights[step]!);
			return feeds;
		},
	};

	/** What is unknown weighs nothing. */
	function answer(data: Histories, event: number, step: number, weight: number): void {
		const action = data.actionIndices[event]!;
		feeds['next-actions'][step] = action;
		feeds['next-action-weights'][step] = action === 0 ? 0 : weight * run.actionWeight;
		const completion = data.completions[event]!;
		if (Number.isNaN(completion)) return;
		feeds['next-completions'][step] = completion;
		feeds['next-completion-weights'][step] = weight * run.completionWeight;
	}
}

/** What is said of titles, one per state. */
export function outcomeOf(weights: Weights, states: Value, titles: Value) {
	const [N, D] = states.shape as [number, number];
	const turned = matrixProduct(states, weights('outcome', [D, D])); // (N, D)
	const match = multiply(turned, scale(titles, Math.sqrt(D))); // (N, D)
	const said = weights('outcome-actions', [actions.length, D]); // (A, D)
	const completion = matrixProduct(match, weights('outcome-completion', [D, 1]), {
		bias: weights('outcome-completion-shift', [1]),
	}); // (N, 1)
	return { actionTable: { hidden: match, table: said }, logOdds: reshape(completion, [N]) };
}
