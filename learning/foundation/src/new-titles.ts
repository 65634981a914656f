import { attributesIn } from '@marquee/attributes';
import type { Title } from '@marquee/contracts';
import { joined, keepRows, type ScoringRequest } from '@marquee/histories';
import { rowTable } from '@marquee/tensor';
import type { ScoringModel } from './infer.ts';
import type { Learnt } from './learnt.ts';
import { embeddingsOf, softened } from './title-tower.ts';
import { turnedRows } from './turned-model.ts';

/**
 * The model with further titles behind its own, which nobody had played when it was trained.
 *
 * Their embeddings are what training would have composed for a title never played; their priors the lowest of any title that
 * it knows, as a title played as seldom as the data have any. In a history they are left out, until the next training.
 */
export function withNewTitles(
	model: ScoringModel,
	learnt: Learnt | undefined,
	added: readonly Title[],
): ScoringModel {
	if (added.length === 0) return model;
	const { titles, readable = titles, embeddings, prior, freshPrior, run } = model;
	return {
		...model,
		titles: titles + added.length,
		readable,
		embeddings: behind(embeddings, newEmbeddings(learnt, added, run.width)), // (V + N, D)
		prior: behind(prior, lowest(prior, added.length)), // (V + N)
		...(freshPrior && { freshPrior: behind(freshPrior, lowest(freshPrior, added.length)) }),
	};
}

/**
 * What the attributes of titles say of where they stand; rows of zeros for a title of which they say nothing, and for all where
 * the model has learnt no attributes. `// (N, D)`
 */
export function newEmbeddings(
	learnt: Learnt | undefined,
	titles: readonly Title[],
	width: number,
): Float32Array {
	const own = new Float32Array(titles.length * width);
	if (learnt?.vocabulary === undefined) return own;
	const { tower, rotation, vocabulary } = learnt;
	const neverPlayed = {
		width,
		own: rowTable(own, width),
		attribute: rowTable(tower.attribute, width),
		gate: rowTable(tower.gate, tower.gate.length),
		attributes: softened(attributesIn(vocabulary, titles)),
		ages: new Uint8Array(titles.length),
	};
	const rows = embeddingsOf(neverPlayed, { ...tower, own });
	return rotation === undefined ? rows : turnedRows(rows, rotation, width);
}

/** The requests without those events of their histories whose title the graph cannot read. */
export function asReadable(
	requests: readonly ScoringRequest[],
	readable: number,
	titles: number,
): readonly ScoringRequest[] {
	if (readable === titles) return requests;
	return requests.map((request) => {
		const { titleIndices } = request.history;
		if (titleIndices.every((title) => title < readable)) return request;
		const whole = joined([request.history], titles);
		return { ...request, history: keepRows(whole, (row) => titleIndices[row]! < readable) };
	});
}

const lowest = (numbers: Float32Array, count: number): Float32Array =>
	new Float32Array(count).fill(numbers.reduce((a, b) => Math.min(a, b), Infinity));

function behind(known: Float32Array, added: Float32Array): Float32Array {
	const all = new Float32Array(known.length + added.length);
	all.set(known);
	all.set(added, known.length);
	return all;
}
