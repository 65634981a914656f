import { adam, adamState, type Numbers, openSession, weightViews } from '@marquee/tensor';
import { seededRandom } from '@marquee/units';
import { comparedStep, stepGraph } from './sasrec.ts';

/** What one process measured. */
export interface Measured {
	readonly medianMs: number;
	readonly minMs: number;
	readonly peakMiB: number;
	readonly firstLoss: number;
	readonly lastLoss: number;
}

/** Steps before the clock counts: memory is touched and the code compiled. */
const warmingSteps = 3;

/** Makes training steps, Adam included, on one thread count and answers their times. */
export async function measuredSteps(
	negatives: number,
	threads: number,
	steps: number,
): Promise<Measured> {
	const shape = { ...comparedStep, negatives };
	const { bytes, layout } = stepGraph(shape);
	const random = seededRandom(1, 'bench');
	const flat = new Float32Array(layout.length).map(() => random.normal() * 0.02);
	for (const { name, start, length } of layout.ranges)
		if (name.endsWith('gain')) flat.fill(1, start, start + length);
	const session = await openSession(bytes, { threads });
	const results = session.results() as { loss: Float32Array; gradient: Float32Array };
	const state = adamState(layout.length);
	const [times, losses]: [number[], number[]] = [[], []];
	for (let step = 0; step < warmingSteps + steps; step++) {
		const feeds = { ...weightViews(layout, flat), ...batch(shape, random) };
		const start = performance.now();
		await session.run(feeds, results);
		adam(flat, results.gradient, state, 1e-3);
		times.push(performance.now() - start);
		losses.push(results.loss[0]!);
	}
	await session.release();
	const sorted = times.slice(warmingSteps).sort((a, b) => a - b);
	return {
		medianMs: sorted[sorted.length >> 1]!,
		minMs: sorted[0]!,
		peakMiB: process.resourceUsage().maxRSS / 1024,
		firstLoss: losses[0]!,
		lastLoss: losses.at(-1)!,
	};
}

/** Sequences in which the next title follows from the last nine times of ten. */
function batch(
	{ batch: B, length: T, titles: V, negatives }: typeof comparedStep,
	random: ReturnType<typeof seededRandom>,
): Record<string, Numbers> {
	const count = B * T;
	const [titles, targets] = [new Int32Array(count), new Int32Array(count)];
	for (let i = 0; i < count; i++) {
		titles[i] = i % T === 0 ? random.below(V) : targets[i - 1]!;
		targets[i] = random.next() < 0.1 ? random.below(V) : (titles[i]! * 7 + 3) % V;
	}
	return {
		titles,
		targets,
		weights: new Float32Array(count).fill(1 / count),
		...(negatives > 0 && {
			negatives: new Int32Array(negatives).map(() => random.below(V)),
			targetLogQ: new Float32Array(count),
			negativeLogQ: new Float32Array(negatives),
		}),
	};
}

if (import.meta.main) {
	const [negatives, threads, steps] = process.argv.slice(2).map(Number) as [number, number, number];
	process.stdout.write(`${JSON.stringify(await measuredSteps(negatives, threads, steps))}\n`);
}
