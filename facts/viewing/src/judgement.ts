import type { TitleActivity } from './title-activity.ts';

/** What a profile thinks of a title, as far as it has said. */
export type Judgement = 'liked' | 'disliked' | 'none';

/** Ratings from here on are praise, up to the other blame: 7 and 4 of 10. Between them nothing is said. */
const likedFrom = 0.7;
const dislikedTo = 0.4;

/** The one reading of thumbs and ratings, for pages, models and evaluations; a thumb outweighs a rating. */
export function judgementOf({ thumb, rating }: Pick<TitleActivity, 'thumb' | 'rating'>): Judgement {
	if (thumb !== 'none') return thumb === 'up' ? 'liked' : 'disliked';
	if (rating === undefined) return 'none';
	if (rating >= likedFrom) return 'liked';
	return rating <= dislikedTo ? 'disliked' : 'none';
}
