import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { nearestRows } from './near.ts';
import { sentencesOf } from './sentence-embedding.ts';
import { sentenceSpace } from './sentence-space.ts';
import { kindOf, smallCatalogue } from './small-catalogue.fixture.ts';
import { trainSemantics } from './train-semantics.ts';

const embedding = sentencesOf(
	trainSemantics({
		titles: smallCatalogue,
		random: seededRandom(1),
		settings: { saidWidth: 6, evening: 0.3 },
	}),
);

test('titles stand where their sentences do, and are found by what is asked', async () => {
	const titles = [...smallCatalogue, { titleId: 'bare', name: '??', genres: [] }];
	const space = await sentenceSpace({ embedding, titles });
	expect(space.titleIds).toEqual(titles.map(({ titleId }) => titleId));
	const [query] = await embedding.embed(['alien planet']);
	const found = nearestRows(space, query!, 10).map(({ title }) => kindOf(title));
	expect(found).toEqual(Array.from({ length: 10 }, () => 'space'));
	expect(space.vectors.subarray(-space.width).every((value) => value === 0)).toBe(true);
});

test('what is described counts too', async () => {
	const descriptions = () => ['A vampire leaves the castle; blood, garlic, coffin, vampire!'];
	const titles = [{ titleId: 'x', name: '??', genres: [] }];
	const { vectors } = await sentenceSpace({ embedding, titles, descriptions });
	const [query] = await embedding.embed(['vampire castle']);
	expect(vectors.reduce((sum, value, d) => sum + value * query![d]!, 0)).toBeGreaterThan(0.7);
});
