import { gramIndex, type NamedEntity } from '@marquee/names';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CatalogueWords, catalogueWords } from './catalogue-words.ts';
import { readSynonyms } from './synonyms/synonym-rules.ts';
import { synonymsOf } from './synonyms/synonyms.ts';
import { understand } from './understand.ts';
import type { Understanding } from './understanding.ts';

const titles = [
	'The Matrix',
	'Heat',
	'Romance',
	'Drama',
	'2012',
	'1917',
	'Thriller',
	'Spider-Man',
	'Parasite',
	'It',
	'Us',
	'Her',
	'The Who',
	'Up',
	'War of the Worlds',
	'The Lord of the Rings',
	'The Godfather',
	'Horse Feathers',
	'No Country for Old Men',
	'Some Like It Hot',
	'Like Water for Chocolate',
	'Korean Drama',
	'千と千尋の神隠し',
	'사랑의 불시착',
	'Ирония судьбы',
	'...',
];
const people = ['Tom Hanks', 'Steven Spielberg', 'Emma Stone', 'Ryan Gosling', 'Pedro Almodóvar'];
const genres = [
	'Action',
	'Adventure',
	'Animation',
	'Comedy',
	'Crime',
	'Documentary',
	'Drama',
	'Family',
	'Fantasy',
	'Film-Noir',
	'History',
	'Horror',
	'Musical',
	'Mystery',
	'Romance',
	'Sci-Fi',
	'Thriller',
	'War',
	'Western',
];

const words: CatalogueWords = catalogueWords({ genres, tags: ['time travel', 'vampire', 'heist'] });
const names = gramIndex();
const entities: readonly NamedEntity[] = [
	...titles.map((text) => ({
		entityId: `title:${text}`,
		kind: 'title' as const,
		names: [{ text }],
		weight: 0.5,
	})),
	...people.map((text) => ({
		entityId: `person:${text}`,
		kind: 'person' as const,
		names: [{ text }],
		weight: 0.5,
	})),
];
await names.put(entities);

function of(text: string, locale?: string): Promise<Understanding> {
	return understand({ text, ...(locale === undefined ? {} : { locale }) }, { names, words });
}

/** What a query asks for, in one line: genres, tags, years, origins, likeness, and what not. */
function asked({ wants, rest }: Understanding): string {
	const { years, similarTo } = wants;
	return [
		...wants.genres.map((group) => group.join('/')),
		...wants.tags.map((tag) => `#${tag}`),
		...(years === undefined ? [] : [`${years.from}-${years.to}`]),
		...(wants.countries.length > 0 ? wants.countries : wants.originalLanguages),
		...wants.people.map(({ name }) => name),
		...(similarTo === undefined ? [] : [`like ${similarTo.name}`]),
		...wants.without.genres.map((genre) => `not ${genre}`),
		...(rest === '' ? [] : [`? ${rest}`]),
	].join(', ');
}

