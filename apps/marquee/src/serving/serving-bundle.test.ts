import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle } from '@marquee/foundation';
import { describeTasteModel } from '@marquee/retrieval/testing';
import { epochMs, type TitleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallCatalogue, smallKnown, writeSmallBundle } from '../testing/small-bundle.ts';
import { servingBundle } from './serving-bundle.ts';
import { tasteOfBundle } from './taste-of-bundle.ts';

let folder: string;
let bundle: Bundle;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'serving-bundle-'));
	const hash = await writeSmallBundle(folder);
	const serving = async () => ({ hash, path: '', createdAt: epochMs(0), metrics: {} });
	bundle = (await servingBundle({ bundles: folder }, { serving }, smallCatalogue))!;
});
afterAll(async () => {
	await bundle.foundation.release();
	await rm(folder, { recursive: true });
});

const model = async () => tasteOfBundle(bundle, smallCatalogue);
describeTasteModel('a bundle that serves titles which came after it', model);

const [newComedy, newDrama] = ['t16', 't17'] as [TitleId, TitleId];
const now = smallKnown.newestAt;
const playing = (...titleIds: readonly string[]) =>
	appliedAll(
		undefined,
		titleIds.map((titleId, i) => ({
			kind: 'play' as const,
			eventId: `e${i}`,
			profileId: 'p',
			titleId,
			happenedAt: now - 1_000 * (titleIds.length - i),
		})),
	);

test('a title that came after the training is liked by those who like its genre, before anybody has watched it', async () => {
	const { titleIds, taste } = await model();
	expect(titleIds).toHaveLength(smallCatalogue.size);
	const [comedy, drama] = [newComedy, newDrama].map((id) => titleIds.indexOf(id));
	const ofComedies = await taste(playing('t0', 't2', 't4'), now);
	expect(ofComedies[comedy!]).toBeGreaterThan(ofComedies[drama!]!);
	const ofDramas = await taste(playing('t1', 't3', 't5'), now);
	expect(ofDramas[drama!]).toBeGreaterThan(ofDramas[comedy!]!);
});

test('having watched a title that came after the training does not change what the model reads', async () => {
	const { taste } = await model();
	const before = await taste(playing('t0', 't2'), now);
	const after = await taste(playing('t0', 't2', newDrama), now);
	expect(after).toEqual(before);
});
