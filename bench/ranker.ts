import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { mean } from '@marquee/numerics';
import {
	defaultPolicy,
	heads,
	type Objective,
	objectives,
	priorRanker,
	type Ranker,
	type RankerPolicy,
	rankerRun,
	reliabilityOf,
	requestsOf,
	type Slates,
	type SlatesTask,
	sampledDraw,
	slatesOfRequests,
	trainedRanker,
	trainRanker,
	writeRanker,
} from '@marquee/rankers';
import { type EpochMs, isoMoment } from '@marquee/units';
import { byFeature, compared, meanOfBest, ndcgByProfile, type Right } from './ranker/orders.ts';
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
const [learnFrom, holdOutFrom, testFrom, end] = [0.7, 0.86, 0.9, 1].map(days.momentAt) as [
	EpochMs,
	EpochMs,
	EpochMs,
	EpochMs,
];
console.log(`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}, seed ${seed}`);
console.log(`${days.events.length} events, ${days.catalogue.size} titles`);
console.log(`cut at ${[learnFrom, holdOutFrom, testFrom, end].map(isoMoment).join(', ')}`);

const early = await timed('foundation model of 70 %', () =>
	tasteUntil(days, learnFrom, { epochs, threads, seed }),
);
const sampled = await timed('slates to learn from', () =>
	slates(learnFrom, holdOutFrom, testFrom, { taste: early, draw: sampledDraw }),
);
const cut = { kind: 'cut', titles: 100, by: priorRanker(engagementOnly) } as const;
const heldOut = await timed('slates to calibrate on', () =>
	slates(holdOutFrom, testFrom, testFrom, { taste: early, draw: cut }),
);
await early.release();
const models = await timed('rankers', async () => ({
	listwise: await trained('listwise'),
	pointwise: await trained('pointwise'),
}));
const late = await timed('foundation model of 90 %', () =>
	tasteUntil(days, testFrom, { epochs, threads, seed }),
);
const test = await timed('slates to test on', () =>
	slates(testFrom, (end + 1) as EpochMs, (end + 1) as EpochMs, { taste: late, draw: cut }),
);
await late.release();
if (values.write !== undefined) await writeRanker(values.write, models.listwise);

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

async function slates(
	from: EpochMs,
	until: EpochMs,
	knownUntil: EpochMs,
	how: Pick<SlatesTask, 'taste' | 'draw'>,
): Promise<Slates> {
	const { catalogue, events } = days;
	const requests = requestsOf(events, catalogue, { from, until, knownUntil });
	const { slates: drawn, left } = await slatesOfRequests({
		catalogue,
		events,
		requests,
		seed,
		...how,
	});
	console.log(
		`${requests.length} requests, ${drawn.count} slates; left out ${JSON.stringify(left)}`,
	);
	return drawn;
}

function trained(loss: 'listwise' | 'pointwise') {
	return trainRanker({
		run: rankerRun(loss, { loss, seed }),
		slates: sampled,
		heldOut,
		trainedUntil: holdOutFrom,
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
	for (const { name, value, behind } of compared(test, contenders, played))
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
