import { testContext } from '@marquee/pipeline/testing';
import { seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { foremost } from './foremost.ts';

const size = 300_000;
const foremostOf = async (taste: Float32Array | undefined, titles = size) =>
	(await foremost({ size: titles }).hydrate({ taste }, testContext())).foremost;

test('the foremost are exactly the titles that reach the least of them, some tens of thousands, in the order of the catalogue', async () => {
	const taste = Float32Array.from({ length: size }, seededRandom(3, 'foremost').normal);
	const found = (await foremostOf(taste))!;
	const floor = found.reduce((least, index) => Math.min(least, taste[index]!), Infinity);
	const reaching = Int32Array.from(taste.keys()).filter((index) => taste[index]! >= floor);
	expect(found).toEqual(reaching);
	expect(Math.abs(found.length / 2 ** 16 - 1)).toBeLessThan(0.15);
});

test('nobody is foremost where too many are equal, where taste is not known, or in a catalogue that is soon looked through', async () => {
	expect(await foremostOf(new Float32Array(size))).toBeUndefined();
	expect(await foremostOf(undefined)).toBeUndefined();
	expect(await foremostOf(new Float32Array(10_000), 10_000)).toBeUndefined();
});
