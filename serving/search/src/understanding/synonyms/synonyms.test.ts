import { readdirSync, readFileSync } from 'node:fs';
import { Failure } from '@marquee/units';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSynonyms } from './synonym-rules.ts';
import { everywhere, synonymsOf } from './synonyms.ts';

const folder = new URL('../../../../../data/search/synonyms/', import.meta.url);

function expansions(rules: string, text: string): readonly string[] {
	return synonymsOf(new Map([[everywhere, readSynonyms(rules, 'all.txt')]])).expansionsOf(text);
}

function failure(rules: string): Failure {
	try {
		readSynonyms(rules, 'de.txt');
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('an editor writes', () => {
	test('an arrow, and only what stands left of it is replaced', () => {
		expect(expansions('lotr => lord of the rings', 'LOTR extended')).toEqual([
			'lord of the rings extended',
		]);
		expect(expansions('lotr => lord of the rings', 'lord of the rings')).toEqual([]);
	});

	test('commas, and each stands for each', () => {
		expect(expansions('film, movie, picture', 'movie night')).toEqual([
			'film night',
			'picture night',
		]);
		expect(expansions('a, b => c, d', 'b')).toEqual(['c', 'd']);
	});

	test('comments, blank lines and either end of a line', () => {
		expect(expansions('\ufeff# of films\r\n\r\nhp => harry potter # the boy\r', 'hp')).toEqual([
			'harry potter',
		]);
	});

	test('however it is spelt: case, accents, signs and spaces do not matter', () => {
		expect(expansions('Sci-Fi => science fiction', 'SCI FI')).toEqual(['science fiction']);
		expect(expansions('九十年代 => 90', '老 九十年代 片')).toEqual(['老 90 片']);
	});

	test.each([
		['film,', 'nothing where a phrase belongs'],
		['hp =>', 'nothing where a phrase belongs'],
		['a => b => c', '2 arrows'],
		['alone', 'alone on its line'],
		['!? => b', 'no letter or digit'],
		['Same => same!', 'nothing but itself'],
	])('a rule that says nothing is refused with its line: %s', (line, what) => {
		const refused = failure(`# first\nhp => harry potter\n${line}`);
		expect(refused.code).toBe('synonyms-malformed');
		expect(refused.where).toBe('de.txt:3');
		expect(refused.what).toContain(what);
	});
});

describe('what a query becomes', () => {
	test('the longest phrase is replaced, not one within it', () => {
		const rules = 'war => battle\nstar wars => sw\nwars => battles';
		expect(expansions(rules, 'star wars')).toEqual(['sw']);
	});

	test('two phrases are replaced together first, then one by one', () => {
		expect(expansions('a => b\nc => d', 'a x c')).toEqual(['b x d', 'b x c', 'a x d']);
	});

	test('the rules of the language go before those of all, and other languages say nothing', () => {
		const synonyms = synonymsOf(
			new Map([
				['de', readSynonyms('hdr => herr der ringe', 'de.txt')],
				['fr', readSynonyms('hdr => haut débit', 'fr.txt')],
				[everywhere, readSynonyms('hdr => high dynamic range', 'all.txt')],
			]),
		);
		expect(synonyms.expansionsOf('hdr', 'de-AT')).toEqual(['herr der ringe', 'high dynamic range']);
		expect(synonyms.expansionsOf('hdr')).toEqual(['high dynamic range']);
	});

	test('rules that lead to each other end, and no more than five texts come out', () => {
		const word = fc.constantFrom('a', 'b', 'c', 'd e', 'e');
		fc.assert(
			fc.property(
				fc.array(fc.tuple(word, word), { maxLength: 12 }),
				fc.array(word, { maxLength: 6 }),
				(pairs, query) => {
					const rules = pairs
						.filter(([from, to]) => from !== to)
						.map(([from, to]) => `${from} => ${to}`)
						.join('\n');
					const found = expansions(rules, query.join(' '));
					expect(found.length).toBeLessThanOrEqual(5);
					expect(new Set(found).size).toBe(found.length);
				},
			),
		);
	});
});

test('every list that comes with the project can be read', () => {
	const lists = readdirSync(folder).filter((name) => name.endsWith('.txt'));
	expect(lists.length).toBeGreaterThanOrEqual(14);
	for (const name of lists) {
		const { replacements } = readSynonyms(readFileSync(new URL(name, folder), 'utf8'), name);
		expect(replacements.size).toBeGreaterThan(5);
	}
});
