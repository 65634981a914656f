import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Estimate } from '@marquee/metrics';
import { quantile } from '@marquee/numerics';
import { catalogueGenres, type DiversityDial, diversifier, diversityDial } from '@marquee/ranking';
import { type FrontierRow, frontier } from '@marquee/ranking/frontier';
import { epochMs, isoMoment, seededRandom } from '@marquee/units';
import { existingStateFolder } from '../apps/marquee/src/facts/state-folder.ts';
import {
	frontierQuestions,
	type MeasuredOn,
} from '../apps/marquee/src/frontier/measured-frontier.ts';
import { withWhatServes } from '../apps/marquee/src/frontier/what-serves.ts';

/*
 * What does diversity cost and bring at each setting of its dial, and how long does a slate take?
 *
 *     npm run bench:diversity -- [STATE] [--measures mmr,dpp] [--genre-shares 0.5]
 *
 * The questions of `marquee frontier`, and for the dial that serves its very numbers: the bundle and the ranker that serve in the state
 * folder (.marquee unless another is named), through the funnel of pages, asked about what the model has not learnt. Here beside them:
 * other measures and other shares of genres, how many titles move, and the processor time of a slate.
 */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		measures: { type: 'string', default: 'mmr,dpp' },
		'genre-shares': { type: 'string', default: '0.5' },
	},
});
const heading =
	'| share | ndcg@10 | against best-first | intra-list diversity | of genres | serendipity | calibration KL | coverage | of the score | relevance lost | moved | µs |\n' +
	`|${'---|'.repeat(12)}`;
const size = 30;
const quiet = { begin: () => {}, update: () => {}, end: () => {} };

await withWhatServes(existingStateFolder(positionals[0] ?? '.marquee'), measured);
console.log(`\ncores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`);

async function measured(on: MeasuredOn): Promise<void> {
	const how = { seed: 1, now: epochMs(0), progress: quiet, signal: new AbortController().signal };
	const { cases, likeness, cutAt } = await frontierQuestions(on, how);
	const known = { genres: catalogueGenres(on.catalogue), ...(likeness && { likeness }) };
	console.log(`${cases.length} profiles from ${isoMoment(cutAt)}, ${on.catalogue.size} titles`);
	console.log(`bundle ${on.model.bundle.slice(0, 12)}, ranker ${on.ranker.name}`);
	for (const { share: _, ...dial } of dials()) {
		const random = seededRandom(1, 'intervals');
		const rows = frontier(cases, { ...known, dial, size, random });
		console.log(`\n${dial.measure}, genre share ${dial.genreShare}\n${heading}`);
		for (const row of rows) {
			const setting = diversityDial({ ...dial, share: row.share });
			console.log(`${told(row)} ${microseconds(setting).toFixed(1)} |`);
		}
	}

	/** Processor time of one slate: the median over rounds of the mean over all cases. */
	function microseconds(dial: DiversityDial): number {
		const diversify = diversifier(known.genres, likeness);
		const rounds = Array.from({ length: 7 }, () => {
			const { user, system } = process.cpuUsage();
			for (const each of cases) diversify(each, { size, dial, genreMix: each.genreMix });
			const after = process.cpuUsage();
			return (after.user + after.system - user - system) / cases.length;
		});
		return quantile(Float64Array.from(rounds).sort(), 0.5);
	}
}

function dials(): readonly DiversityDial[] {
	const genreShares = values['genre-shares'].split(',').map(Number);
	return values.measures
		.split(',')
		.flatMap((measure) =>
			genreShares.map((genreShare) => diversityDial({ measure: measure as 'mmr', genreShare })),
		);
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
