import { existsSync } from 'node:fs';
import type { TitleAttributes, Vocabulary } from '@marquee/attributes';
import type { Histories, Recommender } from '@marquee/histories';
import {
	adam,
	byteStream,
	clippingFactor,
	gradientNorm,
	type NamedNumbers,
	openSession,
	type Provider,
	type Schedule,
	warmupCosine,
	weightViews,
	writeCheckpoint,
} from '@marquee/tensor';
import type { TokenField } from '@marquee/tokens';
import { type Clock, type Random, seededRandom } from '@marquee/units';
import { type Batch, emptyBatch, fillBatch } from './batch.ts';
import type { Head } from './heads/head.ts';
import { headsOf } from './heads/heads-of.ts';
import { openFoundation } from './infer.ts';
import { type PackedRow, packed } from './packing.ts';
import { type Popularity, popularityOf } from './prior.ts';
import type { TrainingProgress } from './progress.ts';
import { type Run, settled } from './run.ts';
import { sampledTable, type TitleTable, wholeTable } from './title-table.ts';
import { agesOf, embeddingsOf, learntTower, titleTower, withoutAttributes } from './title-tower.ts';
import { fieldsSaid, seen } from './token-names.ts';
import { type TrainedModel, trainedModel } from './trained-model.ts';
import { type TrainingGraph, trainingGraph } from './training-graph.ts';
import {
	type BestLook,
	identityOf,
	initialState,
	initialWeights,
	kept,
	resume,
	type TrainingIdentity,
	type TrainingState,
} from './training-state.ts';
import { beginWith, hashOf, type Parent } from './warm-start.ts';
import { windowsOf } from './windows.ts';

/** What to train on, and how. */
export interface TrainingTask {
	readonly run: Run;
	readonly data: Histories;
	/** What is known of the titles beside who watched them; titles nobody has watched are known by it alone. */
	readonly attributes?: TitleAttributes;
	/** The words that the attributes are in: kept with the model, so that titles of later days are described in them too. */
	readonly vocabulary?: Vocabulary;
	/** Begins with what this model has learnt, instead of from nothing. */
	readonly parent?: Parent;
	readonly threads: number;
	/** What computes the steps; the CPU unless told. Two of them do not give the same bytes. */
	readonly provider?: Provider;
	readonly clock: Clock;
	/** Where to keep what is needed to go on; a task stopped at any moment and begun again ends in the same bytes. */
	readonly checkpoint?: { readonly path: string; readonly everyMs: number };
	/** How good the model is on held-out data (higher is better); the best look is what training answers. */
	readonly judge?: (recommender: Recommender) => Promise<number>;
	readonly onProgress?: (progress: TrainingProgress) => void;
	/** Stops after the step in hand, with everything kept. */
	readonly signal?: AbortSignal;
}

/**
 * Trains a foundation model; the same task gives the same bytes, also when it was interrupted on the way.
 *
 * @throws {RangeError} if no history has two events: there is nothing to predict; or if the attributes are not in the words of
 *   the vocabulary.
 * @throws {Failure} `checkpoint-foreign` if the checkpoint belongs to another run or other data; `provider-missing` if what is to
 *   compute is not there.
 */
export async function train(order: TrainingTask): Promise<TrainedModel> {
	const task = { ...order, run: settled(order.run, order.data) };
	const { run, data, clock, provider = 'cpu' } = task;
	const training = await prepared(task);
	const { state, table, graph } = training;
	const session = await openSession(graph.bytes, { threads: task.threads, provider });
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	const batch = emptyBatch(run.batchRows, run.context);
	const chance = new Uint8Array(graph.dropoutBytes);
	const steps = stepsForeseen(task);
	const rate = scheduleOf(run, steps);
	const begunAt = clock.now();
	let [keptAt, targetsSeen] = [begunAt as number, 0];

	try {
		for (; state.epoch < run.epochs; state.epoch++) {
			const rows = rowsOfEpoch(task, state.epoch);
			while (state.stepOfEpoch * run.batchRows < rows.length) {
				task.signal?.throwIfAborted();
				const first = state.stepOfEpoch * run.batchRows;
				const targets = fillBatch(
					batch,
					data,
					rows.slice(first, first + run.batchRows),
					run.context,
				);
				byteStream(chanceOf(run, 'dropout', state.steps).state()).fill(chance);
				const random = chanceOf(run, 'negatives', state.steps);
				const feeds = {
					...weightViews(graph.layout, state.weights),
					...feedsOf(batch, chance, training.fields),
					...table.enter(batch, random),
				};
				for (const head of training.heads) Object.assign(feeds, head.feeds(batch, data, random));
				await session.run(feeds, results);

				const factor = clippingFactor(gradientNorm(results.gradient), run.longestGradient);
				const ofTitles = table.rows * run.width;
				const pace = rate(state.steps);
				adam(state.weights, results.gradient.subarray(ofTitles), state.adam, pace, { factor });
				table.learn(results.gradient.subarray(0, ofTitles), pace, factor);

				state.stepOfEpoch++;
				state.steps++;
				state.lossSum += results.loss[0]! * targets;
				state.targetsOfEpoch += targets;
				targetsSeen += targets;
				task.onProgress?.({
					epoch: state.epoch,
					epochs: run.epochs,
					step: state.steps,
					steps: Math.max(steps, state.steps),
					loss: state.lossSum / state.targetsOfEpoch,
					targets: targetsSeen,
					elapsedMs: clock.now() - begunAt,
				});
				if (task.checkpoint !== undefined && clock.now() - keptAt >= task.checkpoint.everyMs) {
					await keep(task, training);
					keptAt = clock.now();
				}
			}
			await endEpoch(task, training);
		}
	} finally {
		await keep(task, training);
		await session.release();
	}
	const { vocabulary } = task;
	return {
		...modelOf(run, training, state.best ?? present(training)),
		...(vocabulary && { vocabulary }),
	};
}

