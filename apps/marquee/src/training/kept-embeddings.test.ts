import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryEmbeddings } from '@marquee/embeddings';
import { openBundle } from '@marquee/foundation';
import { historyOf } from '@marquee/histories';
import { epochMs } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallKnown, writeSmallBundle } from '../testing/small-bundle.ts';
import { keepEmbeddings } from './kept-embeddings.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kept-embeddings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const by = {
	threads: 1,
	progress: { begin: () => {}, update: () => {}, end: () => {} },
	signal: new AbortController().signal,
};

test('what is kept of a profile is what its bundle says of it when asked alone, to the digits of 16 bits', async () => {
	const store = memoryEmbeddings();
	const hash = await writeSmallBundle(folder);
	await keepEmbeddings(store, join(folder, hash), smallKnown, by);
	const bundle = await openBundle(join(folder, hash), { threads: 1, inCatalogue: () => true });
	for (const [u, profile] of smallKnown.profileIds.entries()) {
		const history = historyOf(smallKnown.histories, u);
		const asked = await bundle.foundation.states([{ history, asOfMs: smallKnown.newestAt }]);
		const kept = (await store.of('profiles', profile))!;
		expect(kept.version).toMatchObject({ version: hash, asOf: smallKnown.newestAt });
		for (const [i, value] of kept.vector.entries()) expect(value).toBeCloseTo(asked[i]!, 2);
	}
	const titles = (await store.all('titles'))!;
	expect(titles.ids).toEqual(smallKnown.titleIds);
	expect(titles.vectors).toEqual(bundle.embeddings);
	await bundle.foundation.release();
});

test('the newest three versions stay, and one trained on the same events pushes none of its kind out', async () => {
	const store = memoryEmbeddings();
	for (const day of [1, 2, 3, 4])
		for (const kind of ['titles', 'profiles'] as const)
			await store.put({
				kind,
				version: `day-${day}`,
				asOf: epochMs(day),
				width: 1,
				ids: [],
				vectors: new Float32Array(0),
			});
	for (const moment of [1.8e12, 1.9e12]) {
		const hash = await writeSmallBundle(folder, moment);
		await keepEmbeddings(store, join(folder, hash), smallKnown, by);
		const versions = (await store.versions('titles')).map(({ version }) => version);
		expect(versions).toContain(hash);
		expect(versions).toContain('day-4');
		expect(versions).toHaveLength(3);
	}
});
