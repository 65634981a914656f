import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recipe } from '@marquee/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../../facts/state-folder.ts';
import { checkRecipes } from './recipes-there.ts';
import { smallDesign } from './small-design.fixture.ts';

let folder: StateFolder;
beforeAll(async () => {
	folder = stateFolder(await mkdtemp(join(tmpdir(), 'marquee-recipes-')));
});
afterAll(() => rm(folder.root, { recursive: true, force: true }));

const started = (recipe: Recipe) =>
	checkRecipes(folder, { bundles: async () => [] }, smallDesign('a', recipe));

test.each<[string, Recipe]>([
	['bundle-unknown', { bundle: 'b1' }],
	['ranker-missing', { ranker: 'nobodys' }],
	['policy-unknown', { policy: 'nobodys' }],
	['layout-unknown', { layout: 'nobodys' }],
	['experiment-malformed', { searchWeights: 'learnt' }],
])(
	'an arm that names what is not there is refused with %s, and whoever named it can mend it',
	async (code, recipe) => {
		await expect(started(recipe)).rejects.toMatchObject({ code, responsible: 'caller' });
	},
);

test('weights of search that were learnt may be tried against those of the policy', async () => {
	await started({ searchWeights: 'policy' });
	await writeFile(folder.searchRanker, '{}');
	await started({ searchWeights: 'learnt' });
});
