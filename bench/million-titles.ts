import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './million-titles/measure.ts';

/*
 * Does a million titles train, and what does a step cost against ten thousand?
 *
 *     npm run bench:million-titles -- [steps]
 *
 * Made-up histories of 40 events by Zipf's law, softmax over a sample of 2,048 titles at every size, 1 thread; each size in a
 * process of its own, so that its peak memory is its own. Then one request over all titles, and sixteen at once.
 */
const steps = Number(process.argv[2] ?? 12);
console.log(`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}, ${steps} steps`);
console.log(' titles  first step s  step ms  request ms  16 requests ms  peak MiB  one table MiB');
for (const titles of [10_000, 100_000, 1_000_000]) {
	const m = measured(titles);
	console.log(
		[
			String(titles).padStart(7),
			m.firstStepSeconds.toFixed(1).padStart(13),
			m.stepMs.toFixed(0).padStart(8),
			m.requestMs.toFixed(1).padStart(11),
			m.scoredAtOnceMs.toFixed(0).padStart(15),
			m.peakMiB.toFixed(0).padStart(9),
			m.tableMiB.toFixed(0).padStart(14),
		].join(' '),
	);
}

function measured(titles: number): Measured {
	const script = join(import.meta.dirname, 'million-titles', 'measure.ts');
	const flags = ['--disable-warning=ExperimentalWarning', script, `${titles}`, `${steps}`];
	return JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as Measured;
}
