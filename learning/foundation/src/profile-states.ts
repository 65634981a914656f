import type { ScoringRequest } from '@marquee/histories';
import { openSession, type Session } from '@marquee/tensor';
import { emptyTokens, type TokenColumns, writeTokens } from '@marquee/tokens';
import { fitOf, type GraphFit } from './graph-contract.ts';
import { allowLookingBack, hidden } from './looking-back.ts';
import { type Place, sharedRows } from './shared-rows.ts';
import { seen, tokenNames } from './token-names.ts';

/** What a graph reads beside the tokens, and how long its arrays are. */
export interface GraphTables {
	readonly run: { readonly context: number; readonly width: number };
	readonly titles: number;
	readonly embeddings: Float32Array; // (V, D)
}

/** What a graph says of some requests, row by row in their order. */
export interface Answers {
	/** Zeros without a history. `// (R, D)` */
	readonly states: Float32Array;
	/** Only of a graph that has such a head: what titles of the coming days should look like. `// (R, D)` */
	readonly later?: Float32Array;
	/** Only of a graph that says itself what a profile likes; zeros without a history. `// (R, V)` */
	readonly taste?: Float32Array;
}

/** A graph of the contract, opened. */
export interface ProfileStates {
	readonly fit: GraphFit;
	/** Not to be asked again before it has answered: its arrays are used anew. */
	readonly ask: (requests: readonly ScoringRequest[]) => Promise<Answers>;
	readonly release: () => Promise<void>;
}

/**
 * Opens a graph that turns histories into states, as many as its rows hold in one run.
 *
 * @throws {Failure} `bundle-contract-broken` if its tensors are not those of the contract, `graph-refused` if it is no graph.
 */
export async function openProfileStates(
	graph: Uint8Array,
	tables: GraphTables,
	{ threads, where }: { readonly threads: number; readonly where: string },
): Promise<ProfileStates> {
	const session = await openSession(graph, { threads });
	const { titles, embeddings, run } = tables;
	const { context, width } = run;
	try {
		const fit = fitOf(session, { context, width, titles }, where);
		const batch = emptyRequests(fit, context);
		const feeds = feedsOf(batch, fit, embeddings);
		const results = session.results() as {
			states: Float32Array;
			later?: Float32Array;
			taste?: Float32Array;
		};
		const ask = async (requests: readonly ScoringRequest[]): Promise<Answers> => {
			const answers = emptyAnswers(requests.length, fit, tables);
			const asked = requests.flatMap((request, at) => (isEmpty(request) ? [] : [at]));
			const lengths = asked.map((at) =>
				Math.min(context, requests[at]!.history.titleIndices.length),
			);
			for (const places of sharedRows(lengths, { ...fit, context })) {
				fill(batch, places, (place) => requests[asked[place.request]!]!, context);
				await session.run(feeds, results);
				for (const [row, { request }] of places.entries()) {
					copyRow(results.states, row, answers.states, asked[request]!, width);
					if (results.later !== undefined)
						copyRow(results.later, row, answers.later!, asked[request]!, width);
					if (results.taste !== undefined)
						copyRow(results.taste, row, answers.taste!, asked[request]!, titles);
				}
			}
			return answers;
		};
		return { fit, ask, release: session.release };
	} catch (cause) {
		await session.release();
		throw cause;
	}
}

/** The arrays of one run. */
interface RequestBatch {
	readonly tokens: TokenColumns; // each (B·T)
	readonly mask: Float32Array; // (B, 1, T, T)
	/** The step at which each history ends. `// (R)` */
	readonly newest: Int32Array;
}

const emptyRequests = ({ rows, requests }: GraphFit, context: number): RequestBatch => ({
	tokens: emptyTokens(rows * context),
	mask: new Float32Array(rows * context * context),
	newest: new Int32Array(requests),
});

/** The batch's own arrays under the names of the graph's inputs; those it does not read are left out. */
function feedsOf(
	{ tokens, mask, newest }: RequestBatch,
	{ reads }: GraphFit,
	embeddings: Float32Array,
): Parameters<Session['run']>[0] {
	const fields = tokenNames.map((name) => [seen(name), tokens[name]] as const);
	const all = { ...Object.fromEntries(fields), mask, newest, embeddings };
	return Object.fromEntries(Object.entries(all).filter(([name]) => reads.has(name)));
}

function fill(
	batch: RequestBatch,
	places: readonly Place[],
	requestAt: (place: Place) => ScoringRequest,
	context: number,
): void {
	for (const column of Object.values(batch.tokens)) column.fill(0);
	batch.mask.fill(hidden);
	batch.newest.fill(0);
	for (const [row, place] of places.entries()) {
		const { history, ...next } = requestAt(place);
		const { first } = place;
		const to = history.titleIndices.length;
		const from = Math.max(0, to - context);
		writeTokens(history, { from, to, next }, batch.tokens, first);
		const end = first + to - from;
		allowLookingBack(batch.mask, Math.floor(first / context), first, end, context);
		batch.newest[row] = end - 1;
	}
}

const emptyAnswers = (count: number, fit: GraphFit, { titles, run }: GraphTables): Answers => ({
	states: new Float32Array(count * run.width),
	...(fit.saysLater && { later: new Float32Array(count * run.width) }),
	...(fit.tastes && { taste: new Float32Array(count * titles) }),
});

const isEmpty = ({ history }: ScoringRequest): boolean => history.titleIndices.length === 0;

const copyRow = (
	from: Float32Array,
	row: number,
	into: Float32Array,
	at: number,
	width: number,
): void => into.set(from.subarray(row * width, (row + 1) * width), at * width);
