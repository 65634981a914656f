import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fold } from '@marquee/language';
import type { NamedEntity, WrittenName } from '@marquee/names';
import { type Random, seededRandom } from '@marquee/units';
import type { JudgedQuery } from '../../apps/marquee/src/search/judged-queries.ts';
import {
	lettersOf,
	type MistakeKind,
	mistakeKinds,
	mistakes,
} from '../../apps/marquee/src/search/mistakes.ts';
import { isNameOfOthers, namesakes } from '../../apps/marquee/src/search/namesakes.ts';

/** What is searched and what is asked of it. */
export interface SearchSet {
	readonly name: string;
	readonly entities: readonly NamedEntity[];
	readonly queries: readonly JudgedQuery[];
}

/** Locales in which names are asked: those of the goals. */
export const locales42 =
	'ar bg bn ca cs da de el en es et fa fi fil fr gu he hi hr hu id it ja kn ko lt lv ml mr ms nb nl pl pt ro ru sk sr sv ta te th'.split(
		' ',
	);

/** Films of eight languages, each with one name; mistakes of every kind in names drawn by chance. */
export function films(folder: string, perKind: number): SearchSet {
	const entities = filmEntities(folder);
	return { name: 'films', entities, queries: withMistakes(entities, perKind, mistakeKinds) };
}

/** The same films, asked with words misspelt as people misspell them; in titles of one word apart from the others. */
export function misspeltFilms(folder: string, typos: string, perKind: number): SearchSet {
	const entities = filmEntities(folder);
	const misspellings = Map.groupBy(rows(join(typos, 'codespell_dictionary.tsv')), ([, right]) =>
		right!.toLowerCase(),
	);
	const called = namesakes(entities);
	const random = seededRandom(1, 'misspellings');
	const all = entities.flatMap(({ names: [name] }): JudgedQuery[] => {
		const words = name!.text.split(' ');
		if (name!.locale !== 'en') return [];
		return words.flatMap((word, at) =>
			(misspellings.get(word.toLowerCase()) ?? []).map(([wrong]) => ({
				text: words.with(at, wrong!).join(' '),
				locale: 'en',
				expected: called(name!.text),
				class: words.length === 1 ? 'misspelt, one word' : 'misspelt, several words',
			})),
		);
	});
	const byClass = Object.values(Object.groupBy(all, (query) => query.class));
	const queries = byClass.flatMap((ofClass) => drawn(ofClass!, 2 * perKind, random));
	return { name: 'misspelt films', entities, queries };
}

/** Countries and other regions by their names in 42 locales, all in one index. */
export function regions(perKind: number): SearchSet {
	const codes = regionCodes();
	const entities = codes.map((code): NamedEntity => {
		const names = locales42.map((locale) => ({ text: nameOf(code, locale), locale }));
		return { entityId: code, kind: 'title', weight: 0, names };
	});
	const kinds = [
		'exact',
		'prefix',
		'substitution',
		'insertion',
		'deletion',
		'transposition',
	] as const;
	const per = Math.ceil(perKind / 5);
	const queries = locales42.flatMap((locale) => withMistakes(entities, per, kinds, locale));
	return { name: 'regions', entities, queries };
}

