import { expect, test } from 'vitest';
import { atomsOf } from './atoms.ts';
import { genreNamesOf } from './catalogue-genres.ts';
import { catalogueWords } from './catalogue-words.ts';
import { genreConcepts } from './language-words.ts';
import { languageOf, languages } from './languages.ts';

const genres = [
	'Sci-Fi',
	'Sci-Fi & Fantasy',
	'Comedy',
	'Romance',
	'Family',
	'Krimi',
	'Telenovela X',
];
const words = catalogueWords({ genres, tags: ['time travel'] });

function meaningOf(text: string, locale: string) {
	return words.own(locale)?.meaningOf(atomsOf(text))?.meaning;
}

test('every language can say every genre, its country words and its decades', () => {
	expect(languages.size).toBeGreaterThanOrEqual(42);
	for (const [language, { genres: table, origins, decades }] of languages) {
		expect(Intl.getCanonicalLocales(language)).toEqual([language]);
		for (const concept of genreConcepts)
			for (const phrase of table[concept].split('|'))
				expect([language, concept, phrase, atomsOf(phrase).length > 0]).toContain(true);
		for (const country of Object.keys(origins))
			expect(new Intl.Locale(`und-${country}`).region).toBe(country);
		expect([language, decades.split('|').every((phrase) => phrase.includes('#'))]).toContain(true);
	}
});

test('no phrase of a language stands for two genres', () => {
	const twice: string[] = [];
	for (const [language, { genres: table }] of languages) {
		const seen = new Map<string, string>();
		for (const concept of genreConcepts)
			for (const phrase of table[concept].toLowerCase().split('|')) {
				const other = seen.get(phrase);
				if (other !== undefined) twice.push(`${language}: ${phrase} is ${other} and ${concept}`);
				seen.set(phrase, concept);
			}
	}
	expect(twice).toEqual([]);
});

test('a genre is what the catalogue calls it, in whatever language it does', () => {
	expect(meaningOf('Krimis', 'de')).toEqual({ kind: 'genre', groups: [['Krimi']] });
	expect(meaningOf('crime', 'en')).toEqual({ kind: 'genre', groups: [['Krimi']] });
	expect(meaningOf('science fiction', 'en')).toEqual({
		kind: 'genre',
		groups: [['Sci-Fi', 'Sci-Fi & Fantasy']],
	});
});

test('one that the catalogue lacks stands for what comes nearest, or for nothing', () => {
	expect(meaningOf('kids', 'en')).toEqual({ kind: 'genre', groups: [['Family']] });
	expect(meaningOf('romcom', 'en')).toEqual({ kind: 'genre', groups: [['Romance'], ['Comedy']] });
	expect(meaningOf('western', 'en')).toBeUndefined();
});

test('a genre of the catalogue that no language knows is found by its own name', () => {
	expect(words.tags.meaningOf(atomsOf('telenovela x'))?.meaning).toEqual({
		kind: 'genre',
		groups: [['Telenovela X']],
	});
});

test('countries and languages are called as CLDR calls them', () => {
	expect(meaningOf('Südkorea', 'de')).toEqual({ kind: 'country', country: 'KR' });
	expect(meaningOf('tamil', 'en')).toEqual({ kind: 'language', language: 'ta' });
	expect(meaningOf('Франция', 'ru')).toEqual({ kind: 'country', country: 'FR' });
});

test('a mistyped word is taken for another only where there is no doubt', () => {
	const english = words.own('en');
	const mistyped = (word: string) => english?.mistyped(atomsOf(word)[0]!)?.phrase;
	expect(mistyped('koren')).toBe('korean');
	expect(mistyped('comdey')).toBe('Comedy');
	expect(mistyped('indan')).toBe('indian');
	expect(mistyped('cmdy')).toBeUndefined();
	expect(mistyped('woman')).toBeUndefined();
});

test('a genre has its names in all languages, and one that nobody knows has its own', () => {
	const names = genreNamesOf('Comedy');
	expect(names[0]).toEqual({ text: 'Comedy' });
	expect(names).toContainEqual({ text: 'コメディ', locale: 'ja' });
	expect(new Set(names.map(({ locale }) => locale)).size).toBe(languages.size + 1);
	expect(genreNamesOf('Telenovela X')).toEqual([{ text: 'Telenovela X' }]);
});

test('a locale speaks its language, and no locale is refused', () => {
	expect(['pt-BR', 'zh_TW', 'no', 'iw-IL', 'tl', 'xx', '', undefined].map(languageOf)).toEqual([
		'pt',
		'zh',
		'nb',
		'he',
		'fil',
		undefined,
		undefined,
		undefined,
	]);
});
