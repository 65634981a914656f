import { Graph, matrixProduct, openSession } from '@marquee/tensor';

/** What states say of all titles. */
export interface Taste {
	/** Fills taste = states · Êᵀ for as many states as are given. `// states (R, D), taste (R, V)` */
	readonly fill: (states: Float32Array, taste: Float32Array) => Promise<void>;
	readonly release: () => Promise<void>;
}

/** Numbers of taste computed at once: 4 MiB hold 64 rows of most catalogues, and one row of a million titles. */
const atOnce = 2 ** 20;

/** Opens the product of states with the embeddings, for `requests` states at a time or as few as memory allows. */
export async function openTaste(
	embeddings: Float32Array, // (V, D)
	width: number,
	{ threads, requests }: { readonly threads: number; readonly requests: number },
): Promise<Taste> {
	const titles = embeddings.length / width;
	const rows = Math.max(1, Math.min(requests, Math.floor(atOnce / titles)));
	const session = await openSession(tasteGraph(rows, titles, width), { threads });
	const some = new Float32Array(rows * width); // (P, D)
	const results = session.results() as { taste: Float32Array }; // (P, V)
	return {
		fill: async (states, taste) => {
			for (let first = 0; first * width < states.length; first += rows) {
				const now = Math.min(rows, states.length / width - first);
				const given = states.subarray(first * width, (first + now) * width);
				const into = taste.subarray(first * titles, (first + now) * titles);
				if (now === rows) {
					await session.run({ states: given, embeddings }, { taste: into });
				} else {
					some.set(given);
					await session.run({ states: some, embeddings }, results);
					into.set(results.taste.subarray(0, into.length));
				}
			}
		},
		release: session.release,
	};
}

/** The table is an input: as a constant it would lie in memory twice more, and one state would not be answered faster. */
function tasteGraph(rows: number, titles: number, width: number): Uint8Array {
	const graph = new Graph();
	const states = graph.input('states', [rows, width]);
	const embeddings = graph.input('embeddings', [titles, width]);
	graph.output('taste', matrixProduct(states, embeddings, { transposeB: true })); // (P, V)
	return graph.build();
}
