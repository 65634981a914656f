import type { Recommender, ScoringRequest } from '@marquee/histories';
import { besideTaste, type Memory } from './memory.ts';
import { asReadable } from './new-titles.ts';
import { type GraphTables, openProfileStates } from './profile-states.ts';
import type { Run } from './run.ts';
import { scoringGraph } from './scoring-graph.ts';
import { openTaste } from './taste.ts';
import type { TrainedModel } from './trained-model.ts';

/** What scoring needs of a model beside its graph. */
export interface ScoringModel {
	readonly run: Pick<Run, 'context' | 'width'>;
	readonly titles: number;
	readonly embeddings: Float32Array; // (V, D)
	readonly prior: Float32Array; // (V)
	readonly freshPrior?: Float32Array; // (V)
	/** So many titles, the first, can stand in a history; those behind them came after the graph. All unless given. */
	readonly readable?: number;
	readonly memory?: Memory;
}

/** How a model is opened. */
export interface OpenOptions {
	readonly threads: number;
	/** B: rows of T events read in one run, shared by short histories. 1 for serving, a dozen for evaluation. */
	readonly batchRows: number;
}

/** A foundation model that can be asked. */
export interface Foundation extends Recommender {
	/**
	 * The embedding of every profile as of its request: what its next title's embedding should look like; zeros without a
	 * history. In the space of the titles, up to its length. `// (R, D)`
	 */
	readonly states: (requests: readonly ScoringRequest[]) => Promise<Float32Array>;
	/**
	 * Ranks by what the coming days will bring rather than by what comes next, for surfaces that are served from a cache; absent
	 * where the model has not learnt it.
	 */
	readonly later?: Recommender;
	/** Where titles stand: rows of length 1, the model's own table. Not to be written to. `// (V, D)` */
	readonly embeddings: { readonly values: Float32Array; readonly width: number };
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

/** So many histories to a row of T steps: MovieTweetings fills it, and one more costs only its row of the last product. */
const historiesPerRow = 16;

/** Opens what training left in memory. */
export function openFoundation(model: TrainedModel, options: OpenOptions): Promise<Foundation> {
	const rows = options.batchRows;
	const requests = rows === 1 ? 1 : rows * historiesPerRow;
	return openScoring(model, scoringGraph(model, { rows, requests }), {
		threads: options.threads,
		where: 'the graph of the model in memory',
	});
}

/**
 * Opens a graph that keeps the contract beside its tables.
 *
 * @throws {Failure} `bundle-contract-broken`, `graph-refused`; `where` says which graph it was.
 */
export async function openScoring(
	model: ScoringModel,
	graph: Uint8Array,
	options: { readonly threads: number; readonly where: string },
): Promise<Foundation> {
	const { titles, readable = titles, memory } = model;
	const { width } = model.run;
	const profiles = await openProfileStates(graph, readableTables(model, readable), options);
	const { requests } = profiles.fit;
	const remember = memory && besideTaste(memory);
	const taste = await openTaste(model.embeddings, width, { threads: options.threads, requests });
	// A graph's arrays are used by all: whoever asks waits for the one before.
	let turn: Promise<unknown> = Promise.resolve();
	const inTurn = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
		const mine = turn.then(ask);
		turn = mine.catch(() => undefined); // its own caller hears of it
		return mine;
	};
	const score =
		(which: 'states' | 'later'): Recommender['score'] =>
		(asked, scores) =>
			inTurn(async () => {
				const own = scores.subarray(0, asked.length * titles); // (R, V)
				const read = asReadable(asked, readable, titles);
				const answers = await profiles.ask(read);
				if (answers.taste === undefined || which === 'later')
					await taste.fill(answers[which]!, own);
				else spread(answers.taste, readable, own, titles);
				for (const [row, request] of read.entries()) {
					const ofRequest = own.subarray(row * titles, (row + 1) * titles); // (V)
					addPopularity(model, request, ofRequest);
					remember?.(request.history, ofRequest);
				}
			});
	return {
		name: 'foundation',
		score: score('states'),
		...(profiles.fit.saysLater && { later: { name: 'foundation-later', score: score('later') } }),
		states: (asked) =>
			inTurn(async () => (await profiles.ask(asReadable(asked, readable, titles))).states),
		embeddings: { values: model.embeddings, width },
		similarity: (title) => cosines(model, title),
		cosine: (a, b) => product(model, rowOf(model, a), rowOf(model, b)),
		release: async () => {
			await turn;
			await Promise.all([profiles.release(), taste.release()]);
		},
	};
}

/** What the graph is given: the titles that it was made for. */
const readableTables = ({ run, embeddings }: ScoringModel, readable: number): GraphTables => ({
	run,
	titles: readable,
	embeddings: embeddings.subarray(0, readable * run.width),
});

/** Rows of the graph's own taste as rows over all titles: it has none for those it was not made for. */
function spread(
	taste: Float32Array, // (R, readable)
	readable: number,
	scores: Float32Array, // (R, V)
	titles: number,
): void {
	scores.fill(0);
	for (let row = 0; row * titles < scores.length; row++)
		scores.set(taste.subarray(row * readable, (row + 1) * readable), row * titles);
}

/** score = taste + prior, or beside a fresh prior half the taste; without a history taste is 0 already. */
function addPopularity(
	model: ScoringModel,
	{ asOfMs }: ScoringRequest,
	scores: Float32Array, // (V)
): void {
	const fresh = Number.isNaN(asOfMs) ? undefined : model.freshPrior;
	const weight = fresh === undefined ? 1 : tasteBesideFresh;
	const prior = fresh ?? model.prior; // (V)
	for (let title = 0; title < model.titles; title++)
		scores[title] = weight * scores[title]! + prior[title]!;
}

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
