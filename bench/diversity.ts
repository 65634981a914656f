import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { fitEase } from '@marquee/baselines';
import type { Estimate } from '@marquee/metrics';
import { quantile } from '@marquee/numerics';
import {
	bestWithDiversity,
	type DiversityDial,
	diversifier,
	diversityDial,
	genreMixes,
	likenessByVectors,
	titleGenresOf,
	titleVectorsOf,
} from '@marquee/ranking';
import { type FrontierRow, frontier } from '@marquee/ranking/frontier';
import { seededRandom, titleId } from '@marquee/units';
import { coWatchVectors } from '../apps/marquee/src/frontier/co-watch-vectors.ts';
import { frontierCases } from '../apps/marquee/src/frontier/frontier-cases.ts';
import { questionsOf } from './diversity/questions.ts';

/*
 * What does diversity cost and bring at each setting of its dial, and how long does a slate take?
 *
 *     node bench/diversity.ts [--measures mmr,dpp] [--genre-shares 0.5] [--earlier] [--data DIR]
 *
 * A split in time, 30 of the 100 best candidates of EASE (over its 2,500 most watched titles), likeness by the 64 directions in
 * which profiles differ most; slates are judged by their first 10. `--earlier` asks about the weeks before those that are
 * reported, to choose settings by.
 */
const { values } = parseArgs({
	options: {
		data: { type: 'string', default: 'data/movietweetings-100k' },
		earlier: { type: 'boolean', default: false },
		measures: { type: 'string', default: 'mmr,dpp' },
		'genre-shares': { type: 'string', default: '0.5' },
	},
});
const heading =
	'| share | ndcg@10 | against best-first | intra-list diversity | of genres | serendipity | calibration KL | coverage | of the score | relevance lost | moved | µs |\n' +
	`|${'---|'.repeat(12)}`;
const width = 64;
const size = 30;
const questions = await questionsOf(values.data, values.earlier);
const { train, titles } = questions;
const model = fitEase(train, { maxTitles: 2_500 });
const cases = await frontierCases(questions.cases, {
	model,
	titles: train.titles,
	candidates: 100,
});
const genres = titleGenresOf(titles);
const vectorOf = await coWatchVectors(train, width, {
	random: seededRandom(1, 'co-watch vectors'),
});
const likeness = likenessByVectors(titleVectorsOf(titles.length, width, vectorOf));
console.log(`${cases.length} cases, ${titles.length} titles, D = ${width}`);

const dials = values.measures
	.split(',')
	.flatMap((measure) =>
		values['genre-shares']
			.split(',')
			.map((share) => diversityDial({ measure: measure as 'mmr', genreShare: Number(share) })),
	);
for (const dial of dials) {
	const { share: _, ...others } = dial;
	const random = seededRandom(1, 'intervals');
	const rows = frontier(cases, { genres, likeness, dial: others, size, random });
	console.log(`\n${dial.measure}, genre share ${dial.genreShare}\n${heading}`);
	for (const row of rows)
		console.log(`${told(row)} ${microseconds({ ...dial, share: row.share }).toFixed(1)} |`);
}
console.log(`\ncores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`);

/** Processor time of one slate with its sorting: the median over rounds of the mean over all cases. */
function microseconds(dial: DiversityDial): number {
	const { select } = bestWithDiversity({ size, dial }, diversifier(genres, likeness));
	const mixOf = genreMixes(genres);
	const asked = cases.map(({ titles, relevance, past }) => ({
		candidates: Array.from(titles, (index, place) => ({
			id: titleId(`t${index}`),
			index,
			score: relevance[place]!,
		})),
		query: { genreMix: mixOf(past) },
	}));
	const rounds = Array.from({ length: 7 }, () => {
		const { user, system } = process.cpuUsage();
		for (const { candidates, query } of asked) select(query, candidates);
		const after = process.cpuUsage();
		return (after.user + after.system - user - system) / asked.length;
	});
	return quantile(Float64Array.from(rounds).sort(), 0.5);
}

function told(row: FrontierRow): string {
	const numbers = [
		withInterval(row.ndcg),
		withInterval(row.ndcgGained),
		withInterval(row.intraListDiversity),
		withInterval(row.genreDiversity),
		withInterval(row.serendipity),
		withInterval(row.calibrationKl),
		row.coverage.toFixed(4),
		row.ofScore.toFixed(4),
		row.relevanceLost.toFixed(4),
		row.moved.toFixed(1),
	];
	return `| ${row.share.toFixed(2)} | ${numbers.join(' | ')} |`;
}

function withInterval({ value, low, high }: Estimate): string {
	return `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
}