/** Anime by their official names in all languages; asked by Latin transcriptions that are not among them, and with mistakes. */
export function anime(folder: string, perKind: number): SearchSet {
	const titles = Map.groupBy(rows(join(folder, 'anidb_titles.tsv.gz')), ([id]) => id!);
	const transcribed: JudgedQuery[] = [];
	const entities = [...titles].flatMap(([entityId, ofTitle]): NamedEntity[] => {
		const names = ofTitle
			.filter(([, type, lang]) => type === 'official' && !lang!.startsWith('x-'))
			.map(([, , lang, text]): WrittenName => ({ text: text!, locale: lang! }));
		if (names.length === 0) return [];
		const folded = new Set(names.map(({ text }) => fold(text)));
		for (const [, type, lang, text] of ofTitle)
			if (isTranscription(type!, lang!, names) && !folded.has(fold(text!)))
				transcribed.push({ text: text!, expected: [entityId], class: `transcription ${lang}` });
		return [{ entityId, kind: 'title', weight: 0, names }];
	});
	const random = seededRandom(1, 'transcriptions');
	const byClass = Object.values(Object.groupBy(transcribed, (query) => query.class));
	const languages = Map.groupBy(
		entities.flatMap(({ names }) => names),
		({ locale }) => locale!,
	);
	const kinds = ['prefix', 'substitution', 'transposition', 'two-edits'] as const;
	const queries = [...languages]
		.filter(([, names]) => names.length >= 20)
		.flatMap(([locale]) => withMistakes(entities, Math.ceil(perKind / 10), kinds, locale));
	return {
		name: 'anime',
		entities,
		queries: [...byClass.flatMap((ofClass) => drawn(ofClass!, perKind, random)), ...queries],
	};
}

const original: Readonly<Record<string, string>> = { 'x-jat': 'ja', 'x-kot': 'ko', 'x-zht': 'zh' };

/** A main name in Latin letters of which the original is among the names. */
const isTranscription = (type: string, lang: string, names: readonly WrittenName[]): boolean =>
	type === 'main' &&
	lang in original &&
	names.some(({ locale }) => locale!.startsWith(original[lang]!));

/** So many queries of each kind, of names (of this locale) drawn by chance. */
function withMistakes(
	entities: readonly NamedEntity[],
	perKind: number,
	kinds: readonly MistakeKind[],
	locale?: string,
): readonly JudgedQuery[] {
	const called = namesakes(entities);
	const names = entities
		.flatMap((entity) => entity.names)
		.filter((name) => locale === undefined || name.locale === locale);
	const letters = Map.groupBy(names, (name) => name.locale ?? '');
	const makers = new Map(
		[...letters].map(([of, its]) => [
			of,
			mistakes(lettersOf(its.map(({ text }) => text)), seededRandom(1, `mistakes ${of}`)),
		]),
	);
	return kinds.flatMap((kind) => {
		const queries: JudgedQuery[] = [];
		for (const { text: name, locale: of } of drawn(
			names,
			names.length,
			seededRandom(1, `names ${locale} ${kind}`),
		)) {
			if (queries.length === perKind) break;
			const text = makers.get(of ?? '')!(name, kind);
			const expected = called(name);
			if (text !== undefined && !isNameOfOthers(text, expected, called))
				queries.push({ text, expected, class: kind, ...(of && { locale: of }) });
		}
		return queries;
	});
}

function filmEntities(folder: string): readonly NamedEntity[] {
	return rows(join(folder, 'tmdb_films_8lang.tsv.gz'))
		.filter(([, , title]) => title !== undefined && title.trim() !== '')
		.map(([id, locale, title]) => ({
			entityId: `${id}-${locale}`,
			kind: 'title',
			weight: 0,
			names: [{ text: title!, locale: locale! }],
		}));
}

function regionCodes(): readonly string[] {
	const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
	return letters
		.flatMap((a) => letters.map((b) => a + b))
		.filter((code) => nameOf(code, 'en') !== code);
}

const nameOf = (code: string, locale: string): string =>
	new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;

function drawn<Item>(from: readonly Item[], count: number, random: Random): readonly Item[] {
	const items = [...from];
	const size = Math.min(count, items.length);
	for (let at = 0; at < size; at++) {
		const other = at + random.below(items.length - at);
		[items[at], items[other]] = [items[other]!, items[at]!];
	}
	return items.slice(0, size);
}

function rows(path: string): readonly (readonly string[])[] {
	const bytes = readFileSync(path);
	const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
	const lines = text.split('\n').slice(1);
	return lines.filter(Boolean).map((line) => line.split('\t'));
}
