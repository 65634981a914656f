import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rehearsalCatalogue } from '../testing/rehearsal-catalogue.ts';
import { languageOf } from '../words/language.ts';
import { sceneAt, scenesOf } from './scenes.ts';

const english = languageOf({ spoken: 'en', tag: 'en' });
const titles = rehearsalCatalogue(60);

test('scenes follow one another without a gap, last as long as the trailer, and the poster ends them', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...titles),
			fc.double({ min: 1, max: 3_600, noNaN: true }),
			(title, durationSeconds) => {
				const scenes = scenesOf(title, { durationSeconds }, english);
				expect(scenes[0]!.fromSeconds).toBe(0);
				expect(scenes.at(-1)).toMatchObject({ kind: 'poster', untilSeconds: durationSeconds });
				for (const [i, { fromSeconds, untilSeconds }] of scenes.entries()) {
					expect(untilSeconds).toBeGreaterThan(fromSeconds);
					if (i > 0) expect(fromSeconds).toBeCloseTo(scenes[i - 1]!.untilSeconds, 6);
				}
			},
		),
	);
});

test('what a trailer stresses is said first, in the reader’s language', () => {
	const german = languageOf({ spoken: 'de', tag: 'de' });
	const title = { genres: ['Drama'], people: ['Jun Saito'], year: 1999 };
	const scenes = scenesOf(title, { tags: ['Crime'], durationSeconds: 60 }, german);
	const lines = scenes.map(({ line }) => line).filter(Boolean);
	expect(lines.slice(0, 4)).toEqual(['Krimi', 'Jun Saito', 'Drama', '1999']);
});

test('a title of which nothing is known has pictures and a poster', () => {
	const kinds = scenesOf({ genres: [] }, {}, english).map(({ kind }) => kind);
	expect(new Set(kinds)).toEqual(new Set(['picture', 'poster']));
});

test('at every moment one scene is on the screen, and at the end the last', () => {
	const scenes = scenesOf(titles[0]!, { durationSeconds: 30 }, english);
	expect([0, 29.9, 30, 99].map((seconds) => sceneAt(scenes, seconds))).toEqual([
		0,
		scenes.length - 1,
		scenes.length - 1,
		scenes.length - 1,
	]);
});
