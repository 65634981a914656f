import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { layouts, pages } from '@marquee/page';
import {
	drawnPolicies,
	factsIn,
	pageRules,
	requestsIn,
	surroundings,
	type World,
	worlds,
} from '@marquee/page/testing';
import fc from 'fast-check';

/*
 * Does any page break a rule, over services, policies, devices and surfaces that nobody chose?
 *
 *     npm run bench:page-rules -- [--pages 100000] [--layout generative] [--seed 1]
 *
 * Every service has a catalogue of its own with windows, ages and languages, a model that may know little or nothing, and viewers
 * with a past; four policies each make ten of its pages. Exits with 1 if a rule is broken.
 */
const { values } = parseArgs({
	options: {
		pages: { type: 'string', default: '100000' },
		layout: { type: 'string', default: 'stage-wise' },
		seed: { type: 'string', default: '1' },
	},
});
const [wanted, seed] = [Number(values.pages), Number(values.seed)];
const layout = layoutNamed(values.layout);
if (!(wanted > 0)) throw new RangeError(`${values.pages} is no number of pages`);
const [policiesPerWorld, requestsPerPolicy] = [4, 10];
/** So many services are drawn at once; their facts are given up before the next are drawn. */
const worldsAtOnce = 50;

const broken = new Map<string, { pages: number; first: string }>();
const surfaces = new Map<string, number>();
let [made, titles] = [0, 0];
const begun = process.cpuUsage();

for (let round = 0; made < wanted; round++) {
	const drawn = fc.sample(worlds, { numRuns: worldsAtOnce, seed: hashed(round) });
	for (const [w, world] of drawn.entries())
		if (made < wanted) await judge(world, hashed(round * worldsAtOnce + w));
	if (round % 10 === 9) console.error(`${made} pages, ${seconds().toFixed(0)} s of CPU`);
}
print();
process.exitCode = broken.size > 0 ? 1 : 0;

async function judge(world: World, worldSeed: number): Promise<void> {
	const facts = await factsIn(world);
	const policies = fc.sample(drawnPolicies, { numRuns: policiesPerWorld, seed: worldSeed });
	for (const [p, policy] of policies.entries()) {
		const make = pages({ ...surroundings(world), facts, policy, layout });
		const sought = { numRuns: requestsPerPolicy, seed: worldSeed + p };
		for (const request of fc.sample(requestsIn(world), sought)) {
			const answer = await make(request);
			made++;
			surfaces.set(answer.page.surface, (surfaces.get(answer.page.surface) ?? 0) + 1);
			titles += answer.page.rows.reduce((sum, row) => sum + row.titles.length, 0);
			const judged = { answer, request, facts, policy };
			for (const [rule, where] of Object.entries(pageRules).map(
				([rule, breaks]) => [rule, breaks(judged)] as const,
			))
				if (where.length > 0) noteBroken(rule, where[0]!, worldSeed);
		}
	}
}

function noteBroken(rule: string, where: string, worldSeed: number): void {
	const known = broken.get(rule);
	if (known === undefined) broken.set(rule, { pages: 1, first: `${where} (world ${worldSeed})` });
	else known.pages++;
}

function layoutNamed(name: string) {
	const found = layouts.get(name);
	if (found === undefined) throw new RangeError(`no layout is called ${name}`);
	return found;
}

/** A seed of its own for each round and service. */
function hashed(n: number): number {
	return (Math.imul(n + 1, 0x9e3779b1) ^ seed) >>> 1;
}

function seconds(): number {
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1e6;
}

function print(): void {
	console.log('| rule | pages that break it | the first |\n|---|---|---|');
	for (const rule of Object.keys(pageRules)) {
		const { pages: count = 0, first = '' } = broken.get(rule) ?? {};
		console.log(`| ${rule} | ${count} | ${first} |`);
	}
	const bySurface = [...surfaces].map(([surface, count]) => `${surface} ${count}`).join(', ');
	console.log(`\n${made} pages (${bySurface}), ${(titles / made).toFixed(1)} titles each`);
	console.log(
		`${values.layout}, seed ${seed}, ${seconds().toFixed(0)} s of CPU, cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}`,
	);
}
