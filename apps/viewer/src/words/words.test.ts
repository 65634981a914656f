import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { rehearsalPage } from '../testing/rehearsal-page.ts';
import { headingOf, reasonOf } from './headings.ts';
import { languageOf } from './language.ts';
import { settledOn, spoken, spokenLocales } from './locales.ts';
import { nameIn, pageIn } from './title-names.ts';

const languages = spokenLocales.map((locale) => languageOf({ spoken: locale, tag: locale }));
const byName = (locale: (typeof spokenLocales)[number]) =>
	languageOf({ spoken: locale, tag: locale });

/** Every text of a language, functions called with marks that must come out again. */
function textsOf(words: unknown, at = ''): { at: string; text: string }[] {
	if (typeof words === 'string') return [{ at, text: words }];
	if (typeof words === 'function') return [{ at, text: words('«1»', '«2»').toString() }];
	return Object.entries(words as object).flatMap(([key, value]) => textsOf(value, `${at}.${key}`));
}

test('no language leaves a text empty, and each keeps what is put into a sentence', () => {
	const english = new Map(textsOf(spoken.en.words).map(({ at, text }) => [at, text]));
	for (const locale of spokenLocales)
		for (const { at, text } of textsOf(spoken[locale].words)) {
			expect(text.trim(), `${locale}${at}`).not.toBe('');
			for (const mark of ['«1»', '«2»'])
				expect(text.includes(mark), `${locale}${at}`).toBe(english.get(at)!.includes(mark));
		}
});

test('a language is not a copy of English: sentences differ', () => {
	const english = new Map(textsOf(spoken.en.words).map(({ at, text }) => [at, text]));
	for (const locale of spokenLocales.filter((each) => each !== 'en')) {
		const texts = textsOf(spoken[locale].words);
		const same = texts.filter(({ at, text }) => text.length > 14 && text === english.get(at));
		expect(same, locale).toEqual([]);
	}
});

test('counts take the form that the language asks for', () => {
	expect([1, 2].map(spoken.en.words.browse.titles)).toEqual(['1 title', '2 titles']);
	const arabic = [1, 2, 5, 20, 100].map(spoken.ar.words.browse.titles);
	expect(new Set(arabic.map((text) => text.replace(/\p{N}+ /u, ''))).size).toBe(5);
});

test('the first wish that can be met is met, and the reader keeps their own tag', () => {
	expect(settledOn(['fr', 'de-AT', 'en'])).toEqual({ spoken: 'de', tag: 'de-AT' });
	expect(settledOn(['pt-PT'])).toEqual({ spoken: 'pt-BR', tag: 'pt-PT' });
	expect(settledOn(['iw'])).toMatchObject({ spoken: 'he' });
	expect(settledOn([undefined, 'C', '', 'en_US.UTF-8'])).toEqual({ spoken: 'en', tag: 'en' });
});

test('no wish, however odd, breaks the choice', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.string(), fc.constantFrom('ar', 'x-y', 'zz-ZZ'))),
			(wishes) => {
				expect(spokenLocales).toContain(settledOn(wishes).spoken);
			},
		),
	);
});

test('Arabic and Hebrew begin at the right, the others at the left', () => {
	const right = languages.filter(({ direction }) => direction === 'rtl');
	expect(right.map(({ locale }) => locale)).toEqual(['ar', 'he']);
});

test('lengths, years and ages are written as the language does', () => {
	const [english, german] = [byName('en'), byName('de')];
	expect(english.shortLength(6_000)).toBe('1 hr 40 min');
	expect(german.shortLength(6_000)).toBe('1 Std. 40 Min.');
	expect(english.shortLength(1)).toBe('1 min');
	expect(english.spokenLength(0)).toBe('0 seconds');
	expect(english.spokenLength(3_665)).toBe('1 hour, 1 minute, 5 seconds');
	expect(english.year(1999)).toBe('1999');
	expect(english.ago(0, 3 * 3_600_000)).toBe('3 hours ago');
	expect(german.ago(0, 26 * 3_600_000)).toBe('gestern');
	expect(english.ago(10, 0)).toBe('now');
});

