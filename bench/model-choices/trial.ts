import { openFoundation, run, train } from '@marquee/foundation';
import type { Recommender } from '@marquee/histories';
import { judged, ndcg, recall } from '@marquee/metrics';
import { mean, topK } from '@marquee/numerics';
import type { TestCase } from '@marquee/protocols';
import { systemClock } from '@marquee/units';
import type { EarlierDays } from './earlier-days.ts';
import type { Variant } from './variants.ts';

/** What one training of a variant came to. */
export interface Trial {
	/** NDCG@10 of all that a profile took up. */
	readonly all: number;
	/** NDCG@10 of what came third and later: what a page kept in a cache is asked for. */
	readonly later: number;
	/** Recall@50 of titles that nobody had ever played, among such titles. */
	readonly neverPlayed: number;
	readonly seconds: number;
}

/** Trains a variant and asks it. */
export async function trialOf(
	variant: Variant,
	{ train: data, attributes, cases }: EarlierDays,
	seed: number,
	threads: number,
): Promise<Trial> {
	const begun = performance.now();
	const model = await train({
		run: { ...run(variant.name, variant.run), seed },
		data: variant.told?.(data) ?? data,
		...(variant.withAttributes !== false && { attributes }),
		threads,
		clock: systemClock,
	});
	const seconds = (performance.now() - begun) / 1_000;
	const foundation = await openFoundation(model, { threads, batchRows: 16 });
	const played = new Uint8Array(data.titles);
	for (const title of data.titleIndices) played[title] = 1;
	const withoutFirst = cases.flatMap((each) =>
		each.relevant.length > 2 ? [{ ...each, relevant: each.relevant.subarray(2) }] : [],
	);
	const onNew = cases.flatMap((each) => {
		const relevant = each.relevant.filter((title) => played[title] === 0);
		return relevant.length > 0 ? [{ ...each, relevant }] : [];
	});
	const nothing = new Uint8Array(data.titles);
	try {
		return {
			all: await meanOf(foundation, cases, ndcg(10), data.titles, nothing),
			later: await meanOf(
				foundation.later ?? foundation,
				withoutFirst,
				ndcg(10),
				data.titles,
				nothing,
			),
			neverPlayed: await meanOf(foundation, onNew, recall(50), data.titles, played),
			seconds,
		};
	} finally {
		await foundation.release();
	}
}

async function meanOf(
	recommender: Recommender,
	cases: readonly TestCase[],
	metric: ReturnType<typeof ndcg>,
	titles: number,
	left: Uint8Array,
): Promise<number> {
	const values: number[] = [];
	const scores = new Float32Array(64 * titles); // (B, V)
	for (let from = 0; from < cases.length; from += 64) {
		const asked = cases.slice(from, from + 64);
		await recommender.score(asked, scores.subarray(0, asked.length * titles));
		for (const [i, { history, relevant }] of asked.entries()) {
			const excluded = left.slice();
			for (const title of history.titleIndices) excluded[title] = 1;
			const own = scores.subarray(i * titles, (i + 1) * titles);
			values.push(metric.of(judged(topK(own, metric.k, { excluded }), relevant)));
		}
	}
	return mean(Float64Array.from(values));
}
