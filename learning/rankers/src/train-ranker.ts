import { setImmediate as turn } from 'node:timers/promises';
import { featureCount, featureNames } from '@marquee/features';
import {
	adam,
	adamState,
	clippingFactor,
	gradientNorm,
	openSession,
	type WeightLayout,
	warmupCosine,
	weightViews,
} from '@marquee/tensor';
import { type EpochMs, seededRandom } from '@marquee/units';
import { type Calibration, calibrated } from './calibration.ts';
import { logOddsOf } from './log-odds.ts';
import { priorJudgements, priorWeights } from './prior-ranker.ts';
import { type Head, heads } from './ranker.ts';
import { asRead, type RankerModel, type RankerWeights } from './ranker-model.ts';
import type { RankerRun } from './ranker-run.ts';
import { type Scales, scalesOf } from './scales.ts';
import { emptyBatch, feedsOf, fillBatch } from './slate-batch.ts';
import type { Slates } from './slates.ts';
import { trainingGraph } from './training-graph.ts';

/** What to train on, and how. */
export interface RankerTask {
	readonly run: RankerRun;
	/** Of each, the first title was played: `sampled` slates. */
	readonly slates: Slates;
	/** Later requests, as pages rank them: chances are made to come true on them. */
	readonly heldOut: Slates;
	/** No request at this moment or after it is among the slates. */
	readonly trainedUntil: EpochMs;
	readonly threads: number;
	/** Told after every epoch. */
	readonly onEpoch?: (epoch: number, loss: number) => void;
	/** Stops before the next step. */
	readonly signal?: AbortSignal;
}

/**
 * Trains a ranker; the same task gives the same bytes with the same number of threads.
 *
 * @throws {RangeError} if there is no slate, a slate does not begin with a played title, or one is too late.
 */
export async function trainRanker(task: RankerTask): Promise<RankerModel> {
	const { run, slates, heldOut } = task;
	check(task);
	const scales = scalesOf(slates);
	const { learnt, loss } = await steps(task, scales);
	const plain = { slope: 1, shift: 0 };
	const uncalibrated = asRead(learnt, scales, {
		engagement: plain,
		retention: plain,
		satisfaction: plain,
	});
	const calibrations = calibrationsOn(heldOut, uncalibrated);
	return {
		run,
		names: featureNames,
		weights: asRead(learnt, scales, calibrations),
		calibrations,
		lineage: {
			trainedUntil: task.trainedUntil,
			slates: slates.count,
			heldOutSlates: heldOut.count,
			loss,
			unvaried: featureNames.filter((_, f) => scales.deviations[f] === 0),
		},
	};
}

async function steps(
	task: RankerTask,
	scales: Scales,
): Promise<{ readonly learnt: RankerWeights; readonly loss: number }> {
	const { run, slates } = task;
	const graph = trainingGraph(run, slates.size);
	const weights = initialWeights(run.seed, graph.layout, scales);
	const views = weightViews(graph.layout, weights);
	const batch = emptyBatch(run, slates.size);
	const state = adamState(weights.length);
	const perEpoch = Math.ceil(slates.count / run.batchSlates);
	const total = perEpoch * run.epochs;
	const rate = warmupCosine({
		peak: run.learningRate,
		warmupSteps: Math.floor(0.05 * total),
		totalSteps: total,
		floor: 0.02 * run.learningRate,
	});
	const session = await openSession(graph.bytes, { threads: task.threads });
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	let loss = Number.NaN;
	try {
		for (let epoch = 0, step = 0; epoch < run.epochs; epoch++) {
			const order = shuffled(slates.count, run.seed, epoch);
			let sum = 0;
			for (let from = 0; from < order.length; from += run.batchSlates, step++) {
				await turn(); // a run blocks: without a pause nobody would hear of the signal
				task.signal?.throwIfAborted();
				const drawn = order.subarray(from, from + run.batchSlates);
				fillBatch(batch, slates, scales, drawn);
				await session.run({ ...views, ...feedsOf(batch, run) }, results);
				const factor = clippingFactor(gradientNorm(results.gradient), run.longestGradient);
				const { weightDecay } = run;
				adam(weights, results.gradient, state, rate(step), { factor, weightDecay });
				sum += results.loss[0]! * drawn.length;
			}
			loss = sum / slates.count;
			task.onEpoch?.(epoch + 1, loss);
		}
	} finally {
		await session.release();
	}
	return { learnt: views as unknown as RankerWeights, loss };
}

/**
 * What training begins with is the prior ranker: the straight line has its judgements, and the trunk, drawn by chance, has no
 * say yet. So a few hundred slates correct what people believe, and need not find it out.
 */
function initialWeights(seed: number, layout: WeightLayout, scales: Scales): Float32Array {
	const weights = new Float32Array(layout.length);
	const views = weightViews(layout, weights) as unknown as RankerWeights;
	const random = seededRandom(seed, 'ranker trunk');
	const spread = 1 / Math.sqrt(featureCount);
	for (let i = 0; i < views.trunk.length; i++) views.trunk[i] = spread * random.normal();
	for (const [o, head] of heads.entries()) {
		views['heads-bias'][o] = priorJudgements[head].begins;
		for (const [f, weight] of priorWeights(head).entries()) {
			views.straight[f * heads.length + o] = weight * scales.deviations[f]!;
			views['heads-bias'][o]! += weight * scales.means[f]!;
		}
	}
	return weights;
}

function shuffled(count: number, seed: number, epoch: number): Int32Array {
	const random = seededRandom(seed, `ranker epoch ${epoch}`);
	const order = Int32Array.from({ length: count }, (_, n) => n);
	for (let i = count - 1; i > 0; i--) {
		const j = random.below(i + 1);
		[order[i], order[j]] = [order[j]!, order[i]!];
	}
	return order;
}

function calibrationsOn(
	heldOut: Slates,
	weights: RankerWeights,
): Readonly<Record<Head, Calibration>> {
	const rows = heldOut.count * heldOut.size;
	const odds = heads.map(() => new Float32Array(rows)) as [
		Float32Array,
		Float32Array,
		Float32Array,
	];
	logOddsOf(weights)(heldOut.features, rows, odds);
	return {
		engagement: calibrated(odds[0], heldOut.played),
		retention: calibrated(odds[1], heldOut.returned),
		satisfaction: calibrated(odds[2], heldOut.praised),
	};
}

function check({ slates, heldOut, trainedUntil }: RankerTask): void {
	if (slates.count === 0) throw new RangeError('a ranker cannot learn from no slate');
	for (let n = 0; n < slates.count; n++) {
		if (slates.played[n * slates.size] !== 1)
			throw new RangeError(`slate ${n} does not begin with a title that was played`);
		if (!(slates.atMs[n]! < trainedUntil))
			throw new RangeError(`slate ${n} is of ${slates.atMs[n]}, not before ${trainedUntil}`);
	}
	if (heldOut.features.length < heldOut.count * heldOut.size * featureCount)
		throw new RangeError(`${heldOut.count} held-out slates lack features`);
}
