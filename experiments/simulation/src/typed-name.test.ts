import { expect, test } from 'vitest';
import { movieTweetings1 } from './policies/movie-tweetings-1.ts';
import { policyLike } from './policy.ts';
import { typedName } from './typed-name.ts';
import { world } from './world.ts';

const of = world({ seed: 1, titles: 50 });
const name = 'The Harbour of Lisbon';

test('names are mostly typed as they are, sometimes with a slip, and never as nothing', () => {
	let wrong = 0;
	for (let i = 0; i < 400; i++) {
		const typed = typedName(of.policy, of.member(i), name);
		if (typed !== name) wrong++;
		expect(Math.abs(typed.length - name.length)).toBeLessThanOrEqual(4);
	}
	// 1 − 0.98^21 is 0.35; doubled letters that change places are no slip
	expect(wrong / 400).toBeGreaterThan(0.2);
	expect(wrong / 400).toBeLessThan(0.45);
});

test('who never slips types the name, who always slips still types something', () => {
	const slips = (mistakePerLetter: number) =>
		policyLike(movieTweetings1, 'slips', { searching: { mistakePerLetter } });
	for (let i = 0; i < 30; i++) {
		const member = of.member(i);
		expect(typedName(slips(1e-12), member, name)).toBe(name);
		expect(typedName(slips(1), member, 'It')).toMatch(/\S/);
	}
});
