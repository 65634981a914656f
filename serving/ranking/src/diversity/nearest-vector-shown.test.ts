import { readFileSync } from 'node:fs';
import { compiledKernel } from '@marquee/retrieval/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestShown } from './nearest-shown.ts';
import { nearestVectorShown } from './nearest-vector-shown.ts';
import { likenessByVectors, titleVectorsOf } from './title-likeness.ts';
import type { Unlikeness } from './unlikeness.ts';

test('the kernel that serves is the one its source compiles to', async () => {
	const compiled = await compiledKernel(new URL('kernel/nearest.ts', import.meta.url));
	const serves = readFileSync(new URL('nearest.wasm', import.meta.url));
	expect(Buffer.from(compiled).equals(serves)).toBe(true);
});

const tables = fc.integer({ min: 1, max: 70 }).chain((width) => {
	const vector = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), {
		minLength: width,
		maxLength: width,
	});
	const rows = fc.array(fc.option(vector, { nil: undefined }), { minLength: 1, maxLength: 9 });
	return rows.map((all) =>
		titleVectorsOf(all.length, width, (v) => all[v] && Float32Array.from(all[v])),
	);
});
interface Step {
	readonly isShown: boolean;
	readonly any: number;
	readonly floor: number;
}
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.record({
		isShown: fc.boolean(),
		any: fc.nat(8),
		floor: fc.oneof(fc.constant(-Infinity), fc.double({ min: -0.5, max: 1.5 })),
	}),
	{ maxLength: 40 },
);

/** Everything that is said while a slate is made of the last `size` titles. */
function said(
	unlikeness: Unlikeness,
	titles: number,
	size: number,
	slate: readonly Step[],
): readonly number[] {
	const candidates = Array.from({ length: size }, (_, i) => titles - 1 - i);
	const left = new Set(candidates.keys());
	unlikeness.begin(candidates, size);
	return slate.flatMap(({ isShown, any, floor }) => {
		const candidate = any % size;
		const answers = [unlikeness.of(candidate, floor), unlikeness.atMost(candidate)];
		if (isShown && left.delete(candidate)) unlikeness.show(candidate);
		return answers;
	});
}

test('slate after slate, at every width, it answers as comparing one by one does, to the bit', () =>
	fc.assert(
		fc.property(tables, fc.array(steps, { minLength: 1, maxLength: 3 }), (vectors, slates) => {
			const kernel = nearestVectorShown(vectors);
			const plain = nearestShown(likenessByVectors(vectors));
			const titles = vectors.rowOf.length;
			for (const [n, slate] of slates.entries()) {
				const size = Math.ceil((titles * (n + 1)) / slates.length); // the working space grows
				expect(said(kernel, titles, size, slate)).toEqual(said(plain, titles, size, slate));
			}
		}),
	));
