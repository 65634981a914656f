import { expect, test } from 'vitest';
import { keywordIndex } from './keyword-index.ts';
import { smallCatalogue } from './small-catalogue.fixture.ts';

const plots = new Map([['space-3', ['A lighthouse keeper leaves the earth.']]]);
const keywords = keywordIndex({
	titles: smallCatalogue,
	descriptions: ({ titleId }) => plots.get(titleId) ?? [],
});

test('only titles of which a word is said are found, and all of them', () => {
	const found = keywords.saying('vault', 60).map(({ title }) => title);
	const having = [...smallCatalogue.keys()].filter((at) =>
		smallCatalogue[at]!.tags!.includes('vault'),
	);
	expect([...found].sort((a, b) => a - b)).toEqual(having);
});

test('who says more of the words comes first, and a rare word says more', () => {
	const [best] = keywords.saying('lighthouse drama comedy', 1);
	expect(smallCatalogue[best!.title]!.titleId).toBe('space-3');
	const both = keywords.saying('rocket planet', 60);
	const says = (at: number) =>
		smallCatalogue[at]!.tags!.filter((tag) => /rocket|planet/.test(tag)).length;
	expect(both.map(({ title }) => says(title))).toEqual(
		both
			.map(({ title }) => says(title))
			.sort()
			.reverse(),
	);
});

test('unknown words find nothing', () => {
	expect(keywords.saying('xyzzy', 5)).toEqual([]);
	expect(keywords.scores('xyzzy').every((score) => score === 0)).toBe(true);
});
