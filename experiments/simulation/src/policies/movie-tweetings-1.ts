import type { Policy } from '../policy.ts';

const mt = 'MovieTweetings, 100,000 ratings of 2013 (data/movietweetings-100k)';
const top10 = 'Netflix Top 10, films, global weeks 2021-07 to 2025-12';
const engagement = 'Netflix, What We Watched, second half of 2023, films';
const judgement = 'judgement: no public source';

/**
 * People who behave as those who published their ratings of films in 2013, as far as that shows, and who visit as often as
 * members of a streaming service may. `bench/simulation-fit.ts` prints both sides of what is fitted.
 */
export const movieTweetings1: Policy = {
	name: 'movie-tweetings-1',
	awareness: { deviation: 2.5, withQuality: 0 },
	genres: {
		titlesWith: {
			Drama: 5390,
			Comedy: 3405,
			Thriller: 2684,
			Romance: 1897,
			Action: 1736,
			Crime: 1622,
			Horror: 1298,
			Adventure: 1073,
			'Sci-Fi': 880,
			Mystery: 878,
			Fantasy: 746,
			Family: 650,
			Documentary: 629,
			Biography: 440,
			War: 411,
			History: 369,
			Animation: 368,
			Music: 352,
			Sport: 277,
			Musical: 251,
			Western: 155,
		},
		perTitle: [0.237, 0.306, 0.261, 0.137, 0.042, 0.011],
	},
	traits: { dimensions: 8, ofGenres: 0.6 },
	runtimes: { medianMinutes: 103, deviation: 0.17 },
	agesDays: [0, 365, 730, 1_095, 1_825, 2_920, 4_380, 6_570, 10_220, 16_060, 41_975],
	enjoyment: { quality: 0.53, taste: 0.5, surprise: 0.5 },
	choosing: {
		law: 'one-a-visit',
		appetite: 2.5,
		allure: 0.6,
		familiarity: 0.5,
		leaving: { mean: 2.5, deviation: 0.8 },
	},
	attention: {
		television: { down: 0.75, across: 0.85 },
		phone: { down: 0.85, across: 0.75 },
		web: { down: 0.8, across: 0.85 },
		tablet: { down: 0.8, across: 0.8 },
	},
	screens: { television: 0.5, phone: 0.25, web: 0.2, tablet: 0.05 },
	novelty: { pull: 1, halfLifeDays: 8, deviation: 0.6 },
	fatigue: { perDoubling: 0.25, watched: 4, rowMost: 0.4, rowHalfway: 20 },
	rhythm: {
		hours: [
			0.044, 0.0435, 0.0409, 0.0405, 0.0407, 0.0343, 0.0288, 0.0261, 0.0243, 0.0235, 0.0255, 0.0262,
			0.0291, 0.0302, 0.0341, 0.0389, 0.0406, 0.0428, 0.0474, 0.055, 0.0723, 0.079, 0.0766, 0.0556,
		],
		days: [0.2077, 0.134, 0.1091, 0.1096, 0.1193, 0.1373, 0.1831],
	},
	activity: { medianPerDay: 0.2, deviation: 1.7, mostPerDay: 4, gapShape: 0.76 },
	finishing: {
		level: 0.3,
		byEnjoyment: 1.2,
		atOnce: 0.65,
		delayMedianHours: 22,
		delayDeviation: 0.9,
	},
	judging: { medianShare: 0.06, deviation: 1, up: 1.31, down: -0.6, generosity: 0.47 },
	listing: { share: 0.06 },
	satisfaction: { pace: 0.15, begin: 0.6, nothing: -0.6 },
	returning: { visits: 0.25 },
	leaving: { perDay: 0.003, bySatisfaction: 1 },
	searching: { share: 0.08, deviation: 0.7, consider: 8, mistakePerLetter: 0.02 },
	past: { days: 56, most: 200 },
	sources: {
		awareness: `${mt}: share of ratings that the first 1, 10 and 50 % of the titles rated have, out of 30,000 that might have been; withQuality: between titles with five ratings or more, log number and mean rating correlate by 0.09, and choosing alone makes as much`,
		genres: mt,
		traits: judgement,
		runtimes: engagement,
		agesDays: `${mt}: deciles of the years of titles before 2013`,
		enjoyment: `${mt}: between titles with 20 ratings or more means deviate by 1.00 of 1.88, that is 0.53; what neither titles nor people's means explain is halved between taste and surprise by judgement`,
		choosing: judgement,
		attention: judgement,
		screens: judgement,
		novelty: `${top10}: hours of the fourth week over those of the third are 0.551 in the median; pull and deviation: ${judgement}`,
		fatigue: judgement,
		rhythm: `${mt}: hours (UTC) and weekdays of ratings`,
		activity: `${mt}: number of ratings of each person who rated, as a zero-truncated Poisson log-normal; the level, and that nobody visits more than four times a day: ${judgement}. gapShape: gaps between visits of a person have a coefficient of variation of 1.02 in the median, of five visits or more; a Poisson process has 0.84 by that count`,
		finishing: judgement,
		judging: `${mt}: 26.4 % of ratings are 9 or 10, 7.6 % at most 4; between people with 20 ratings or more means deviate by 0.89 of 1.88; the thresholds give these shares among what members watched on their own; how many judge: ${judgement}`,
		listing: judgement,
		satisfaction: judgement,
		returning: judgement,
		leaving: judgement,
		searching: judgement,
		past: judgement,
	},
};
