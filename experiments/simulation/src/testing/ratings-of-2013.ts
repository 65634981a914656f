import { readFileSync } from 'node:fs';
import { movieTweetings1 } from '../policies/movie-tweetings-1.ts';
import { policyLike } from '../policy.ts';
import { world } from '../world.ts';

/** Who watched what and when, and how it was judged: −1 badly, 1 very well, 0 between. */
export interface Watched {
	readonly member: number;
	readonly title: number;
	readonly at: number;
	readonly judged: number;
}

/** The ratings of MovieTweetings; 9 and 10 of 10 are very well, up to 4 badly. */
export function ratingsOf2013(file: string): readonly Watched[] {
	const rows = readFileSync(file, 'utf8').trim().split('\n');
	return rows.map((row) => {
		const [member = 0, title = 0, rating = 0, seconds = 0] = row.split('::').map(Number);
		return { member, title, at: 1_000 * seconds, judged: rating >= 9 ? 1 : rating <= 4 ? -1 : 0 };
	});
}

/**
 * A world as large and as long as that of the ratings, in which everybody judges everything: as many rated as in 2013 out of
 * all who might have; or a share of it, of the titles too.
 */
export function simulatedRatings(seed: number, share = 1): readonly Watched[] {
	const policy = policyLike(movieTweetings1, 'as-in-2013', {
		activity: { medianPerDay: Math.exp(-0.2) / 186, mostPerDay: 10 },
		past: { days: 186, most: 400 },
		judging: { medianShare: 1e9 },
	});
	const of = world({ seed, titles: 30_000 * share, policy });
	const watched: Watched[] = [];
	for (let member = 0; member < 29_700 * share; member++) {
		const { titles, at, thumbs, length } = of.member(member).history;
		for (let k = 0; k < length; k++)
			watched.push({ member, title: titles[k]!, at: at[k]!, judged: thumbs[k]! });
	}
	return watched;
}
