import { catalogueOf } from '@marquee/catalogue';
import { linearModelWithVectors } from '@marquee/retrieval/testing';
import { requestId, type TitleId } from '@marquee/units';
import { expect, test } from 'vitest';
import { homeIn } from './testing/drawn-requests.ts';
import { pagesIn } from './testing/small-service.ts';
import { type World, worldNow, worldProfile } from './testing/worlds.ts';

const genres = ['Action', 'Comedy', 'Drama', 'Horror', 'Romance', 'Western'];

/** A service of so many titles, whose profile has played nine of them. */
function serviceOf(titles: number): World {
	const ids = Array.from({ length: titles }, (_, v) => `t${v}` as TitleId);
	return {
		catalogue: catalogueOf(
			ids.map((titleId, v) => ({
				titleId,
				name: titleId,
				genres: [genres[v % 6]!, genres[(v + 1 + (Math.floor(v / 6) % 5)) % 6]!],
				year: 1950 + (v % 70),
			})),
		),
		profileId: worldProfile,
		events: Array.from({ length: 9 }, (_, i) => ({
			kind: 'play' as const,
			eventId: `e${i}`,
			profileId: worldProfile,
			titleId: ids[i * 7]!,
			happenedAt: worldNow - 1_000 * (10 - i),
		})),
		model: linearModelWithVectors(ids),
		now: worldNow,
		seed: 5,
	};
}

/** Bytes outside the heap that a page takes, in the middle of eleven: where garbage was collected meanwhile it seems fewer. */
async function bytesOfPage(world: World): Promise<number> {
	const make = await pagesIn(world);
	const takenByPage: number[] = [];
	for (let i = -3; i < 11; i++) {
		const before = process.memoryUsage().arrayBuffers;
		await make(homeIn(world, { requestId: requestId(`r${i}`), seed: i + 3 }));
		if (i >= 0) takenByPage.push(process.memoryUsage().arrayBuffers - before);
	}
	return takenByPage.sort((a, b) => a - b)[5]!;
}

test('a page takes no array as long as the catalogue: of three times the titles it takes no more memory', async () => {
	const [few, many] = [20_000, 60_000];
	const [ofFew, ofMany] = [await bytesOfPage(serviceOf(few)), await bytesOfPage(serviceOf(many))];
	expect(ofFew).toBeGreaterThan(0);
	expect(ofMany - ofFew).toBeLessThan(many - few); // not a byte for each title more
});
