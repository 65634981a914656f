import type { Histories } from '@marquee/histories';
import {
	add,
	batchedProduct,
	gatherRows,
	matrixProduct,
	multiply,
	reshape,
	scale,
	subtract,
	sum,
	type Value,
	type Weights,
} from '@marquee/tensor';
import { msPerDay } from '@marquee/units';
import type { Batch } from '../batch.ts';
import type { Run } from '../run.ts';
import type { TitleTable } from '../title-table.ts';
import type { Head } from './head.ts';

/** J: so many titles after a step are answers at once. */
const horizon = 8;
/** Every fourth step is asked: neighbours have nearly the same answers, and the softmax is what costs. */
const stride = 4;
/** An answer counts half for every so many days that it comes later … */
const halfLifeDays = 2;
/** … or for every so many places, where the data have no times. */
const halfLifePlaces = 4;

/**
 * The titles of the coming days as a set, for surfaces that are served from a cache: what comes next matters less there than
 * what will have been right until the cache is made anew.
 *
 *   loss = −Σⱼ wⱼ log softmax(ŝ Êᵀ + prior)[tⱼ],   wⱼ ∝ 2^(−(time of tⱼ − time of t₁) ÷ half-life),   ŝ = s + s W
 *
 * Of the softmax's two terms the normalisation is shared by all answers, so J answers cost as much as one.
 *
 * @paper Xu, Hsiao, Bhattacharya: Towards Generalizable and Efficient Large-Scale Generative Recommenders. arXiv 2605.23312.
 */
export function laterTitlesHead(run: Run, table: TitleTable): Head {
	const asked = askedOf(run); // M
	const answers = {
		'later-steps': new Int32Array(asked),
		'later-titles': new Int32Array(asked * horizon),
		'later-first': new Int32Array(asked),
		'later-weights': new Float32Array(asked * horizon),
		'later-mass': new Float32Array(asked),
	};
	return {
		name: 'later-titles',
		loss: ({ states, unitTitles, weights }) => {
			const { graph } = states;
			const titles = graph.input('later-titles', [asked * horizon], 'i32');
			const first = graph.input('later-first', [asked], 'i32');
			const each = graph.input('later-weights', [asked, 1, horizon]);
			const mass = graph.input('later-mass', [asked]);
			const here = gatherRows(states, graph.input('later-steps', [asked], 'i32')); // (M, D)
			const state = laterState(weights, here); // (M, D)
			const ofFirst = table.loss('later', {
				states: state,
				unitTitles,
				targets: first,
				weights: mass,
			});
			const mean = batchedProduct(
				each,
				reshape(gatherRows(unitTitles, titles), [asked, horizon, run.width]),
			); // (M, 1, D)
			const firstRows = multiply(gatherRows(unitTitles, first), reshape(mass, [asked, 1])); // (M, D)
			const ahead = subtract(reshape(mean, [asked, run.width]), firstRows); // (M, D)
			return scale(subtract(ofFirst, sum(multiply(state, ahead))), run.laterWeight);
		},
		feeds: (batch, data, random) => {
			const phase = random.below(stride);
			let total = 0;
			for (let m = 0; m < asked; m++) {
				const step = m * stride + phase;
				answers['later-steps'][m] = step;
				total += setAnswers(batch, data, step, m, answers);
			}
			for (const column of [answers['later-weights'], answers['later-mass']])
				for (let i = 0; i < column.length; i++) column[i]! /= Math.max(1, total);
			for (let m = 0; m < asked; m++)
				answers['later-first'][m] = answers['later-titles'][m * horizon]!;
			const ofFirst = table.place('later', answers['later-first'], random);
			table.place('later', answers['later-titles'], random);
			return { ...answers, ...ofFirst };
		},
	};
}

const askedOf = (run: Run): number => Math.floor((run.batchRows * run.context) / stride);

/** How many titles one step names besides its own: room that a table of sampled titles needs. */
export const laterTitlesOf = (run: Run): number => askedOf(run) * horizon;

/** A step's state as it asks for later titles; at first the state itself. */
export function laterState(weights: Weights, state: Value): Value {
	const D = state.shape[1]!;
	return add(state, matrixProduct(state, weights('later', [D, D])));
}

/** Fills row m with the titles after a step; their weights sum to 1, or to 0 where none comes. */
function setAnswers(
	batch: Batch,
	data: Histories,
	step: number,
	m: number,
	answers: {
		readonly 'later-titles': Int32Array;
		readonly 'later-weights': Float32Array;
		readonly 'later-mass': Float32Array;
	},
): number {
	const from = m * horizon;
	answers['later-titles'].fill(0, from, from + horizon);
	answers['later-weights'].fill(0, from, from + horizon);
	answers['later-mass'][m] = 0;
	const first = batch.events[step]!;
	if (first < 0) return 0;
	let total = 0;
	const count = Math.min(horizon, batch.ends[step]! - first);
	for (let j = 0; j < count; j++) {
		const days = (data.happenedAtMs[first + j]! - data.happenedAtMs[first]!) / msPerDay;
		const halvings = Number.isNaN(days) ? j / halfLifePlaces : days / halfLifeDays;
		const weight = 2 ** -halvings;
		answers['later-titles'][from + j] = data.titleIndices[first + j]!;
		answers['later-weights'][from + j] = weight;
		total += weight;
	}
	for (let j = 0; j < count; j++) answers['later-weights'][from + j]! /= total;
	answers['later-mass'][m] = 1;
	return 1;
}
