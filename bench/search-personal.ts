import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { observedQuantile } from '@marquee/numerics';
import {
	defaultSearchPolicy,
	type SearchFeature,
	type SearchPolicy,
	type SearchRanker,
	searchFeatures,
	trainSearchRanker,
} from '@marquee/search';
import { type EpochMs, isoMoment, seededRandom } from '@marquee/units';
import { pastDays, tasteUntil } from './ranker/past-days.ts';
import { keystrokes } from './search-personal/keystrokes.ts';
import { type PastSearch, pastSearch } from './search-personal/past-search.ts';
import { replay, type Way } from './search-personal/replay.ts';
import { simulatedChoices } from './search-personal/simulated-choices.ts';
import { hit, printExact, printTable, reciprocalPlace } from './search-personal/told.ts';
import { wantedTitles } from './search-personal/wanted-titles.ts';

/*
 * What does it bring to search that it knows who asks?
 *
 *     npm run bench:search-personal -- [DATA] [--from 0.9] [--until 1] [--searches 1000] [--epochs 8] [--seed 1]
 *
 * Titles that were taken up between two moments (shares of all engagements) are looked for by their names the moment before: letter by
 * letter, in the search that a service wires, over names, popularity and trends as of then, with the taste of a foundation model that
 * learnt from nothing newer than --from. A log of choices is simulated on the days before, as many as are reported on, by people who
 * look at place k with the chance 1 ÷ (1 + k); a ranker learns from it. Weights are chosen with --from 0.81 --until 0.9.
 */
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		from: { type: 'string', default: '0.9' },
		until: { type: 'string', default: '1' },
		searches: { type: 'string', default: '1000' },
		epochs: { type: 'string', default: '8' },
		seed: { type: 'string', default: '1' },
	},
});
const [fromShare, untilShare, count, epochs, seed] = [
	values.from,
	values.until,
	values.searches,
	values.epochs,
	values.seed,
].map(Number) as [number, number, number, number, number];
const days = await pastDays(positionals[0] ?? 'data/movietweetings-100k');
const { catalogue, events, histories } = days;
const ascending = histories.happenedAtMs.toSorted();
const momentAt = (share: number) => observedQuantile(ascending, share) as EpochMs;
const from = momentAt(fromShare);
const until = (untilShare < 1 ? momentAt(untilShare) : momentAt(1) + 1) as EpochMs;
const learnFrom = momentAt(2 * fromShare - untilShare);
console.log(`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}, seed ${seed}`);
console.log(
	`${events.length} events, ${catalogue.size} titles; the log is of ${isoMoment(learnFrom)}`,
);
console.log(`to ${isoMoment(from)}, what is reported from there to ${isoMoment(until)}`);

const ranker = await timed('a log of the earlier days', learntRanker);
const ways: Readonly<Record<string, Way>> = {
	'names alone': { policy: only('cost', 'edits', 'laterWord', 'anyOrder'), personal: false },
	popularity: {
		policy: only(
			'cost',
			'edits',
			'laterWord',
			'anyOrder',
			'weight',
			'popularity',
			'popularityOfShort',
		),
		personal: false,
	},
	nobody: { policy: defaultSearchPolicy, personal: false },
	personal: { policy: defaultSearchPolicy, personal: true },
	learnt: { policy: defaultSearchPolicy, personal: true, ranker },
};
const past = await timed('a model until what is reported', () => searchUntil(from));
const replayed = await timed('what is reported', () =>
	replay(past, wanted(from, until, 'reported'), Object.values(ways), typing('reported')),
);
const known = replayed.filter((one) => one.known);
const profiles = (all: typeof replayed) => new Set(all.map(({ profileId }) => profileId)).size;
console.log(
	`${profiles(replayed)} profiles look, of ${profiles(known)} something is known: the tables are of these`,
);
const compared = [
	['personal', 'nobody'],
	['learnt', 'personal'],
] as const;
printTable(known, { name: 'MRR@10', of: reciprocalPlace }, Object.keys(ways), compared);
printTable(known, { name: 'hit@10', of: hit }, Object.keys(ways), compared);
printExact(known, Object.keys(ways));

async function learntRanker(): Promise<SearchRanker> {
	const choices = await simulatedChoices(
		await searchUntil(learnFrom),
		wanted(learnFrom, from, 'log'),
		{
			way: { policy: defaultSearchPolicy, personal: true },
			typing: typing('log'),
			random: seededRandom(seed, 'looks'),
		},
	);
	const learnt = trainSearchRanker(choices);
	console.log(`${choices.length} choices; weights learnt, where they moved by .1 and more:`);
	for (const [f, name] of searchFeatures.entries()) {
		const [was, is] = [defaultSearchPolicy.weights[name], learnt.everywhere[f]!];
		if (Math.abs(is - was) >= 0.1) console.log(`  ${name}: ${was} → ${is.toFixed(2)}`);
	}
	return learnt;
}

async function searchUntil(moment: EpochMs): Promise<PastSearch> {
	return pastSearch(days, await tasteUntil(days, moment, { epochs, threads: 1, seed }));
}

function wanted(start: EpochMs, end: EpochMs, stream: string) {
	return wantedTitles(days, [start, end], { count, random: seededRandom(seed, stream) });
}

function typing(stream: string) {
	const names = catalogue.titles.map(({ name }) => name);
	return keystrokes(names, seededRandom(seed, `typing ${stream}`));
}

/** The policy with these features alone. */
function only(...features: readonly SearchFeature[]): SearchPolicy {
	const { weights } = defaultSearchPolicy;
	const kept = searchFeatures.map((name) => [name, features.includes(name) ? weights[name] : 0]);
	return {
		...defaultSearchPolicy,
		version: features.join(),
		weights: Object.fromEntries(kept) as Record<SearchFeature, number>,
	};
}

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
	const begun = process.cpuUsage();
	const value = await work();
	const { user, system } = process.cpuUsage(begun);
	console.log(`${what}: ${((user + system) / 1e6).toFixed(1)} s of CPU`);
	return value;
}
