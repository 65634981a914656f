/** How far diversity may go, and what it is made of. */
export interface DiversityDial {
	/**
	 * 0 … 0.30: what diversity weighs in the final score, and at the same time the most that it may take of the
	 * relevance that best-first would show. 0 is best first. What share of a slate's final score came of it is told
	 * afterwards, as `ofScore`.
	 */
	readonly share: number;
	/** 0 … 1: the part of it that goes to the profile's mix of genres; the rest goes to being unlike what is shown. */
	readonly genreShare: number;
	/** How being unlike is measured: `mmr`, the nearest title shown; `dpp`, the volume that all shown titles leave. */
	readonly measure: 'mmr' | 'dpp';
}

/** As far as the dial turns: beyond it a row no longer shows what the profile likes. */
export const widestShare = 0.3;

/**
 * A setting of the dial; what is not said stays at its default.
 *
 * @throws {RangeError} if a share lies outside its range.
 */
export function diversityDial({
	share = 0.12, // on MovieTweetings 15 of 30 titles move, and NDCG@10 does not fall beyond chance
	genreShare = 0.5, // equal parts until an experiment says otherwise
	measure = 'mmr', // on MovieTweetings as diverse as `dpp` for the same relevance, and cheaper
}: Partial<DiversityDial> = {}): DiversityDial {
	if (!(share >= 0 && share <= widestShare))
		throw new RangeError(`a diversity share of ${share}, not of 0 to ${widestShare}`);
	if (!(genreShare >= 0 && genreShare <= 1))
		throw new RangeError(`a genre share of ${genreShare}, not of 0 to 1`);
	return { share, genreShare, measure };
}
