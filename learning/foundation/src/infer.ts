import type { Recommender, ScoringRequest } from '@marquee/histories';
import { openSession, type Session } from '@marquee/tensor';
import { tokensOf } from '@marquee/tokens';
import { type Batch, clear, emptyBatch, placeTokens } from './batch.ts';
import type { Run } from './run.ts';
import { scoringGraph } from './scoring-graph.ts';
import type { TrainedModel } from './trained-model.ts';

/** What scoring needs of a model: its graph's bytes for B rows, its shape, and the tables beside the graph. */
export interface ScoringModel {
	readonly run: Pick<Run, 'context' | 'width'>;
	readonly titles: number;
	readonly embeddings: Float32Array; // (V, D)
	readonly prior: Float32Array; // (V)
	readonly freshPrior?: Float32Array; // (V)
}

/** How a model is opened. */
export interface OpenOptions {
	readonly threads: number;
	/** B: requests answered in one run. 1 for serving, some dozens for evaluation. */
	readonly batchRows: number;
}

/** A foundation model that can be asked. */
export interface Foundation extends Recommender {
	/** How alike every title is to this one: the cosine of their embeddings. `// (V)` */
	readonly similarity: (title: number) => Float32Array;
	/** How alike two titles are: the cosine of their embeddings. */
	readonly cosine: (a: number, b: number) => number;
	readonly release: () => Promise<void>;
}

/**
 * Taste beside fresh popularity counts half: learnt beside the popularity of all time, it holds part of what is new already.
 * Of 0, ½ and 1 the best on held-out days of MovieTweetings.
 */
const tasteBesideFresh = 0.5;

/** Opens what training left in memory. */
export const openFoundation = (model: TrainedModel, options: OpenOptions): Promise<Foundation> =>
	openScoring(model, scoringGraph(model, options.batchRows), options);

/** Opens a scoring graph beside its tables. */
export async function openScoring(
	model: ScoringModel,
	graph: Uint8Array,
	{ threads, batchRows }: OpenOptions,
): Promise<Foundation> {
	const session = await openSession(graph, { threads });
	const { context } = model.run;
	const batch = emptyBatch(batchRows, context);
	const newest = new Int32Array(batchRows);
	const results = session.results() as { taste: Float32Array; states: Float32Array };
	// One batch and one set of results are used by all: whoever asks waits for the one before.
	let turn: Promise<unknown> = Promise.resolve();

	const scoreSome = async (requests: readonly ScoringRequest[], scores: Float32Array) => {
		clear(batch);
		for (const [row, request] of requests.entries()) {
			const tokens = tokensOf(request.history, request, context);
			placeTokens(batch, row, tokens, context);
			newest[row] = row * context + Math.max(0, tokens.titles.length - 1);
		}
		await run(session, batch, newest, results);
		for (const [row, request] of requests.entries()) {
			const from = row * model.titles;
			const taste = results.taste.subarray(from, from + model.titles); // (V)
			addPopularity(model, request, taste, scores.subarray(from, from + model.titles));
		}
	};
	const score: Recommender['score'] = (requests, scores) => {
		const mine = turn.then(async () => {
			for (let first = 0; first < requests.length; first += batchRows)
				await scoreSome(
					requests.slice(first, first + batchRows),
					scores.subarray(first * model.titles),
				);
		});
		turn = mine.catch(() => undefined); // its own caller hears of it
		return mine;
	};
	return {
		name: 'foundation',
		score,
		similarity: (title) => cosines(model, title),
		cosine: (a, b) => product(model, rowOf(model, a), rowOf(model, b)),
		release: async () => {
			await turn;
			await session.release();
		},
	};
}

/** score = taste + prior, or beside a fresh prior half the taste; without a history popularity alone. */
function addPopularity(
	model: ScoringModel,
	{ history, asOfMs }: ScoringRequest,
	taste: Float32Array, // (V)
	scores: Float32Array, // (V)
): void {
	const fresh = Number.isNaN(asOfMs) ? undefined : model.freshPrior;
	const besidePrior = fresh === undefined ? 1 : tasteBesideFresh;
	const weight = history.titleIndices.length > 0 ? besidePrior : 0;
	const prior = fresh ?? model.prior; // (V)
	for (let title = 0; title < model.titles; title++)
		scores[title] = weight * taste[title]! + prior[title]!;
}

const run = (
	session: Session,
	batch: Batch,
	newest: Int32Array,
	results: Record<string, Float32Array>,
) =>
	session.run(
		{
			'titles-seen': batch.titles,
			'actions-seen': batch.actions,
			'gaps-seen': batch.gaps,
			mask: batch.mask,
			newest,
		},
		results,
	);

/** The cosine of every title with this one: embeddings have length 1. `// (V)` */
function cosines(model: ScoringModel, title: number): Float32Array {
	const own = rowOf(model, title);
	const alike = new Float32Array(model.titles);
	for (let other = 0, row = 0; other < alike.length; other++, row += model.run.width)
		alike[other] = product(model, own, row);
	return alike;
}

/** Where a title's embedding begins. */
function rowOf({ titles, run: { width } }: ScoringModel, title: number): number {
	if (Number.isInteger(title) && title >= 0 && title < titles) return title * width;
	throw new RangeError(`title ${title} of ${titles}`);
}

/** Four sums at a time: one would wait for itself. */
function product({ embeddings, run: { width } }: ScoringModel, a: number, b: number): number {
	let [first, second, third, fourth] = [0, 0, 0, 0];
	let i = 0;
	for (; i + 3 < width; i += 4) {
		first += embeddings[a + i]! * embeddings[b + i]!;
		second += embeddings[a + i + 1]! * embeddings[b + i + 1]!;
		third += embeddings[a + i + 2]! * embeddings[b + i + 2]!;
		fourth += embeddings[a + i + 3]! * embeddings[b + i + 3]!;
	}
	for (; i < width; i++) first += embeddings[a + i]! * embeddings[b + i]!;
	return first + second + third + fourth;
}
