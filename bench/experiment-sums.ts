import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
	builtInMetrics,
	experimentReading,
	experimentSums,
	openAnalysisEngine,
} from '@marquee/analysis';
import { asOf, design, factsIn, makeFacts } from './experiment-sums/made-facts.ts';
import { sampleChecked } from './experiment-sums/sample-checked.ts';

/*
 * How long, and with how much memory, is an experiment added up that 100 million exposures tell of?
 *
 *     node bench/experiment-sums.ts [--rows 1000000] [--metrics 20] [--events ROWS] [--members ROWS/10] [--threads 2] [--memory 4096]
 *
 * Makes exposures and as many events as Parquet, seeded, in a process of its own (kept in the folder for another run), adds up the first
 * metrics of those built in, reads the experiment, and holds members of a sample against plain loops over their rows.
 */
const { values } = parseArgs({
	options: {
		rows: { type: 'string', default: '1000000' },
		metrics: { type: 'string', default: '20' },
		events: { type: 'string' },
		members: { type: 'string' },
		threads: { type: 'string', default: '2' },
		memory: { type: 'string', default: '4096' },
		folder: { type: 'string', default: 'bench-experiment-sums' },
		only: { type: 'string' },
	},
});
const rows = whole(values.rows);
const made = {
	rows,
	events: whole(values.events ?? values.rows),
	members: whole(values.members ?? String(Math.max(200, Math.floor(rows / 10)))),
};
const limits = { threads: whole(values.threads), memoryLimitMiB: whole(values.memory) };
const metrics = builtInMetrics.slice(0, whole(values.metrics));
const folder = join(values.folder, `${made.rows}-${made.events}-${made.members}`);
const spill = join(folder, 'spill');

if (values.only === 'make') await makeFacts(folder, made, { ...limits, spill });
else {
	if (!existsSync(join(folder, 'made'))) madeElsewhere();
	await measured();
}

/** In a process of its own, so that the memory of making is not that of adding up. */
function madeElsewhere(): void {
	mkdirSync(folder, { recursive: true });
	const begun = performance.now();
	const made = spawnSync(
		process.execPath,
		['--disable-warning=ExperimentalWarning', ...process.argv.slice(1), '--only', 'make'],
		{ stdio: 'inherit' },
	);
	if (made.status !== 0) process.exit(1);
	console.log(`facts made in ${seconds(begun)} s`);
}

async function measured(): Promise<void> {
	console.log(
		`${made.rows.toLocaleString('en')} exposures of ${made.members.toLocaleString('en')} members, ${made.events.toLocaleString('en')} events, ${metrics.length} metrics`,
	);
	console.log(
		`${limits.threads} threads, memory limit ${limits.memoryLimitMiB} MiB of the machine’s ${Math.round(totalmem() / 2 ** 20)} MiB`,
	);
	const engine = await openAnalysisEngine({ ...limits, spill, reads: [folder] });
	try {
		const begun = performance.now();
		const cpu = process.cpuUsage();
		const sums = await experimentSums(engine, factsIn(folder), {
			metrics,
			segmentsOf: metrics[0]!.key,
			asOf,
		});
		const { user, system } = process.cpuUsage(cpu);
		console.log(
			`added up in ${seconds(begun)} s (${((user + system) / 1e6).toFixed(1)} s of processors)`,
		);
		const reading = experimentReading(
			{
				design: design(metrics, made.members),
				status: 'running',
				createdAt: 0,
				changedAt: 0,
				startedAt: asOf - 28 * 86_400_000,
			},
			sums,
			{ logPosition: made.events },
		);
		console.log(`read in ${seconds(begun)} s, largest memory of the process ${peakMiB()} MiB`);
		console.log(reading.verdict.sentence);
		for (const { metric, comparisons, varianceExplained } of reading.metrics)
			for (const { effect, verdict } of comparisons)
				console.log(
					`  ${metric.padEnd(20)} ${effect.estimate.toPrecision(5).padStart(12)} ± ${effect.standardError.toPrecision(3).padEnd(10)} variance explained ${(100 * varianceExplained).toFixed(1)} % ${verdict}`,
				);
		console.log(await sampleChecked(engine, folder, metrics));
	} finally {
		engine.close();
		rmSync(spill, { recursive: true, force: true });
	}
}

function whole(text: string): number {
	const value = Number(text);
	if (!(Number.isSafeInteger(value) && value > 0)) throw new RangeError(`${text} is no count`);
	return value;
}

function seconds(since: number): string {
	return ((performance.now() - since) / 1_000).toFixed(1);
}

function peakMiB(): number {
	return Math.round(process.resourceUsage().maxRSS / 1_024);
}
