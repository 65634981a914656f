import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ratingsOf2013, simulatedRatings } from '../testing/ratings-of-2013.ts';
import { shapeOf } from '../testing/shape-of.ts';
import { movieTweetings1 } from './movie-tweetings-1.ts';

const file = fileURLToPath(
	new URL('../../../../data/movietweetings-100k/ratings.dat', import.meta.url),
);

test('members of a world spread over titles, over each other and over the week as those who rated films in 2013 did', () => {
	const real = shapeOf(ratingsOf2013(file));
	const simulated = shapeOf(simulatedRatings(1, 0.3));
	for (const [what, value] of Object.entries(real)) {
		const isCount = what.startsWith('plays of a member');
		// which titles are famous is chance: between seeds the first 1 % of titles have 0.33 to 0.45
		const most = isCount ? Math.max(1, 0.25 * value) : 0.08;
		expect(Math.abs(simulated[what]! - value), what).toBeLessThanOrEqual(most);
	}
});

test('every value of the policy says where it comes from', () => {
	const { name, sources, ...values } = movieTweetings1;
	expect(name).toBe('movie-tweetings-1');
	expect(Object.keys(sources).sort()).toEqual(Object.keys(values).sort());
	for (const source of Object.values(sources))
		expect(source).toMatch(/judgement|MovieTweetings|Netflix/);
});