/** All that a training needs besides its task. */
interface Training {
	readonly state: TrainingState;
	readonly table: TitleTable;
	readonly graph: TrainingGraph;
	readonly fields: readonly TokenField[];
	readonly heads: readonly Head[];
	readonly popularity: Popularity;
	readonly identity: TrainingIdentity;
}

async function prepared(task: TrainingTask): Promise<Training> {
	const { run, data, parent, checkpoint, attributes = withoutAttributes(data.titles) } = task;
	requireWordsOf(attributes, task.vocabulary);
	const identity = identityOf(run, data, attributes, parent && hashOf(parent));
	const popularity = popularityOf(data);
	const tower = titleTower(run.width, run.seed, agesOf(data), attributes);
	const tableOf = data.titles > run.fullSoftmaxTitles ? sampledTable : wholeTable;
	const table = tableOf(run, tower, popularity.prior);
	const fields = fieldsSaid(data);
	const heads = headsOf(run, table, attributes);
	const portable = task.provider === 'webgpu';
	const graph = trainingGraph(run, table, fields, heads, { portable });
	const state = initialState(initialWeights(run, graph.layout), tower);
	if (parent !== undefined) beginWith(parent, state, graph.layout, run.seed);
	if (checkpoint !== undefined && existsSync(checkpoint.path))
		await resume(checkpoint.path, identity, state);
	return { state, table, graph, fields, heads, popularity, identity };
}

function requireWordsOf({ names }: TitleAttributes, vocabulary: Vocabulary | undefined): void {
	if (vocabulary === undefined || vocabulary.names === names) return;
	const at = vocabulary.names.findIndex((name, place) => name !== names[place]);
	if (at >= 0 || vocabulary.names.length !== names.length)
		throw new RangeError(
			`${names.length} attributes are not those of a vocabulary of ${vocabulary.names.length}: ` +
				`${names[at]} stands for ${vocabulary.names[at]}`,
		);
}

/** The rows of one epoch: fixed by the seed and the epoch alone. */
function rowsOfEpoch({ run, data, parent }: TrainingTask, epoch: number): readonly PackedRow[] {
	const random = seededRandom(run.seed, `epoch ${epoch}`);
	const news = parent && { sinceMs: parent.trainedUntilMs, oldShare: run.oldShare };
	return packed(windowsOf(data, run.context, random, news), run.context, random);
}

/** The chance of one step: fixed by the seed and the step alone, so that nothing needs to be kept of it. */
const chanceOf = (run: Run, purpose: string, step: number): Random =>
	seededRandom(run.seed, `${purpose} ${step}`);

/** Epochs differ by a row or two; the first stands for all. */
function stepsForeseen(task: TrainingTask): number {
	const { run, data } = task;
	const perEpoch = Math.ceil(rowsOfEpoch(task, 0).length / run.batchRows);
	if (perEpoch === 0)
		throw new RangeError(`none of ${data.profiles} histories has two events to learn from`);
	return perEpoch * run.epochs;
}

const scheduleOf = (run: Run, steps: number): Schedule =>
	warmupCosine({
		peak: run.learningRate,
		warmupSteps: Math.floor(run.warmup * steps),
		totalSteps: steps,
		floor: 0.02 * run.learningRate,
	});

function feedsOf(batch: Batch, chance: Uint8Array, fields: readonly TokenField[]): NamedNumbers {
	return {
		...Object.fromEntries(fields.map((field) => [seen(field), batch.tokens[field]])),
		mask: batch.mask,
		weights: batch.weights,
		...(chance.length > 0 && { chance }),
	};
}

/** Closes the epoch: a point on the curve, and every few epochs and at the end a look at the held-out data. */
async function endEpoch(task: TrainingTask, training: Training): Promise<void> {
	const { run } = task;
	const { state } = training;
	const last = state.epoch === run.epochs - 1;
	const looking = task.judge !== undefined && (last || (state.epoch + 1) % run.epochsPerLook === 0);
	const judged = looking ? await look(task, training) : undefined;
	state.curve.push({
		epoch: state.epoch,
		loss: state.lossSum / state.targetsOfEpoch,
		...(judged !== undefined && { judged }),
	});
	state.stepOfEpoch = 0;
	state.lossSum = 0;
	state.targetsOfEpoch = 0;
}

async function look(task: TrainingTask, training: Training): Promise<number> {
	const { run, threads, judge } = task;
	const { state } = training;
	const held = present(training);
	const model = modelOf(run, training, held);
	const foundation = await openFoundation(model, { threads, batchRows: 16 });
	try {
		const judged = await judge!(foundation);
		if (state.best === undefined || judged > state.best.judged)
			state.best = { judged, weights: held.weights.slice(), tower: held.tower };
		return judged;
	} finally {
		await foundation.release();
	}
}

/** The weights as they are now, and what titles are made of. */
const present = ({ state }: Training) => ({
	weights: state.weights,
	tower: learntTower(state.tower),
});

const modelOf = (
	run: Run,
	{ popularity, fields, graph, state }: Training,
	{ weights, tower }: Pick<BestLook, 'weights' | 'tower'>,
): TrainedModel =>
	trainedModel(run, popularity, embeddingsOf(state.tower, tower), {
		fields,
		tower,
		weights,
		layout: graph.layout,
		curve: [...state.curve],
	});

async function keep(task: TrainingTask, { state, identity }: Training): Promise<void> {
	if (task.checkpoint === undefined) return;
	await writeCheckpoint(task.checkpoint.path, kept(identity, state));
}
