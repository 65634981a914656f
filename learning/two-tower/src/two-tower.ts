import type { TitleAttributes } from '@marquee/attributes';
import type { Histories, History, Recommender, ScoringRequest } from '@marquee/histories';
import { frozenWeights, Graph, matrixProduct, openSession, type Session } from '@marquee/tensor';
import { type Bags, emptyBags, placeHistory } from './bags.ts';
import { everyTitle, neighbourGraph } from './nearest-titles.ts';
import { settingsOf, type TwoTowerSettings } from './settings.ts';
import { titleVectors } from './title-vectors.ts';
import { profileTower } from './towers.ts';
import { type TrainedTowers, trainTowers } from './train-towers.ts';
import { bagInputs } from './training-graph.ts';

/** How `fitTwoTower` is called, beside the data. */
export interface TwoTowerOptions {
	/** How the settings differ from the defaults. */
	readonly settings?: Partial<TwoTowerSettings>;
	/** What is known of titles beside who watched them. */
	readonly attributes?: TitleAttributes;
	/** Default 1. */
	readonly threads?: number;
	readonly onProgress?: (done: number, total: number) => void;
	readonly signal?: AbortSignal;
}

/** Both towers and the index, ready to be asked. */
export interface TwoTower extends Recommender {
	/**
	 * The k titles that suit a history best and are not in it, best first; fewer if there are fewer. From the index where the
	 * catalogue is large: then a few of the best may be missing.
	 */
	readonly retrieve: (history: History, k: number) => Promise<Int32Array>;
	/** One row of length 1 per title, of zeros for one of which nothing is known. `// (V, D)` */
	readonly titleVectors: Float32Array;
	readonly release: () => Promise<void>;
}

/**
 * The design that many services began with: a tower for the profile, a tower for the title, and nearest neighbours between.
 *
 *   score = cos(profileTower(recent titles), titleTower(title))
 *
 * Neither sees the order of events beyond recency, nor the other's input before the last product: that is what makes an index
 * possible, and what it costs.
 *
 * @throws {RangeError} for settings that cannot be, data without events, attributes of another catalogue.
 * @paper Covington, Adams, Sargin: Deep Neural Networks for YouTube Recommendations. RecSys 2016. Yi et al.:
 * Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations. RecSys 2019.
 */
export async function fitTwoTower(
	data: Histories,
	{ settings: difference = {}, attributes, threads = 1, onProgress, signal }: TwoTowerOptions = {},
): Promise<TwoTower> {
	const settings = settingsOf(difference);
	const task = { data, attributes, settings, threads, onProgress, signal };
	const towers = await trainTowers(task);
	const vectors = await titleVectors(towers, attributes, settings, threads);
	return opened(towers, vectors, settings, threads);
}

/** Requests answered in one run. */
const requestsAtOnce = 32;

async function opened(
	towers: TrainedTowers,
	vectors: Float32Array,
	settings: TwoTowerSettings,
	threads: number,
): Promise<TwoTower> {
	const { titles, width } = towers.shape;
	const scoring = await openSession(scoringGraph(towers, vectors, settings), { threads });
	const asking = await openSession(profileGraph(towers, settings), { threads });
	const table = { values: vectors, width };
	const index = titles <= settings.exactTitles ? everyTitle(table) : neighbourGraph(table);

	const score = async (requests: readonly ScoringRequest[], scores: Float32Array) => {
		if (scores.length !== requests.length * titles)
			throw new RangeError(
				`two-tower: ${scores.length} places for ${requests.length} requests over ${titles} titles`,
			);
		for (let first = 0; first < requests.length; first += requestsAtOnce) {
			const some = requests.slice(first, first + requestsAtOnce);
			const histories = some.map(({ history }) => history);
			const { agreement } = await answered(scoring, bagsOf(histories, requestsAtOnce, settings));
			scores.set(agreement!.subarray(0, some.length * titles), first * titles);
		}
	};
	const retrieve = async (history: History, k: number) => {
		const { profile } = await answered(asking, bagsOf([history], 1, settings));
		const watched = new Set(history.titleIndices);
		const found = index.nearest(profile!, k + watched.size);
		return found.filter((title) => !watched.has(title)).slice(0, k);
	};
	const release = async () => {
		await scoring.release();
		await asking.release();
	};
	return { name: 'two-tower', score, retrieve, titleVectors: vectors, release };
}

function bagsOf(histories: readonly History[], count: number, settings: TwoTowerSettings): Bags {
	const bags = emptyBags(count, settings.context);
	for (const [n, { titleIndices }] of histories.entries())
		placeHistory(bags, n, titleIndices, settings.halfLifeTitles);
	return bags;
}

/** Into fresh arrays, so that two who ask at once do not write over each other. */
async function answered(session: Session, { rows, weights }: Bags) {
	const results = session.results() as Record<string, Float32Array>;
	await session.run({ 'watched-rows': rows, 'watched-weights': weights }, results);
	return results;
}

/** Histories in, cosines with all titles out. */
function scoringGraph(
	{ shape, layout, weights }: TrainedTowers,
	vectors: Float32Array,
	{ context }: TwoTowerSettings,
): Uint8Array {
	const graph = new Graph();
	const watched = bagInputs(graph, 'watched', requestsAtOnce, context);
	const profiles = profileTower(shape, frozenWeights(graph, layout, weights), watched); // (B, D)
	const table = graph.constant(vectors, [shape.titles, shape.width]);
	graph.output('agreement', matrixProduct(profiles, table, { transposeB: true })); // (B, V)
	return graph.build();
}

/** One history in, its vector out. */
function profileGraph(
	{ shape, layout, weights }: TrainedTowers,
	{ context }: TwoTowerSettings,
): Uint8Array {
	const graph = new Graph();
	const watched = bagInputs(graph, 'watched', 1, context);
	graph.output('profile', profileTower(shape, frozenWeights(graph, layout, weights), watched));
	return graph.build();
}
