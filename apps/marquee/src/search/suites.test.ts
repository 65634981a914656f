import { localeOf } from '@marquee/language';
import { expect, test } from 'vitest';
import { bundledSuites, suitesIn } from './suites.ts';
import { thresholdsIn } from './thresholds.ts';

const { titles, queries, locales } = await suitesIn(bundledSuites);
const byLocale = Map.groupBy(queries, ({ locale }) => locale!);
const classes = new Set(
	'exact prefix one-edit two-edits transposition first-letter transliteration joined split synonyms unavailable number article'.split(
		' ',
	),
);

test('the languages of the goals have judged queries, each of its own locale', () => {
	expect(locales.length).toBeGreaterThanOrEqual(42);
	expect([...byLocale.keys()].sort()).toEqual(locales.toSorted());
});

test.each(locales)('%s: twenty to sixty queries, six classes, each asked once', (locale) => {
	const ofLocale = byLocale.get(locale)!;
	expect(ofLocale.length).toBeGreaterThanOrEqual(20);
	expect(ofLocale.length).toBeLessThanOrEqual(60);
	expect(new Set(ofLocale.map((query) => query.class)).size).toBeGreaterThanOrEqual(6);
	expect(ofLocale.filter((query) => !classes.has(query.class))).toEqual([]);
	expect(new Set(ofLocale.map(({ text }) => text)).size).toBe(ofLocale.length);
});

test('every locale of the suites is one of ours, and is asked about titles that it has names for', () => {
	expect(locales.filter((locale) => localeOf(locale) === 'und')).toEqual([]);
	const named = new Map(
		titles.map(({ entityId, names }) => [entityId, new Set(names.map(({ locale }) => locale))]),
	);
	const foreign = locales.filter((locale) => {
		const own = byLocale
			.get(locale)!
			.filter(({ expected }) => expected.some((id) => named.get(id)!.has(locale)));
		return own.length < byLocale.get(locale)!.length / 2;
	});
	expect(foreign).toEqual([]);
});

test('an exact query is a name of what it expects, letter for letter', () => {
	const names = new Map(titles.map(({ entityId, names }) => [entityId, names.map((n) => n.text)]));
	const wrong = queries.filter(
		({ text, expected, class: of }) =>
			of === 'exact' && !expected.every((id) => names.get(id)!.includes(text)),
	);
	expect(wrong).toEqual([]);
});

test('the thresholds that come with the suites are well-formed and name classes that are asked', async () => {
	const { classes: least } = await thresholdsIn(`${bundledSuites}/../thresholds.json`);
	const judged = Object.keys(least).filter((name) => !name.startsWith('made-'));
	expect(new Set(judged)).toEqual(classes);
});