describe('a description says the same in every language', () => {
	test.each([
		['en', '90s korean thriller', 'Thriller, 1990-1999, KR'],
		['en', 'korean thrillers from the nineties', 'Thriller, 1990-1999, KR'],
		['en', 'thriler koren', 'Thriller, KR'],
		['en', 'time travel comedies', 'Comedy, #time travel'],
		['en', 'movies before 1980', '1870-1979'],
		['en', 'horror 1990-1999', 'Horror, 1990-1999'],
		['en', 'romcom', 'Romance, Comedy'],
		['en', 'horror without comedy', 'Horror, not Comedy'],
		['en', 'movies like the matrix but funny', 'Comedy, like The Matrix'],
		['de', 'französische Komödien der 80er', 'Comedy, 1980-1989, FR'],
		['de', 'südkoreanischer Liebesfilm', 'Romance, KR'],
		['de', 'Science Fiction ohne Horror', 'Sci-Fi, not Horror'],
		['fr', "films d'action coréens des années 90", 'Action, 1990-1999, KR'],
		['fr', 'comédies françaises', 'Comedy, FR'],
		['es', 'comedias románticas', 'Comedy, Romance'],
		['es', 'películas de terror coreanas de los años 80', 'Horror, 1980-1989, KR'],
		['it', 'commedie anni ottanta', 'Comedy, 1980-1989'],
		['pt-BR', 'filmes de terror dos anos 80', 'Horror, 1980-1989'],
		['nl', 'jaren 80 actiefilms', 'Action, 1980-1989'],
		['sv', 'koreanska skräckfilmer från 90-talet', 'Horror, 1990-1999, KR'],
		['da', 'dansk krimi 2010erne', 'Crime, 2010-2019, DK'],
		['fi', 'ranskalaiset komediat 80-luvulta', 'Comedy, 1980-1989, FR'],
		['pl', 'koreańskie thrillery', 'Thriller, KR'],
		['cs', 'francouzské komedie z 80. let', 'Comedy, 1980-1989, FR'],
		['hu', 'koreai horrorfilmek', 'Horror, KR'],
		['ro', 'comedie romantică anii 90', 'Comedy, Romance, 1990-1999'],
		['bg', '90-те екшън филми', 'Action, 1990-1999'],
		['ru', 'французские комедии 80-х', 'Comedy, 1980-1989, FR'],
		['ru', 'корейский триллер девяностых', 'Thriller, 1990-1999, KR'],
		['el', 'κορεάτικες ταινίες τρόμου', 'Horror, KR'],
		['tr', "80'ler Kore korku filmleri", 'Horror, 1980-1989, KR'],
		['ar', 'أفلام رعب كورية', 'Horror, KR'],
		['fa', 'فیلم های ترسناک دهه ۸۰', 'Horror, 1980-1989'],
		['he', 'קומדיות רומנטיות משנות ה-90', 'Comedy, Romance, 1990-1999'],
		['hi', '90 के दशक की कॉमेडी फिल्में', 'Comedy, 1990-1999'],
		['th', 'หนังเกาหลีตลก', 'Comedy, KR'],
		['vi', 'phim hành động Hàn Quốc', 'Action, KR'],
		['id', 'film horor Korea tahun 90an', 'Horror, 1990-1999, KR'],
		['ja', 'サスペンス 映画', 'Thriller'],
		['ja', '90年代の韓国ホラー映画', 'Horror, 1990-1999, KR'],
		['ja', 'Heat のような映画', 'like Heat'],
		['ko', '한국 공포영화 90년대', 'Horror, 1990-1999, KR'],
		['zh-CN', '90年代韩国爱情片', 'Romance, 1990-1999, KR'],
		['zh-TW', '類似heat的電影', 'like Heat'],
		['tr', 'Heat gibi filmler', 'like Heat'],
	])('%s: %s', async (locale, text, expected) => {
		const understanding = await of(text, locale);
		expect(asked(understanding)).toBe(expected);
		expect(understanding.intent).toBe('explore');
	});

	test('in whatever language the service is set to', async () => {
		expect(asked(await of('comedias románticas de los años 80', 'en'))).toBe(
			'Comedy, Romance, 1980-1989',
		);
		expect(asked(await of('французские комедии', 'de'))).toBe('Comedy, FR');
		expect(asked(await of('ホラー映画'))).toBe('Horror');
	});
});