const titles = rehearsalCatalogue(120);
const stop = {
	kind: 'stop',
	eventId: 'e',
	profileId: 'p',
	titleId: titles[3]!.titleId,
	happenedAt: 1,
	positionSeconds: 600,
	watchedSeconds: 600,
} as const;
const asked = { surface: 'home', profileId: 'p', requestId: 'r', nowMs: 0 } as const;
const page = rehearsalPage(titles, [stop], asked);

test('every heading of a page is in the reader’s language, and in English as the service wrote it', () => {
	for (const row of page.rows) expect(headingOf(row, byName('en')).text).toBe(row.heading);
	for (const language of languages.filter(({ spoken: each }) => each !== 'en'))
		for (const row of page.rows) expect(headingOf(row, language).foreign).toBe(false);
	const german = page.rows.map((row) => headingOf(row, byName('de')).text);
	expect(german).toContain('Für dich ausgewählt');
	expect(german).toContain('Horror');
});

test('what a row rests on is named in the heading, by its name in the language where that is known', () => {
	const row = page.rows.find(({ family }) => family === 'because-you-watched')!;
	expect(headingOf(row, byName('de')).text).toContain(titles[3]!.name);
	const named = headingOf(row, byName('ja'), (id) =>
		id === titles[3]!.titleId ? '港' : undefined,
	);
	expect(named.text).toContain('港');
});

test('what has no words of its own keeps the service’s, and says that they are foreign', () => {
	const row = { ...page.rows[0]!, rowId: 'rainy-day', family: 'rainy-day', heading: 'Rainy day' };
	expect(headingOf(row, byName('he'))).toEqual({ text: 'Rainy day', foreign: true });
	const evidence = { sentence: 'It rains', source: 'constructor' };
	expect(reasonOf(evidence, byName('ar'))).toEqual({ text: 'It rains', foreign: true });
	expect(reasonOf({ ...evidence, source: 'taste' }, byName('de'))).toEqual({
		text: 'Nach deinem Geschmack',
		foreign: false,
	});
});

test('a title has its name in the locale, else in the language, else the service’s', () => {
	const title = { name: 'Winter', names: { 'pt-BR': 'Inverno', ja: '冬' } };
	expect(['pt-BR', 'pt-PT', 'ja-JP', 'de'].map((locale) => nameIn(title, locale))).toEqual([
		'Inverno',
		'Inverno',
		'冬',
		'Winter',
	]);
	expect(nameIn({ name: 'Tide' }, 'ja')).toBe('Tide');
	const before = page.rows.flatMap((row) => row.titles.map(({ title: { titleId } }) => titleId));
	const after = pageIn(page, 'ja').rows.flatMap((row) =>
		row.titles.map(({ title: t }) => t.titleId),
	);
	expect(after).toEqual(before);
});

test('what a search says is in the reader’s language already', () => {
	const evidence = { sentence: 'Beginnt mit „ti“', source: 'by-name' };
	expect(reasonOf(evidence, byName('de'))).toEqual({ text: evidence.sentence, foreign: false });
	const row = { ...page.rows[0]!, rowId: 'like:t', family: 'like', heading: 'Wie Tide' };
	expect(headingOf(row, byName('de'))).toEqual({ text: 'Wie Tide', foreign: false });
});

test('shelves are named by what stands on them', () => {
	const german = byName('de');
	const told = (rowId: string, heading: string) =>
		headingOf({ ...page.rows[0]!, rowId, family: rowId.split(':')[0]!, heading }, german).text;
	expect(told('genre-pair:Crime+Drama', 'Crime & Drama')).toBe('Krimi · Drama');
	expect(told('genre-decade:War+1990', 'War of the 1990s')).toBe('Krieg · 1990er');
	expect(told('language:fr', 'In French')).toBe('Französisch');
	expect(told('person:Jun Saito', 'With Jun Saito')).toContain('Jun Saito');
	expect(told('also-watched:t', 'Viewers of Tide also watched')).toMatch(/^Wer \P{L}?Tide/u);
	expect(told('because-you-watched:t', 'More like Tide')).toBe('Ähnliche Titel');
});
