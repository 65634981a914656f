import type { Bundle } from '@marquee/foundation';
import type { History, Recommender, ScoringRequest } from '@marquee/histories';
import type { TitleId } from '@marquee/units';

/** Below any score that a model gives: titles that it does not know come last. */
const unknownScore = -3e38;

/**
 * A bundle asked about titles in another order than its own, or about titles it does not know: they are left out of the
 * histories it is shown, and come last in its answers.
 */
export function onTitlesOf(bundle: Bundle, titleIds: readonly TitleId[]): Recommender {
	const rows = new Map(bundle.titleIds.map((id, row) => [id, row]));
	const rowOf = Int32Array.from(titleIds, (id) => rows.get(id) ?? -1); // (V)
	const own = bundle.titleIds.length;
	return {
		name: bundle.foundation.name,
		score: async (requests, scores) => {
			const translated = requests.map((request) => ({
				...request,
				history: onRows(request.history, rowOf),
			}));
			const ownScores = new Float32Array(requests.length * own);
			await bundle.foundation.score(translated satisfies readonly ScoringRequest[], ownScores);
			for (let request = 0; request < requests.length; request++)
				for (let title = 0; title < titleIds.length; title++)
					scores[request * titleIds.length + title] =
						rowOf[title]! < 0 ? unknownScore : ownScores[request * own + rowOf[title]!]!;
		},
	};
}

/** The events on titles that have a row, by that row; every other column as it was. */
function onRows(history: History, rowOf: Int32Array): History {
	const isKnown = Uint8Array.from(history.titleIndices, (title) => (rowOf[title]! < 0 ? 0 : 1));
	const columns = Object.entries(history).map(([name, column]) => [
		name,
		column.filter((_: number, at: number) => isKnown[at] === 1),
	]);
	const known = Object.fromEntries(columns) as unknown as History;
	return { ...known, titleIndices: known.titleIndices.map((title) => rowOf[title]!) };
}
