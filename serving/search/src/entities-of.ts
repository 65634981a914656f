import { type Catalogue, peopleOf, type WordTable, wordTable } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { NamedEntity, NamedKind, WrittenName } from '@marquee/names';
import { entityIdOf } from './entity-id.ts';

/** What an entity list is made from besides the catalogue. */
export interface NamingParts {
	/** How many profiles ever took up each title, by catalogue index; without it all titles weigh the same. */
	readonly profiles?: ArrayLike<number>; // (V)
	/** What a genre is called in other languages. */
	readonly genreNames?: (genre: string) => readonly WrittenName[];
}

/** So many entities are made at once: some milliseconds. */
const atOnce = 2_000;

/** People who stand further down a title's list do not make it better known. */
const peopleCounted = 8;

/**
 * Everything of a catalogue that has a name: titles under all their names, people, genres and tags.
 *
 *   weight(title) = ln(1 + profiles) ÷ ln(1 + most profiles of any title)
 *
 * A person, genre or tag weighs by the summed weights of its titles and their number, on the same kind of scale within its kind. Each comes
 * once; titles in dense order, then the others as the titles name them.
 */
export const entitiesOf = (catalogue: Catalogue, parts: NamingParts = {}): NamedEntity[] =>
	[...entitiesInSteps(catalogue, parts)].flat();

/** The same entities, some of them with each step. */
export function* entitiesInSteps(
	catalogue: Catalogue,
	parts: NamingParts = {},
): Generator<readonly NamedEntity[]> {
	const weights = titleWeights(catalogue.size, parts.profiles);
	for (let from = 0; from < catalogue.size; from += atOnce)
		yield catalogue.titles
			.slice(from, from + atOnce)
			.map((title, i) => titleEntity(title, weights[from + i]!));
	const carried = (kind: NamedKind, table: WordTable) =>
		carriedEntities({ kind, table, weights }, parts);
	const { titles } = catalogue;
	yield* carried('person', peopleOf(catalogue));
	yield* carried(
		'genre',
		wordTable(titles, ({ genres }) => genres),
	);
	yield* carried(
		'tag',
		wordTable(titles, ({ tags }) => tags ?? []),
	);
}

/** A title under all its names, the catalogue's own first. */
export function titleEntity(
	{ titleId, name, names = {}, originalLanguage }: Title,
	weight: number,
): NamedEntity {
	const known = new Set([name]);
	const written: WrittenName[] = [{ text: name, ...ownLocale(name, names, originalLanguage) }];
	for (const [locale, text] of Object.entries(names)) {
		if (known.has(text)) continue;
		known.add(text);
		written.push({ text, locale });
	}
	return {
		entityId: entityIdOf({ kind: 'title', key: titleId }),
		kind: 'title',
		names: written,
		weight,
	};
}

/** The language of a title's own name, where a name by locale or the writing says so. */
function ownLocale(
	name: string,
	names: Readonly<Record<string, string>>,
	originalLanguage: string | undefined,
): { locale?: string } {
	const same = Object.keys(names).find((locale) => names[locale] === name);
	if (same !== undefined) return { locale: same };
	// A name in another script than Latin is hardly the translation of the service.
	const isForeign =
		originalLanguage !== undefined && /[^\p{Script=Latin}\p{Script=Common}]/u.test(name);
	return isForeign ? { locale: originalLanguage } : {};
}

interface Carrying {
	readonly kind: NamedKind;
	readonly table: WordTable;
	readonly weights: Float64Array; // (V)
}

function* carriedEntities(
	{ kind, table: { words, offsets, of }, weights }: Carrying,
	{ genreNames }: NamingParts,
): Generator<readonly NamedEntity[]> {
	const prominence = new Float64Array(words.length); // (W)
	for (let title = 0; title < weights.length; title++)
		for (let at = offsets[title]!; at < offsets[title + 1]!; at++) {
			const isNamed = kind !== 'person' || at - offsets[title]! < peopleCounted;
			// A tenth for being there at all: without counts the one with more titles is better known.
			prominence[of[at]!]! += (isNamed ? weights[title]! : 0) + 0.1;
		}
	let most = 0;
	for (const sum of prominence) most = Math.max(most, Math.log1p(sum));
	for (let from = 0; from < words.length; from += atOnce)
		yield words.slice(from, from + atOnce).map((word, i) => ({
			entityId: entityIdOf({ kind, key: word }),
			kind,
			names: namesOf(word, kind === 'genre' ? genreNames : undefined),
			weight: Math.round((100 * Math.log1p(prominence[from + i]!)) / most) / 100,
		}));
}

function namesOf(word: string, more: NamingParts['genreNames']): WrittenName[] {
	const others = more?.(word) ?? [];
	const known = new Set([word]);
	const names: WrittenName[] = [{ text: word }];
	for (const name of others) {
		if (known.has(name.text)) continue;
		known.add(name.text);
		names.push(name);
	}
	return names;
}

function titleWeights(size: number, profiles: ArrayLike<number> | undefined): Float64Array {
	const weights = new Float64Array(size);
	if (profiles === undefined) return weights;
	let most = 0;
	for (let v = 0; v < size; v++) most = Math.max(most, Math.log1p(Math.max(0, profiles[v] ?? 0)));
	// In steps of 1 %: an entity is not written anew for every play.
	for (let v = 0; v < size && most > 0; v++)
		weights[v] = Math.round((100 * Math.log1p(Math.max(0, profiles[v] ?? 0))) / most) / 100;
	return weights;
}
