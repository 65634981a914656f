import { resumedRandom, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteStream } from './random-bytes.ts';

const state = (seed: number) => seededRandom(seed, 'dropout').state();

test('the bytes are the words of the generator that @marquee/units steps through', () => {
	const bytes = new Uint8Array(4_000);
	byteStream(state(1)).fill(bytes);
	const random = resumedRandom(state(1));
	const words = new Uint32Array(bytes.buffer);
	for (let i = 0; i < words.length; i += 2) {
		const drawn = ((words[i]! >>> 5) * 0x4000000 + (words[i + 1]! >>> 6)) / 2 ** 53;
		expect(drawn).toBe(random.next());
	}
});

test('a stream resumed from its state goes on as if it had never stopped', () => {
	fc.assert(
		fc.property(fc.integer(), fc.nat(300), fc.nat(300), (seed, first, second) => {
			const stream = byteStream(state(seed));
			stream.fill(new Uint8Array(first));
			const resumed = byteStream(JSON.parse(JSON.stringify(stream.state())));
			const [expected, actual] = [new Uint8Array(second), new Uint8Array(second)];
			stream.fill(expected);
			resumed.fill(actual);
			expect(actual).toEqual(expected);
		}),
	);
});

test('where the array lies in its buffer changes nothing', () => {
	const [aligned, shifted] = [new Uint8Array(37), new Uint8Array(40).subarray(3)];
	byteStream(state(9)).fill(aligned);
	byteStream(state(9)).fill(shifted);
	expect([...shifted]).toEqual([...aligned]);
});

test('all 256 bytes are equally frequent', () => {
	const bytes = new Uint8Array(1 << 20);
	byteStream(state(2)).fill(bytes);
	const counts = new Float64Array(256);
	for (const byte of bytes) counts[byte]! += 1;
	const expected = bytes.length / 256;
	const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
	expect(chiSquare).toBeGreaterThan(171); // 255 degrees of freedom: 1 in 100,000 on either side
	expect(chiSquare).toBeLessThan(361);
});
