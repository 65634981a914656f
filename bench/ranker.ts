import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { mean } from '@marquee/numerics';
import {
	byFeature,
	comparedOrders,
	defaultPolicy,
	heads,
	lessonCuts,
	lessonRequests,
	lessonsOf,
	ndcgByProfile,
	type Objective,
	objectives,
	priorRanker,
	type Ranker,
	type RankerPolicy,
	type Right,
	rankerRun,
	reliabilityOf,
	trainedRanker,
	trainRanker,
	writeRanker,
} from '@marquee/rankers';
import { isoMoment } from '@marquee/units';
import { meanOfBest } from './ranker/mean-of-best.ts';
import { pageCost } from './ranker/page-cost.ts';
import { pastDays, tasteUntil } from './ranker/past-days.ts';

/*
 * Does the ranker order better than what it stands on?
 *
 *     npm run bench:ranker -- [DATA] [--epochs 8] [--seed 1] [--threads 1] [--write FILE]
 *
 * Time is cut at 70, 86 and 90 % of all engagements. A foundation model of the first 70 % says what profiles like; the ranker learns
 * from the requests up to 86 % and is calibrated on those up to 90 %. A foundation model of the first 90 % takes part in the test: a
 * service trains it every day. Each request is the beginning of a sitting, its features are as of then. About a thousand
 * candidates, cut to 100 by the prior ranker, are what every contender orders.
 */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		epochs: { type: 'string', default: '8' },
		seed: { type: 'string', default: '1' },
		threads: { type: 'string', default: '1' },
		write: { type: 'string' },
	},
});
const [seed, threads, epochs] = [values.seed, values.threads, values.epochs].map(Number) as [
	number,
	number,
	number,
];
const engagementOnly: RankerPolicy = weighted('engagement', 1);
const days = await pastDays(positionals[0] ?? 'data/movietweetings-100k');
const { catalogue, events } = days;
const cuts = lessonCuts(days.histories.happenedAtMs.toSorted());
console.log(`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}, seed ${seed}`);
console.log(`${events.length} events, ${catalogue.size} titles`);
console.log(`cut at ${Object.values(cuts).map(isoMoment).join(', ')}`);

const requests = lessonRequests(events, catalogue, cuts);
const lessons = await lessonsOf({
	catalogue,
	events,
	requests,
	cuts,
	seed,
	during: timed,
	tasteUntil: (until) =>
		timed(`foundation model until ${isoMoment(until)}`, () =>
			tasteUntil(days, until, { epochs, threads, seed }),
		),
});
for (const part of ['learn', 'calibrate', 'test'] as const) {
	const left = JSON.stringify(lessons.left[part]);
	const made = `${requests[part].length} requests, ${lessons[part].count} slates`;
	console.log(`${part}: ${made}; left out ${left}`);
}
const models = await timed('rankers', async () => ({
	listwise: await trained('listwise'),
	pointwise: await trained('pointwise'),
}));
if (values.write !== undefined) await writeRanker(values.write, models.listwise);

const { test } = lessons;
const listwise = trainedRanker(models.listwise);
const all = test.count * test.size;
const played: Right = { hits: test.played, relevant: test.relevant };
const found = test.played.reduce((sum, hit) => sum + hit, 0);
const wanted = test.relevant.reduce((sum, some) => sum + some, 0);
console.log(`\n${test.count} requests, ${wanted} titles played, ${found} of them among the 100`);
console.log(`never varied: ${models.listwise.lineage.unvaried.join(', ')}\n`);

printOrders();
for (const objective of objectives.slice(1)) printFrontier(objective);
printReliability();
for (const titles of [1_000, 1_500, 4_000]) {
	const { featuresMs, scoresMs } = pageCost(days, listwise, titles);
	const both = `${featuresMs.toFixed(2)} + ${scoresMs.toFixed(2)}`;
	console.log(`\n${titles} distinct titles: features + scores ${both} ms of one core`);
}

