/** Of fewer titles a page is made faster than it is handed over; of more, each thread would hold gigabytes of its own. */
const titlesInThreads = { fewest: 1_000, most: 200_000 };

/** How many threads make pages of so many titles where nobody says: one for each core but the one that answers, where they are worth it. */
export const usualThreads = (cores: number, titles: number): number =>
	titles < titlesInThreads.fewest || titles > titlesInThreads.most ? 0 : Math.max(1, cores - 1);
