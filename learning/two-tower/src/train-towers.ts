import { setImmediate as turn } from 'node:timers/promises';
import type { TitleAttributes } from '@marquee/attributes';
import type { Histories } from '@marquee/histories';
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
import { type Random, seededRandom } from '@marquee/units';
import { attributeBags } from './bags.ts';
import { type BatchSource, emptyBatch, feedsOf, fillBatch } from './batch.ts';
import { examplesOf } from './examples.ts';
import type { TwoTowerSettings } from './settings.ts';
import { initialWeight, type TowerShape } from './towers.ts';
import { trainingGraph } from './training-graph.ts';

/** What to train on, and how. */
export interface TowerTask {
	readonly data: Histories;
	readonly attributes: TitleAttributes | undefined;
	readonly settings: TwoTowerSettings;
	readonly threads: number;
	/** Told after every step. */
	readonly onProgress?: ((done: number, total: number) => void) | undefined;
	/** Stops before the next step. */
	readonly signal?: AbortSignal | undefined;
}

/** What training leaves behind. */
export interface TrainedTowers {
	readonly shape: TowerShape;
	readonly layout: WeightLayout;
	readonly weights: Float32Array;
	/** 1 where anybody watched the title: only these have a vector of their own. `// (V)` */
	readonly watched: Uint8Array;
}

/**
 * Trains both towers; the same data and settings give the same bytes.
 *
 * @throws {RangeError} if there is no event, or the attributes are of another catalogue.
 */
export async function trainTowers(task: TowerTask): Promise<TrainedTowers> {
	const { data, settings } = task;
	const shape = shapeOf(task);
	const graph = trainingGraph(settings, shape);
	const weights = initialWeights(settings.seed, graph.layout);
	const views = weightViews(graph.layout, weights);
	const source = sourceOf(task);
	const batch = emptyBatch(source);
	const state = adamState(weights.length);
	const perEpoch = Math.ceil(examplesIn(data, settings) / settings.batchRows);
	const steps = perEpoch * settings.epochs;
	const rate = warmupCosine({
		peak: settings.learningRate,
		warmupSteps: Math.floor(0.05 * steps),
		totalSteps: steps,
		floor: 0.02 * settings.learningRate,
	});
	const session = await openSession(graph.bytes, { threads: task.threads });
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	try {
		for (let step = 0, epoch = 0; epoch < settings.epochs; epoch++) {
			const examples = examplesOf(data, settings.targetsPerProfile, chanceOf(settings, epoch));
			for (let from = 0; from < examples.length; from += settings.batchRows, step++) {
				await turn(); // a run blocks: without a pause nobody would hear of the signal
				task.signal?.throwIfAborted();
				fillBatch(batch, source, examples.slice(from, from + settings.batchRows));
				await session.run({ ...views, ...feedsOf(batch) }, results);
				const norm = gradientNorm(results.gradient);
				const factor = clippingFactor(norm, settings.longestGradient);
				adam(weights, results.gradient, state, rate(step), { factor });
				task.onProgress?.(step + 1, steps);
			}
		}
	} finally {
		await session.release();
	}
	const watched = new Uint8Array(data.titles);
	for (const title of data.titleIndices) watched[title] = 1;
	return { shape, layout: graph.layout, weights, watched };
}

const chanceOf = ({ seed }: TwoTowerSettings, epoch: number): Random =>
	seededRandom(seed, `two-tower epoch ${epoch}`);

function shapeOf({ data, attributes, settings }: TowerTask): TowerShape {
	const { titles } = data;
	if (data.titleIndices.length === 0) throw new RangeError('two-tower: no event to learn from');
	if (attributes !== undefined && attributes.titles !== titles)
		throw new RangeError(`two-tower: attributes of ${attributes.titles} titles for ${titles}`);
	const { width, expansion } = settings;
	return { titles, attributes: attributes?.names.length ?? 0, width, expansion };
}

/** Every weight from a stream of its own, so that none depends on another's size. */
function initialWeights(seed: number, layout: WeightLayout): Float32Array {
	const weights = new Float32Array(layout.length);
	for (const { name, start, length } of layout.ranges) {
		const random = seededRandom(seed, `two-tower weight ${name}`);
		for (let i = start; i < start + length; i++) weights[i] = initialWeight(name, random.normal);
	}
	return weights;
}

/** Batches are drawn from at most so many events of a profile, and so are the shares. */
function sourceOf({ data, attributes, settings }: TowerTask): BatchSource {
	const shares = new Float64Array(data.titles);
	const examples = examplesIn(data, settings);
	for (let profile = 0; profile < data.profiles; profile++) {
		const [from, to] = [data.offsets[profile]!, data.offsets[profile + 1]!];
		const chance = Math.min(1, settings.targetsPerProfile / (to - from));
		for (let row = from; row < to; row++) shares[data.titleIndices[row]!]! += chance / examples;
	}
	const bags =
		attributes && attributes.names.length > 0
			? attributeBags(attributes, settings.attributesPerTitle)
			: undefined;
	return { data, shares, attributes: bags, settings };
}

function examplesIn(data: Histories, { targetsPerProfile }: TwoTowerSettings): number {
	let examples = 0;
	for (let profile = 0; profile < data.profiles; profile++)
		examples += Math.min(targetsPerProfile, data.offsets[profile + 1]! - data.offsets[profile]!);
	return examples;
}