function trained(loss: 'listwise' | 'pointwise') {
	return trainRanker({
		run: rankerRun(loss, { loss, seed }),
		slates: lessons.learn,
		heldOut: lessons.calibrate,
		trainedUntil: cuts.calibrateFrom,
		threads,
		onEpoch: (epoch, value) => console.log(`${loss} epoch ${epoch}: loss ${value.toFixed(4)}`),
	});
}

function printOrders(): void {
	const scoreOf = (ranker: Ranker) => ranker.score(test.features, all).score;
	const contenders = {
		'listwise ranker': scoreOf(listwise.withPolicy(engagementOnly)),
		'listwise, all objectives': scoreOf(listwise.withPolicy(defaultPolicy)),
		'pointwise twin': scoreOf(trainedRanker(models.pointwise, engagementOnly)),
		'prior ranker': scoreOf(priorRanker(engagementOnly)),
		'foundation score': byFeature(test, 'taste'),
		'popularity of 7 days': byFeature(test, 'trend'),
		'popularity ever': byFeature(test, 'prominence'),
	};
	console.log('| order of the 100 | NDCG@10 | listwise is ahead by |');
	console.log('|---|---|---|');
	for (const { name, value, behind } of comparedOrders(test, contenders, played))
		console.log(`| ${name} | ${told(value)} | ${told(behind)} |`);
}

/** What one objective gains on its own measure, and what engagement loses, as its weight goes from 0 to 1. */
function printFrontier(objective: Objective): void {
	const own = ownMeasure(objective);
	console.log(`\n| weight of ${objective} | ${own.name} | NDCG@10 of plays |`);
	console.log('|---|---|---|');
	for (const weight of [0, 0.25, 0.5, 0.75, 1]) {
		const { score } = listwise.withPolicy(weighted(objective, weight)).score(test.features, all);
		const plays = mean(ndcgByProfile(test, score, played));
		console.log(`| ${weight} | ${own.of(score).toFixed(4)} | ${plays.toFixed(4)} |`);
	}
}

function ownMeasure(objective: Objective): {
	readonly name: string;
	readonly of: (score: Float32Array) => number;
} {
	if (objective === 'freshness') {
		const fresh = byFeature(test, 'freshness');
		return { name: 'mean freshness of the best 10', of: (score) => meanOfBest(test, score, fresh) };
	}
	const hits = objective === 'retention' ? test.returned : test.praised;
	const relevant = Int32Array.from({ length: test.count }, (_, s) =>
		hits.subarray(s * test.size, (s + 1) * test.size).reduce((n, hit) => n + Number(hit === 1), 0),
	);
	const name = objective === 'retention' ? 'plays with a return' : 'praised plays';
	return {
		name: `NDCG@10 of ${name}`,
		of: (score) => mean(ndcgByProfile(test, score, { hits, relevant })),
	};
}

function printReliability(): void {
	const { heads: chances } = listwise.score(test.features, all);
	const answers = { engagement: test.played, retention: test.returned, satisfaction: test.praised };
	console.log(
		'\n| head | rows | expected calibration error | chance → share, from the lowest tenth to the highest |',
	);
	console.log('|---|---|---|---|');
	for (const head of heads) {
		const { rows, error, bins } = reliabilityOf(chances[head], answers[head]);
		const pairs = bins.map((bin) => `${bin.meanChance.toFixed(3)} → ${bin.share.toFixed(3)}`);
		console.log(`| ${head} | ${rows} | ${error.toFixed(4)} | ${pairs.join(', ')} |`);
	}
}

function weighted(objective: Objective, weight: number): RankerPolicy {
	const none = { engagement: 0, retention: 0, satisfaction: 0, freshness: 0 };
	return {
		version: `${objective} ${weight}`,
		...none,
		engagement: 1 - weight,
		[objective]: weight,
	};
}

function told({ value, low, high }: { value: number; low: number; high: number }): string {
	return `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
}

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
	const begun = process.cpuUsage();
	const value = await work();
	const { user, system } = process.cpuUsage(begun);
	console.log(`${what}: ${((user + system) / 1e6).toFixed(1)} s of CPU`);
	return value;
}
