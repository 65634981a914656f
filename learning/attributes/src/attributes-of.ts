import type { Title } from '@marquee/contracts';
import { type AttributeKind, attributeKinds, byKind, valuesOf } from './attribute-words.ts';
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
	const places = placesIn(vocabulary);
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
		names: vocabulary.names,
		offsets,
		indices: Int32Array.from(indices),
		weights: Float32Array.from(weights),
	};
}

/** Where each value stands in the vocabulary, by its kind. */
type Places = Readonly<Record<AttributeKind, ReadonlyMap<string, number>>>;

function placesIn({ names }: Vocabulary): Places {
	const places = byKind(() => new Map<string, number>());
	for (const [place, name] of names.entries()) {
		const colon = name.indexOf(':');
		places[name.slice(0, colon) as AttributeKind].set(name.slice(colon + 1), place);
	}
	return places;
}

interface Weighted {
	readonly place: number;
	readonly weight: number;
}

function weighted(title: Title, places: Places, { importances, shares }: Vocabulary): Weighted[] {
	const values = valuesOf(title);
	const found = attributeKinds.flatMap((kind) => {
		const known: Weighted[] = [];
		for (const value of values[kind]) {
			const place = places[kind].get(value);
			if (place !== undefined) known.push({ place, weight: importances[place]! });
		}
		return scaled(known, Math.sqrt(shares[kind]));
	});
	return scaled(found, 1).sort((a, b) => a.place - b.place);
}

/** The same proportions with this length; none stay none. */
function scaled(weights: readonly Weighted[], length: number): Weighted[] {
	const squares = weights.reduce((total, { weight }) => total + weight * weight, 0);
	const factor = length / Math.sqrt(squares);
	return weights.map(({ place, weight }) => ({ place, weight: weight * factor }));
}
