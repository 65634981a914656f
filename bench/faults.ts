import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { seededRandom } from '@marquee/units';
import { dependencies, faults } from './faults/fault.ts';
import { servedUnderFault } from './faults/served-under-fault.ts';
import { type Noticed, trial } from './faults/trial.ts';

/**
 * What viewers notice when something breaks: every dependency killed, stalled, slowed and corrupted in turn, under load.
 *
 *   node bench/faults.ts [--rate 50] [--before 1.5] [--during 2.5] [--after 3] [--only model] [--seed 1] [--json]
 *   node bench/faults.ts --state DIR      the service of a state folder (a copy: events go into it), not a made-up one
 *
 * One page of five is for somebody who was never here, so that there is nothing to keep for them. Latency counts from the
 * moment at which a request was due. Exit code 1 if any page failed or took longer than 800 ms.
 */
const { values } = parseArgs({
	options: {
		rate: { type: 'string', default: '50' },
		before: { type: 'string', default: '1.5' },
		during: { type: 'string', default: '2.5' },
		after: { type: 'string', default: '3' },
		seed: { type: 'string', default: '1' },
		only: { type: 'string' },
		state: { type: 'string' },
		json: { type: 'boolean', default: false },
	},
});
const [rate, before, during, after, seed] = [
	values.rate,
	values.before,
	values.during,
	values.after,
	values.seed,
].map((value) => {
	const number = Number(value);
	if (number >= 0) return number;
	throw new RangeError(`${value} is not a rate, a number of seconds or a seed`);
}) as [number, number, number, number, number];
const promisedMs = 800;

const course = { rate, from: before, until: before + during, seconds: before + during + after };
const random = seededRandom(seed, 'faults');
const served = await servedUnderFault(values.state === undefined ? [] : [values.state]);
const rows: (Noticed & { readonly dependency: string; readonly fault: string })[] = [];
try {
	for (const profile of served.profiles) await served.page(profile); // everybody was here before
	if (!values.json) console.log(heading());
	for (const dependency of dependencies)
		for (const fault of faults) {
			if (values.only !== undefined && values.only !== dependency) continue;
			const noticed = await trial(served, { dependency, fault }, course, random);
			rows.push({ dependency, fault, ...noticed });
			if (!values.json) console.log(line(dependency, fault, noticed));
		}
} finally {
	await served.stop();
}
const failed = rows.reduce((sum, row) => sum + row.failed, 0);
const worstMs = Math.max(...rows.map((row) => row.worstMs));
const machine = { cores: availableParallelism(), load: loadavg()[0]!, node: process.version, seed };
if (values.json) console.log(JSON.stringify({ course, rows, failed, worstMs, machine }));
else
	console.log(
		`\n${rows.reduce((sum, { requests }) => sum + requests, 0)} pages, ${failed} failed, the slowest took ${worstMs.toFixed(0)} ms` +
			`\nmachine: ${machine.cores} cores, load ${machine.load.toFixed(1)}, Node ${machine.node}, seed ${seed}`,
	);
if (failed > 0 || worstMs > promisedMs) process.exitCode = 1;

function heading(): string {
	return [
		`${rate} pages/s and 5 events/s; each fault lasts ${during} s, shares and percentiles are of these; poorer: fresh, without something it names;`,
		'no receipt: events that were not acknowledged; late: of the worst, what the generator itself was late at most, which only a busy machine explains',
		'',
		'dependency      fault      pages failed  p50 ms  p99 ms worst ms   late  fresh poorer   kept popular  fresh again   no receipt',
	].join('\n');
}

function line(dependency: string, fault: string, noticed: Noticed): string {
	const { duringMs, shares, events } = noticed;
	const percent = (share: number) => `${(100 * share).toFixed(0)} %`;
	return [
		dependency.padEnd(15),
		fault.padEnd(9),
		String(noticed.requests).padStart(6),
		String(noticed.failed).padStart(6),
		duringMs.p50.toFixed(0).padStart(7),
		duringMs.p99.toFixed(0).padStart(7),
		noticed.worstMs.toFixed(0).padStart(8),
		noticed.generatorLateMs.toFixed(0).padStart(6),
		percent(shares.fresh).padStart(6),
		percent(shares.poorer).padStart(6),
		percent(shares.kept).padStart(6),
		percent(shares.popular).padStart(7),
		`${noticed.freshAfterSeconds.toFixed(1)} s`.padStart(12),
		`${events.failed} of ${events.sent}`.padStart(12),
	].join(' ');
}
