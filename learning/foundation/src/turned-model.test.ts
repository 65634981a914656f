import { historyOf } from '@marquee/histories';
import { seededRandom, systemClock } from '@marquee/units';
import { beforeAll, describe, expect, test } from 'vitest';
import { followingTitles } from './following-titles.fixture.ts';
import { openFoundation } from './infer.ts';
import { run } from './run.ts';
import { train } from './train.ts';
import type { TrainedModel } from './trained-model.ts';
import { turnedModel } from './turned-model.ts';

const data = followingTitles();
const requests = [0, 1, 2].map((profile) => ({ history: historyOf(data, profile), asOfMs: 1e8 }));
const width = 8;
let model: TrainedModel;
beforeAll(async () => {
	const small = run('small', { width, heads: 1, layers: 1, context: 8, epochs: 2, batchRows: 8 });
	model = await train({ run: small, data, threads: 1, clock: systemClock });
});

/** Turned in every plane of two axes, one after the other, by angles of chance. */
function someRotation(seed: number): Float32Array {
	const random = seededRandom(seed, 'rotation');
	const rotation = Float32Array.from({ length: width * width }, (_, at) =>
		at % (width + 1) === 0 ? 1 : 0,
	);
	for (let a = 0; a < width; a++)
		for (let b = a + 1; b < width; b++) {
			const angle = 2 * Math.PI * random.next();
			for (let row = 0; row < width * width; row += width) {
				const [x, y] = [rotation[row + a]!, rotation[row + b]!];
				rotation[row + a] = Math.cos(angle) * x - Math.sin(angle) * y;
				rotation[row + b] = Math.sin(angle) * x + Math.cos(angle) * y;
			}
		}
	return rotation;
}

async function asked(of: TrainedModel) {
	const foundation = await openFoundation(of, { threads: 1, batchRows: 1 });
	const scores = new Float32Array(requests.length * of.titles);
	await foundation.score(requests, scores);
	const states = await foundation.states(requests);
	const alike = foundation.similarity(3);
	await foundation.release();
	return { scores, states, alike };
}

const farthest = (a: Float32Array, b: Float32Array): number =>
	a.reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);

describe('a turned model', () => {
	test('scores every title as before and finds the same alike, once turned or three times', async () => {
		const before = await asked(model);
		let now = model;
		for (const seed of [1, 2, 3]) {
			now = turnedModel(now, someRotation(seed));
			const after = await asked(now);
			expect(farthest(after.scores, before.scores)).toBeLessThan(1e-4);
			expect(farthest(after.alike, before.alike)).toBeLessThan(1e-4);
			expect(farthest(after.states, before.states)).toBeGreaterThan(0.1); // and yet it was turned
		}
	});

	test('answers states in the space of its titles', async () => {
		const rotation = someRotation(4);
		const turned = turnedModel(model, rotation);
		const [before, after] = [await asked(model), await asked(turned)];
		const expected = turnedModel({ ...model, embeddings: before.states }, rotation).embeddings;
		expect(farthest(after.states, expected)).toBeLessThan(1e-4);
	});

	test('keeps what tomorrow’s training begins with', () => {
		const turned = turnedModel(model, someRotation(5));
		expect(turned.tower).toBe(model.tower);
		expect(turned.weights).toBe(model.weights);
	});

	test('a rotation of another width is refused', () => {
		expect(() => turnedModel(model, new Float32Array(9))).toThrow(RangeError);
	});
});
