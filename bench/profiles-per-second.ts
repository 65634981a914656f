import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { openFoundation, run, type TrainedModel, train } from '@marquee/foundation';
import { type Histories, historyOf, type ScoringRequest } from '@marquee/histories';
import { detect, historiesOf } from '@marquee/importers';
import { epochMs, seededRandom, systemClock } from '@marquee/units';

/*
 * How many profiles' embeddings are made in a second, and how long one request takes with the profile's newest event in it?
 *
 *     npm run bench:profiles-per-second -- [DATA]
 *
 * All profiles of MovieTweetings, as of its newest event; a row of 100 steps for each, and rows shared by short histories.
 * A second of the clock, and of a core: on a machine that others use the latter says more. Then one full context of 100 events at a time, scores of all titles included, over catalogues of several sizes. The model
 * was trained for one epoch, or not at all: what its weights are changes nothing about its speed.
 */
const path = process.argv[2] ?? join(import.meta.dirname, '..', 'data', 'movietweetings-100k');
const { histories: data } = await historiesOf(await detect(path));
const model = await train({
	run: run('one epoch', { epochs: 1 }),
	data,
	threads: 1,
	clock: systemClock,
});
const newest = data.happenedAtMs.reduce((a, b) => Math.max(a, b));
const everybody = Array.from({ length: data.profiles }, (_, profile) => ({
	history: historyOf(data, profile),
	asOfMs: epochMs(newest),
}));
const read = everybody.reduce(
	(sum, { history }) => sum + Math.min(model.run.context, history.titleIndices.length),
	0,
);
console.log(`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`);
console.log(`${data.profiles} profiles, ${read} events read, ${data.titles} titles`);
console.log('rows per run      threads   embedded/s   per core-s     scored/s   per core-s');
for (const batchRows of [1, 4, 16, 64])
	for (const threads of [1, 2]) {
		const asked = batchRows === 1 ? everybody.slice(0, 3_000) : everybody;
		const [embedded, scored] = await perSecond(asked, { batchRows, threads });
		const rates = [embedded, scored].flatMap((rate) => [rate.perSecond, rate.perCoreSecond]);
		console.log(
			[batchRows, threads, ...rates.map(Math.round)].map((n) => String(n).padStart(12)).join(' '),
		);
	}

console.log('\ntitles  p50 ms  p99 ms    of one request, context 100, 1 thread');
for (const titles of [3_500, 10_000, 50_000]) {
	const { p50, p99 } = await oneRequest(titles);
	console.log(`${String(titles).padStart(6)}  ${p50.toFixed(2)}    ${p99.toFixed(2)}`);
}

/** How many of the profiles are embedded, and how many scored over all titles, in a second. */
async function perSecond(
	asked: readonly ScoringRequest[],
	options: { readonly batchRows: number; readonly threads: number },
) {
	const foundation = await openFoundation(model, options);
	const inChunks = async (ask: (some: readonly ScoringRequest[]) => Promise<unknown>) => {
		await ask(asked.slice(0, 256));
		const [begun, used] = [performance.now(), process.cpuUsage()];
		for (let from = 0; from < asked.length; from += 256) await ask(asked.slice(from, from + 256));
		const { user, system } = process.cpuUsage(used);
		return {
			perSecond: (1_000 * asked.length) / (performance.now() - begun),
			perCoreSecond: (1_000_000 * asked.length) / (user + system),
		};
	};
	const scores = new Float32Array(256 * data.titles);
	const rates = [
		await inChunks(foundation.states),
		await inChunks((some) => foundation.score(some, scores)),
	] as const;
	await foundation.release();
	return rates;
}

/** Times of requests one by one, each with another history and the event of a moment ago. */
async function oneRequest(titles: number): Promise<{ p50: number; p99: number }> {
	const random = seededRandom(1, 'requests');
	const foundation = await openFoundation(ofSize(model, titles), { threads: 1, batchRows: 1 });
	const longest = longestHistory(data);
	const scores = new Float32Array(titles);
	const times: number[] = [];
	for (let at = 0; at < 600; at++) {
		const titleIndices = longest.titleIndices.map(() => random.below(titles));
		const begun = performance.now();
		await foundation.score(
			[{ history: { ...longest, titleIndices }, asOfMs: epochMs(newest) }],
			scores,
		);
		if (at >= 100) times.push(performance.now() - begun);
	}
	await foundation.release();
	times.sort((a, b) => a - b);
	return { p50: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! };
}

/** A history that fills the context. */
function longestHistory(all: Histories) {
	const lengths = Array.from(all.offsets.subarray(1), (end, u) => end - all.offsets[u]!);
	return historyOf(all, lengths.indexOf(Math.max(...lengths)));
}

/** The same network over another number of titles, their rows drawn with repetition. */
function ofSize(of: TrainedModel, titles: number): TrainedModel {
	const { width } = of.run;
	const { freshPrior: _, ...rest } = of;
	const prior = new Float32Array(titles).map((_none, title) => of.prior[title % of.titles]!);
	const embeddings = new Float32Array(titles * width).map(
		(_none, i) => of.embeddings[i % of.embeddings.length]!,
	);
	return { ...rest, titles, prior, embeddings };
}
