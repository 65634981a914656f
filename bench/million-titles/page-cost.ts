import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { readCatalogue } from '@marquee/catalogue';
import { countedFacts } from '@marquee/page';
import { openSqliteControlPlane, readLmdbProfileStates } from '@marquee/stores';
import { epochMs, hash32, requestId } from '@marquee/units';
import { pageMaker, servedTaste } from '../../apps/marquee/src/serving/page-maker.ts';
import { servingBundle } from '../../apps/marquee/src/serving/serving-bundle.ts';

/*
 * What does a home page cost the processor, without HTTP and the log, and how often is the whole heap collected for it?
 *
 *   npm run bench:page-cost -- --state DIR [--pages 100] [--without foremost]
 *
 * For a machine that is shared: processor time counts, not latency. `--without` leaves a stage out of every second page, and tells of
 * both: they ran under the same load. The state is read and not written.
 */
const { values } = parseArgs({
	options: {
		state: { type: 'string', default: '.marquee' },
		pages: { type: 'string', default: '100' },
		without: { type: 'string' },
	},
});
const catalogue = await readCatalogue(join(values.state, 'catalogue.jsonl'));
const states = readLmdbProfileStates(join(values.state, 'profiles'));
const now = states.newestAt();
if (now === undefined) throw new RangeError(`nothing happened in ${values.state}`);
const facts = await countedFacts({ catalogue, states, events: [], now });
const bundle = await servingBundle(
	{ bundles: join(values.state, 'bundles') } as Parameters<typeof servingBundle>[0],
	openSqliteControlPlane(join(values.state, 'control.sqlite')),
	catalogue,
);
const make = pageMaker(
	{
		facts,
		record: async () => {},
		newestEventAt: () => now,
		report: (stage, cause) => console.error(stage, cause),
	},
	servedTaste(bundle, catalogue),
);
const profiles = [...states.profileIds()];

/** Processor time of one page, all threads together. */
async function cpuMsOf(page: number, without: string | undefined): Promise<number> {
	const profileId = profiles[(page * 37) % profiles.length]!;
	const before = process.cpuUsage();
	await make({
		requestId: requestId(`r${page}`),
		profileId,
		asked: { surface: 'home' },
		state: states.of(profileId),
		now: epochMs(now! + page),
		on: { device: 'web', country: ['PT', 'DE', 'US'][page % 3]! },
		seed: hash32(`r${page}`),
		...(without !== undefined && { without: new Map([[without, 'left out to compare']]) }),
	});
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1_000;
}

const warmUp = 60;
for (let page = 0; page < warmUp; page++) await cpuMsOf(page, undefined);
let [collections, collectedMs] = [0, 0];
new PerformanceObserver((seen) => {
	for (const entry of seen.getEntries()) {
		collectedMs += entry.duration;
		const { kind } = (entry as typeof entry & { readonly detail: { readonly kind: number } })
			.detail;
		if (kind === constants.NODE_PERFORMANCE_GC_MAJOR) collections++;
	}
}).observe({ entryTypes: ['gc'] });
const count = Number(values.pages);
const [whole, lacking]: [number[], number[]] = [[], []];
for (let page = warmUp; page < warmUp + count; page++) {
	whole.push(await cpuMsOf(page, undefined));
	if (values.without !== undefined) lacking.push(await cpuMsOf(page, values.without));
}
await new Promise((resolve) => setTimeout(resolve, 50)); // observers hear of collections afterwards

const fixed = (value: number) => value.toFixed(1);
const inWords = (all: readonly number[]) => {
	const sorted = all.toSorted((a, b) => a - b);
	const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
	return `mean ${fixed(mean)}, first quarter ${fixed(sorted[all.length >> 2]!)}, median ${fixed(sorted[all.length >> 1]!)} ms`;
};
const made = count + lacking.length;
console.log(
	`${catalogue.size} titles, ${profiles.length} profiles, ${count} pages after ${warmUp}`,
);
console.log(`  CPU a page  ${inWords(whole)}`);
if (lacking.length > 0) console.log(`  without ${values.without}  ${inWords(lacking)}`);
console.log(
	`  heap        collected whole ${collections} times, ${fixed(collectedMs / made)} ms a page for all collections`,
);
console.log(
	`  machine     ${availableParallelism()} cores, load ${fixed(loadavg()[0]!)}, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB resident`,
);
process.exit(0);