describe('names go before descriptions', () => {
	test('the name of a title is that title, whatever its words mean', async () => {
		for (const text of titles) {
			const { intent, entities: found, correction } = await of(text, 'en');
			expect([text, intent]).toEqual([text, 'fetch']);
			expect(found).toMatchObject([{ kind: 'title', text, value: `title:${text}` }]);
			expect(correction).toBeUndefined();
		}
	});

	test('and the other reading is not forgotten', async () => {
		const { readings, wants } = await of('Thriller', 'en');
		expect(readings.map(({ intent }) => intent)).toEqual(['fetch', 'explore']);
		expect(wants.genres).toEqual([['Thriller']]);
	});

	test('small words are words when they are all there is', async () => {
		for (const text of ['it', 'us', 'her', 'i', 'u'])
			expect((await of(text, 'en')).intent).toBe('fetch');
	});

	test('a year or a word for film beside a name does not hide it', async () => {
		for (const [text, title] of [
			['heat movie', 'Heat'],
			['film heat', 'Heat'],
			['war of the worlds 2005', 'War of the Worlds'],
		] as const) {
			const { intent, entities: found } = await of(text, 'en');
			expect(intent).toBe('fetch');
			expect(found[0]).toMatchObject({ kind: 'title', value: `title:${title}` });
		}
	});

	test('a person is found by a part of the name, alone or beside others', async () => {
		expect((await of('spielberg', 'en')).intent).toBe('find');
		expect((await of('almodovar', 'es')).intent).toBe('find');
		expect(asked(await of('emma stone ryan gosling', 'en'))).toBe('Emma Stone, Ryan Gosling');
		expect(asked(await of('comedy with tom hanks', 'en'))).toBe('Comedy, Tom Hanks');
	});
});

describe('what was meant', () => {
	test('a word is set right, and right ones stay as they were typed', async () => {
		expect((await of('lord of teh ringz', 'en')).correction).toMatchObject({
			text: 'lord of the rings',
		});
		expect((await of('GODFATER')).correction).toEqual({ text: 'Godfather', applied: true });
		expect((await of('thriler koren', 'en')).correction).toEqual({
			text: 'thriller korean',
			applied: true,
		});
	});

	test('nothing is set right that matches as it is', async () => {
		for (const text of ['heat', 'matrix', 'the god', 'spielberg', 'korean thriller', 'xqzw'])
			expect([text, (await of(text, 'en')).correction]).toEqual([text, undefined]);
	});

	test('editors say what else a query may be called', async () => {
		const synonyms = synonymsOf(new Map([['en', readSynonyms('spidey => spider man', 'en.txt')]]));
		const { expansions } = await understand(
			{ text: 'Spidey movie', locale: 'en-GB' },
			{ names, words, synonyms },
		);
		expect(expansions).toEqual(['spider man movie']);
	});
});

test('nothing typed asks for nothing', async () => {
	expect(await of('  ')).toMatchObject({ intent: 'none', readings: [], entities: [], rest: '' });
});

const anything = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc
		.array(
			fc.constantFrom(
				...titles,
				...people,
				...[
					'90s',
					'19',
					'1990',
					'like',
					'without',
					'korean',
					'komödie',
					'韩国',
					'片',
					'的',
					'映画',
				],
				...['\ud800', '\u200d', '-', "'", '  ', '９０年代', 'ужасов', 'رعب', 'ก็', 'koreanisch'],
			),
			{ maxLength: 8 },
		)
		.map((parts) => parts.join(' ')),
);

test('any text is understood somehow, and its parts lie within it without overlapping', async () => {
	await fc.assert(
		fc.asyncProperty(
			anything,
			fc.constantFrom(undefined, 'en', 'de', 'zh', 'th', 'xx', '-'),
			async (text, locale) => {
				const { entities: found, readings, intent } = await of(text, locale);
				let end = 0;
				for (const [at, { span, text: part }] of found.entries()) {
					const shared = found[at - 1]?.span;
					const same = shared?.from === span.from && shared.to === span.to;
					expect(same || span.from >= end).toBe(true);
					expect(text.slice(span.from, span.to)).toBe(part);
					expect(part).not.toBe('');
					end = span.to;
				}
				if (intent === 'none') return;
				expect(readings[0]?.intent).toBe(intent);
				expect(readings.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1);
			},
		),
		{ numRuns: 300 },
	);
});
