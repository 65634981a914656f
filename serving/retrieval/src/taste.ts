import type { Catalogue } from '@marquee/catalogue';
import type { RequestHydrator } from '@marquee/pipeline';
import { Failure } from '@marquee/units';
import { lentArrays } from './lent-arrays.ts';
import { standardised } from './standardised.ts';
import type { TasteModel } from './taste-model.ts';
import { type AskedFor, notInCatalogue } from './viewer.ts';

/**
 * What the model thinks this profile likes, by catalogue index, in deviations from the model's mean: 0 is an average
 * title, 2 an excellent one. Titles that the model does not know stand at 0. `undefined`: the model did not answer.
 */
export type Taste = Float32Array | undefined; // (V)

/** What is learnt of a request by asking the model. */
export interface Tasted {
	readonly taste: Taste;
}

/**
 * Asks the model once per request; every row reads the answer. A model that fails, is late or answers nonsense leaves
 * `undefined`, and the page rests on popularity.
 */
export function tasteOfProfile(
	model: TasteModel,
	catalogue: Catalogue,
	deadlineMs: number,
): RequestHydrator<AskedFor, Tasted> {
	const places = Int32Array.from(model.titleIds, (id) => catalogue.indexOf(id) ?? notInCatalogue);
	/** As after every training; then what the model answers is laid out already. */
	const isInOrder = places.length === catalogue.size && places.every((place, v) => place === v);
	const answers = lentArrays<Float32Array>(() => new Float32Array(places.length));
	const tastes = isInOrder
		? answers
		: lentArrays<Float32Array>(() => new Float32Array(catalogue.size));
	const laidOut = (scores: Float32Array): Float32Array => {
		const taste = tastes.lend();
		for (let v = 0; v < places.length; v++)
			if (places[v] !== notInCatalogue) taste[places[v]!] = scores[v]!;
		answers.giveBack(scores);
		return taste;
	};
	return {
		name: 'taste-of-profile',
		deadlineMs,
		onFailure: { fallback: { taste: undefined } },
		hydrate: async ({ state, on }, { now, atEnd }) => {
			// A model that fails or is late may still write into it: it is not lent again.
			const answer = await model.taste(state, now, on, answers.lend());
			const scores = standardised(requireSound(answer, model), answer);
			const taste = isInOrder ? scores : laidOut(scores);
			atEnd?.(() => tastes.giveBack(taste));
			return { taste };
		},
	};
}

function requireSound(scores: Float32Array, model: TasteModel): Float32Array {
	if (scores.length !== model.titleIds.length)
		throw unsound(model, `${scores.length} scores for ${model.titleIds.length} titles`);
	let sum = 0;
	for (let v = 0; v < scores.length; v++) sum += scores[v]!;
	if (Number.isFinite(sum)) return scores;
	const v = scores.findIndex((score) => !Number.isFinite(score));
	throw unsound(model, `a score of ${scores[v]} for ${model.titleIds[v]}`);
}

const unsound = (model: TasteModel, found: string) =>
	new Failure('model-unsound', {
		responsible: 'us',
		what: `the model answered ${found}`,
		where: `bundle ${model.bundle}`,
		remedy: 'Serve another bundle; this one must not have passed its checks.',
	});
