import { type Run, run, train } from '@marquee/foundation';
import { histories, type Interaction } from '@marquee/histories';
import { seededRandom, systemClock } from '@marquee/units';

/** What one process measured of one epoch of the foundation model. */
export interface MeasuredEpoch {
	/** From the end of one step to the end of the next: batch, chance, graph, Adam. */
	readonly medianMs: number;
	/** The same in processor time, of all threads: what the step costs, however busy the machine is. */
	readonly medianCpuMs: number;
	/** The whole epoch, divided by its steps. */
	readonly epochMsPerStep: number;
	readonly peakMiB: number;
	/** Mean loss per target over the epoch: equal mathematics gives equal losses. */
	readonly loss: number;
}

/** Steps before the clock counts: memory is touched and the code compiled. */
const warmingSteps = 3;

/**
 * One epoch of the default run: with MovieLens-1M's 3,416 titles and the softmax over all, or with 50,000 titles and a sampled one.
 *
 * It uses only what every revision offers (`histories`, `run`, `train` and its progress), so that a revision can be measured by a
 * script that is younger than itself.
 */
export async function measuredEpoch(
	titles: number,
	threads: number,
	steps: number,
): Promise<MeasuredEpoch> {
	const settings: Run = run('bench', { epochs: 1 });
	const data = followingTitles(settings, titles, warmingSteps + steps);
	const [times, costs]: [number[], number[]] = [[], []];
	let [loss, ended, used] = [Number.NaN, performance.now(), process.cpuUsage()];
	await train({
		run: settings,
		data,
		threads,
		clock: systemClock,
		onProgress: (progress) => {
			const [now, more] = [performance.now(), process.cpuUsage(used)];
			times.push(now - ended);
			costs.push((more.user + more.system) / 1_000);
			[loss, ended, used] = [progress.loss, now, process.cpuUsage()];
		},
	});
	const counted = times.slice(warmingSteps);
	return {
		medianMs: median(counted),
		medianCpuMs: median(costs.slice(warmingSteps)),
		epochMsPerStep: counted.reduce((sum, ms) => sum + ms, 0) / counted.length,
		peakMiB: process.resourceUsage().maxRSS / 1024,
		loss,
	};
}

/** Profiles that fill a row each, in which the next title follows from the last nine times of ten. */
function followingTitles({ batchRows, context }: Run, titles: number, steps: number) {
	const random = seededRandom(1, 'bench');
	const profiles = batchRows * steps;
	const events: Interaction[] = [];
	for (let profile = 0; profile < profiles; profile++) {
		let title = random.below(titles);
		for (let i = 0; i <= context; i++) {
			events.push({ profile, title });
			title = random.next() < 0.1 ? random.below(titles) : (title * 7 + 3) % titles;
		}
	}
	return histories(events, { profiles, titles });
}

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[values.length >> 1]!;

if (import.meta.main) {
	const [titles, threads, steps] = process.argv.slice(2).map(Number) as [number, number, number];
	process.stdout.write(`${JSON.stringify(await measuredEpoch(titles, threads, steps))}\n`);
}
