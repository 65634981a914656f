import { expect, test } from 'vitest';
import { now } from '../testing/small-catalogue.ts';
import { smallSearch } from '../testing/small-search.ts';

const suggest = async (query: string, more: { locale?: string; country?: string } = {}) =>
	(await (await smallSearch()).suggest({ query, now, country: 'DE', ...more })).suggestions;

test('names that begin with what was typed come before those in which it stands later', async () => {
	const texts = (await suggest('he')).map(({ text }) => text);
	expect(texts.slice(0, 3).sort()).toEqual(['Heat', 'Heatwave Season', 'Her']);
	expect(texts.length).toBeLessThanOrEqual(10);
	expect(new Set(texts).size).toBe(texts.length);
});

test('people and genres are suggested as titles are, each with what was typed of it marked', async () => {
	expect(await suggest('al pac')).toContainEqual({
		text: 'Al Pacino',
		kind: 'person',
		highlights: [{ from: 0, to: 6 }],
	});
	expect((await suggest('komöd', { locale: 'de' })).map(({ kind }) => kind)).toContain('genre');
});

test('what cannot be watched here is not suggested', async () => {
	expect((await suggest('jaws')).map(({ titleId }) => titleId)).not.toContain('jaws');
	expect((await suggest('jaws', { country: 'US' }))[0]).toMatchObject({ titleId: 'jaws' });
	expect(await suggest('  ')).toEqual([]);
});
