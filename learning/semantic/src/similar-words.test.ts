import { expect, test } from 'vitest';
import { similarWords } from './similar-words.ts';

const words = [
	'vampire',
	'romance',
	'detective',
	'courage',
	'adventure',
	'heist',
	'вампир',
	'1917',
];
const similar = similarWords(words);
const best = (word: string) => words[similar(word)[0]?.word ?? -1];

test.each([
	['vampier', 'vampire'],
	['vammpire', 'vampire'],
	['romence', 'romance'],
	['detectives', 'detective'],
	['couarge', 'courage'],
	['advanture', 'adventure'],
	['вампиры', 'вампир'],
])('%s looks most like %s', (wrong, right) => expect(best(wrong)).toBe(right));

test('a word looks like itself entirely', () => {
	expect(similar('vampire')[0]).toEqual({ word: 0, likeness: expect.closeTo(1, 5) });
});

test.each(['zqxj', 'vam', '1971', '', 'kompressor'])('%j looks like nothing known', (word) => {
	expect(similar(word)).toEqual([]);
});
