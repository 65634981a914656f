import type { Title } from '@marquee/contracts';
import { attributeKinds, valuesOf } from './attribute-words.ts';
import type { TitleAttributes } from './title-attributes.ts';
import { type Vocabulary, type VocabularySettings, vocabularyOf } from './vocabulary.ts';

/** What is known of these titles, in a vocabulary of their own. */
export const attributesOf = (
	titles: readonly Title[],
	settings: VocabularySettings = {},
): TitleAttributes => attributesIn(vocabularyOf(titles, settings), titles);

/**
 * What is known of these titles, in the words of a vocabulary that others may have made: so a title that enters
 * the catalogue today is described as the model learnt to read titles yesterday. What the vocabulary lacks is left out.
 *
 *   weight(v, a) ∝ √share(kind) · importance(a) / |importances of v's attributes of that kind|
 *
 * scaled to a square sum of 1: a film with thirty people says no more by them than one with three.
 */
export function attributesIn(vocabulary: Vocabulary, titles: readonly Title[]): TitleAttributes {
	const { names } = vocabulary;
	const places = new Map(names.map((name, place) => [name, place]));
	const offsets = new Int32Array(titles.length + 1);
	const indices: number[] = [];
	const weights: number[] = [];
	for (const [v, title] of titles.entries()) {
		for (const { place, weight } of weighted(title, places, vocabulary)) {
			indices.push(place);
			weights.push(weight);
		}
		offsets[v + 1] = indices.length;
	}
	return {
		titles: titles.length,
		names,
		offsets,
		indices: Int32Array.from(indices),
		weights: Float32Array.from(weights),
	};
}

interface Weighted {
	readonly place: number;
	readonly weight: number;
}

function weighted(
	title: Title,
	places: ReadonlyMap<string, number>,
	{ importances, shares }: Vocabulary,
): readonly Weighted[] {
	const values = valuesOf(title);
	const found = attributeKinds.flatMap((kind) => {
		const known = Array.from(values[kind], (value) => places.get(`${kind}:${value}`))
			.filter((place) => place !== undefined)
			.map((place) => ({ place, weight: importances[place]! }));
		return scaled(known, Math.sqrt(shares[kind]));
	});
	return scaled(found, 1).sort((a, b) => a.place - b.place);
}

/** The same proportions with this length; none stay none. */
function scaled(weights: readonly Weighted[], length: number): Weighted[] {
	const now = Math.hypot(...weights.map(({ weight }) => weight));
	return weights.map(({ place, weight }) => ({ place, weight: (weight * length) / now }));
}
