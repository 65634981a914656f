import { describe, expect, test } from 'vitest';
import { fold } from '../fold.ts';
import { locales } from './index.ts';
import { entriesOf, language } from './language.ts';
import type { LocaleRules } from './locale-rules.ts';
import { localeOf, localeTags } from './negotiation.ts';

const promised =
	`ar bg bn ca cs da de el en es et fa fi fil fr gu he hi hr hu hy id it ja ka km kn ko lo lt lv ml mr ms my
	nb nl pl pt ro ru sk sl sr sv ta te th tr uk ur vi zh zh-Hant az`.split(/\s+/);

test.each(promised)('%s has a table of its own', (tag) => {
	expect(language(tag).tag).toBe(tag);
});

test('no language has two tables', () => {
	expect(localeTags.length).toBe(locales.length);
});

describe.each(locales.map((rules) => [rules.tag, rules] as const))('%s', (tag, rules) => {
	test('is a tag that the platform knows, in its shortest form', () => {
		expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
		expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
	});

	test('has words for all numbers from nought to twenty, none for two of them', () => {
		const counted = language(tag);
		expect(counted.numberNames.length).toBe(21);
		const words = entriesOf(`${rules.numbers},${rules.tens ?? ''}`).flatMap((each) =>
			each.split('|'),
		);
		expect(new Set(words.map(fold)).size).toBe(counted.numbers.size);
		for (const [number, name] of counted.numberNames.entries())
			expect(counted.numbers.get(name)).toBe(number);
	});

	test('has no entry that folds to nothing', () => {
		const { numbers, ...others } = rules;
		for (const value of [numbers, ...Object.values(others)])
			if (typeof value === 'string' && value !== rules.decadeSigns)
				for (const entry of entriesOf(value.replaceAll('|', ','))) expect(fold(entry)).not.toBe('');
	});

	test('reads its own signs for the nineties, with two figures and with four', () => {
		for (const sign of entriesOf(rules.decadeSigns))
			for (const figures of ['90', '1990'])
				expect(language(tag).decadeOf(fold(sign.replace('#', figures)))).toBe(1990);
	});

	test('names all tens from thirty to a hundred, or none', () => {
		expect([0, 8]).toContain(entriesOf(rules.tens ?? '').length);
	});

	test('names all decades from the twenties on, or none', () => {
		expect([0, 8]).toContain(entriesOf(rules.decades).length);
	});

	test('uses letters of the scripts that its readers read', () => {
		expect(strangers(rules)).toEqual([]);
	});
});

/** Words that are not in the script the platform writes the language in. */
function strangers({ tag, numbers, stopWords, works }: LocaleRules): string[] {
	const script = new Intl.Locale(tag).maximize().script!;
	const allowed: Readonly<Record<string, string>> = {
		Jpan: 'Han}\\p{Script=Hiragana}\\p{Script=Katakana',
		Kore: 'Hangul',
		Hans: 'Han',
		Hant: 'Han',
		// Serbian is written in both.
		Cyrl: tag === 'sr' ? 'Cyrillic}\\p{Script=Latin' : 'Cyrillic',
	};
	const pattern = new RegExp(
		`^[\\p{Script=${allowed[script] ?? script}}\\p{Script=Common}\\p{M}\\u200c]*$`,
		'u',
	);
	return [numbers, stopWords, works]
		.flatMap(entriesOf)
		.flatMap((entry) => entry.split('|'))
		.filter((word) => !pattern.test(word));
}

describe('which table serves a locale', () => {
	test.each([
		['pt-BR', 'pt'],
		['zh-TW', 'zh-Hant'],
		['zh-HK', 'zh-Hant'],
		['zh-Hans-SG', 'zh'],
		['no', 'nb'],
		['nn-NO', 'nb'],
		['iw', 'he'],
		['in', 'id'],
		['EN_us', 'en'],
		['es-419', 'es'],
		['x-jat', 'und'],
		['tlh', 'und'],
		['', 'und'],
		['not a locale', 'und'],
		['__proto__', 'und'],
	])('%s is served by %s', (tag, served) => {
		expect(localeOf(tag)).toBe(served);
		expect(language(tag).tag).toBe(served);
	});

	test('no locale at all is served by what holds for most', () => {
		expect(language().tag).toBe('und');
		expect(language().articles.has('the')).toBe(true);
	});
});

test.each([
	['en', '’90s', 1990],
	['en', 'nineties', 1990],
	['en', '2010s', 2010],
	['en', '00s', 2000],
	['en', '1890s', 1890],
	['fr', 'années 80', 1980],
	['de', 'siebziger', 1970],
	['ru', '90-х', 1990],
	['ja', '８０年代', 1980],
	['he', 'שנות ה-90', 1990],
	['ar', 'الثمانينات', 1980],
])('in %s, %s begins in %d', (tag, text, year) => {
	expect(language(tag).decadeOf(fold(text))).toBe(year);
});

test.each(['90', '95s', 'nineteen', ''])('%j is no decade', (text) => {
	expect(language('en').decadeOf(fold(text))).toBeUndefined();
});
