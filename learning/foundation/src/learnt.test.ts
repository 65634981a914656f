import { createHash } from 'node:crypto';
import {
	appendFileSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attributesIn } from '@marquee/attributes';
import { checkpointBytes } from '@marquee/tensor';
import { epochMs, systemClock, titleId } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBundle, writeBundle } from './bundle.ts';
import { learntBytes, learntOf } from './learnt.ts';
import { run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';
import { turnedModel } from './turned-model.ts';
import { loyalProfiles, modelOfTwoGenres, twoGenres } from './two-genres.fixture.ts';
import type { Parent } from './warm-start.ts';

const folder = mkdtempSync(join(tmpdir(), 'learnt-'));
const options = { threads: 1, inCatalogue: () => true };
const V = twoGenres.length;
let model: TrainedModel;

beforeAll(async () => {
	const mirror = new Float32Array(16 * 16);
	for (let i = 0; i < 16; i++) mirror[i * 16 + i] = i === 0 ? -1 : 1;
	model = turnedModel(await modelOfTwoGenres(systemClock), mirror);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The bundle in a folder of its own. */
async function written(): Promise<string> {
	const own = mkdtempSync(join(folder, 'one-'));
	const ids = twoGenres.map((title) => titleId(title.titleId));
	const at = epochMs(0);
	const lineage = { data: 'made up', trainedUntil: at, createdAt: at, code: '', metrics: {} };
	return join(own, await writeBundle(own, model, ids, lineage));
}

test('what a bundle keeps is all that the model had learnt', async () => {
	const bundle = await openBundle(await written(), options);
	const { run: how, fields, layout, weights, tower, rotation, vocabulary } = model;
	expect(await bundle.learnt()).toEqual({
		run: how,
		fields,
		layout,
		weights,
		tower,
		rotation,
		vocabulary,
	});
	await bundle.foundation.release();
});

test('a training that begins with the bundle ends in the bytes of one that begins with the model in memory', async () => {
	const bundle = await openBundle(await written(), options);
	const today = async (parent: Parent['model']) => {
		const { weights, embeddings } = await train({
			run: run('today', { ...model.run, epochs: 1 }),
			data: loyalProfiles({ seed: 2, profiles: 20 }),
			attributes: attributesIn(model.vocabulary!, twoGenres),
			parent: {
				model: parent,
				rows: Int32Array.from({ length: V }, (_, t) => t),
				trainedUntilMs: 0,
			},
			threads: 1,
			clock: systemClock,
		});
		return [weights, embeddings];
	};
	expect(await today((await bundle.learnt())!)).toEqual(await today(model));
	await bundle.foundation.release();
});

test('a model without words or rotation comes back without', () => {
	const { vocabulary: _v, rotation: _r, ...plain } = model;
	const back = learntOf(learntBytes(plain), V, 'here');
	expect(back).not.toHaveProperty('vocabulary');
	expect(back).not.toHaveProperty('rotation');
});

test('a bundle serves without, and then says that there is nothing to go on from', async () => {
	const path = await written();
	const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'));
	delete manifest.files['learnt.checkpoint'];
	const bytes = JSON.stringify(manifest);
	const copy = join(path, '..', createHash('sha256').update(bytes).digest('hex'));
	rmSync(join(path, 'learnt.checkpoint'));
	writeFileSync(join(path, 'manifest.json'), bytes);
	renameSync(path, copy);
	const bundle = await openBundle(copy, options);
	expect(await bundle.learnt()).toBeUndefined();
	await bundle.foundation.release();
});

test('one byte more is found out when it is asked for', async () => {
	const path = await written();
	const bundle = await openBundle(path, options);
	appendFileSync(join(path, 'learnt.checkpoint'), ' ');
	await expect(bundle.learnt()).rejects.toThrow(
		expect.objectContaining({
			code: 'bundle-altered',
			what: expect.stringContaining('learnt.checkpoint has sha256'),
		}),
	);
	rmSync(path, { recursive: true });
	await expect(bundle.learnt()).rejects.toThrow('learnt.checkpoint cannot be read');
	await bundle.foundation.release();
});

test.each([
	['no checkpoint', () => new Uint8Array(3), 'does not begin as a checkpoint does'],
	[
		'of other titles',
		() => learntBytes({ ...model, tower: { ...model.tower, own: new Float32Array(3) } }),
		'own has 3 numbers, not 640',
	],
	[
		'without weights',
		() => {
			const { run: how, fields, layout, tower } = model;
			const facts = { run: how, fields, layout, attributeNames: tower.attributeNames };
			return checkpointBytes({ facts, arrays: {} });
		},
		'weights has no numbers',
	],
])('what was learnt, %s, is refused by the part', (_, bytes, what) => {
	expect(() => learntOf(bytes(), V, 'here')).toThrow(
		expect.objectContaining({
			code: 'bundle-contract-broken',
			what: expect.stringContaining(what),
		}),
	);
});
