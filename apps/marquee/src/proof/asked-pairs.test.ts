import { expect, test } from 'vitest';
import { askedPairs } from './asked-pairs.ts';

test('a number asks for so many standard pairs, always the same first ones', () => {
	expect(askedPairs('20')).toHaveLength(20);
	expect(askedPairs('3')).toEqual(askedPairs('20').slice(0, 3));
});

test('all pairs of some rankers are each two of them once', () => {
	expect(askedPairs('all:ease, ials,content,ease')).toEqual([
		['ease', 'ials'],
		['ease', 'content'],
		['ials', 'content'],
	]);
});

test('pairs are read from a list, with noise, diversity and other chance in their names', () => {
	expect(askedPairs('taste:1/taste:1#2,ease/ease+diverse:0.5')).toEqual([
		['taste:1', 'taste:1#2'],
		['ease', 'ease+diverse:0.5'],
	]);
});

test.each([
	['0', /0 pairs were asked for/],
	['1000', /1000 pairs/],
	['ease', /"ease" is no pair/],
	['ease/ials/content', /no pair/],
	['ease/', /no pair/],
	['all:ease', /all pairs of 1 ranker/],
	['', /no pair/],
])('%j is refused, saying what was found', (text, says) => {
	expect(() => askedPairs(text)).toThrow(says);
	expect(() => askedPairs(text)).toThrow(/proof-pairs-malformed/);
});

test('a ranker that is none is refused before anything is built', () => {
	expect(() => askedPairs('ease/eaes')).toThrow(/proof-ranker-unknown: there is no ranker eaes/);
});

test('pages are proven against pages, by policy, layout and bundle', () => {
	const pair = ['policy:page-1', 'policy:page-1-diverse+layout:generative#2'];
	expect(askedPairs(pair.join('/'))).toEqual([pair]);
	expect(() => askedPairs('policy:page-1/ease')).toThrow(
		/proof-pairs-malformed: policy:page-1 makes pages, and ease ranks lists/,
	);
	expect(() => askedPairs('policy:page-2/policy:page-1')).toThrow(/policy-unknown/);
});
