import fc from 'fast-check';
import { expect, test } from 'vitest';
import { broken, even, justified, spokenName } from './lettering.ts';
import { breadthOf, type Face, inFace, typefaces } from './typefaces.ts';

const face = fc.constantFrom(...(Object.keys(typefaces) as Face[]));
const words = fc.array(fc.stringMatching(/^[A-Za-zéß夜0-9'!]{1,14}$/), {
	minLength: 1,
	maxLength: 7,
});
const frame = { width: 170, height: 120, largest: 124, smallest: 21 };

/** Every way to break the words into so many lines. */
function everyBreak(parts: readonly string[], count: number): string[][] {
	if (count === 1) return [[parts.join(' ')]];
	return parts
		.slice(0, parts.length - count + 1)
		.flatMap((_, i) =>
			everyBreak(parts.slice(i + 1), count - 1).map((rest) => [
				parts.slice(0, i + 1).join(' '),
				...rest,
			]),
		);
}

test('no way of breaking a name has a narrower broadest line', () => {
	fc.assert(
		fc.property(words, fc.nat(6), face, (parts, more, voice) => {
			const count = 1 + (more % parts.length);
			const broadest = (lines: readonly string[]) =>
				Math.max(...lines.map((each) => breadthOf(each, voice)));
			const best = Math.min(...everyBreak(parts, count).map(broadest));
			expect(broadest(broken(parts, count, voice))).toBeCloseTo(best, 9);
		}),
	);
});

test('lettering says every word once, in order, and stays within its frame', () => {
	fc.assert(
		fc.property(words, face, fc.constantFrom(even, justified), (parts, voice, set) => {
			const block = set(parts.join(' '), { ...frame, face: voice });
			const said = block.lines.map(({ text }) => text).join(' ');
			expect(said).toBe(inFace(parts.join(' '), voice));
			expect(block.height).toBeLessThanOrEqual(frame.height + 1e-6);
			for (const { width, size, y } of block.lines) {
				expect(width).toBeLessThanOrEqual(frame.width + 1e-6);
				expect(size).toBeGreaterThan(0);
				expect(y).toBeLessThanOrEqual(block.height + 1e-6);
			}
		}),
	);
});

test('an article alone on a line never shouts over the name', () => {
	for (const name of ['The Incredibles', 'The Ward', 'La Strada', 'A Wedding'])
		for (const voice of Object.keys(typefaces) as Face[]) {
			const { lines } = justified(name, { ...frame, face: voice });
			const [first, second] = lines.map(({ size }) => size);
			if (second !== undefined) expect(first).toBeLessThan(second);
		}
});

test('what follows a colon is said quietly', () => {
	expect(spokenName('Borat: Cultural Learnings')).toEqual({
		loud: 'Borat',
		quiet: 'Cultural Learnings',
	});
	expect(spokenName('Seven (Director’s cut)')).toEqual({ loud: 'Seven', quiet: 'Director’s cut' });
	expect(spokenName('9:30')).toEqual({ loud: '9:30' });
	expect(spokenName('  ')).toEqual({ loud: '?' });
});
