import { execFileSync } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareWith } from './train-step/against.ts';
import type { Measured } from './train-step/measure.ts';

/*
 * How long is one SASRec training step, Adam included (batch 64, length 100, width 64, 2 blocks, 2 heads, 3,500 titles)?
 *
 *     npm run bench:train-step -- [steps]
 *
 * And how much faster is a step of the foundation model, all that belongs to it included, than it was in another revision?
 *
 *     npm run bench:train-step -- [steps] --against b20f6ae [--rounds 3]
 *
 * Every line is measured in processes of its own, so that its peak memory is its own; the lines take turns, so that a busy machine
 * slows all of them.
 */
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { against: { type: 'string' }, rounds: { type: 'string', default: '3' } },
});
const [steps, rounds] = [Number(positionals[0] ?? 12), Number(values.rounds)];
if (values.against === undefined) printSteps();
else compareWith(values.against, steps, rounds);

function printSteps(): void {
	const lines = [0, 256].flatMap((negatives) =>
		[1, 2].map((threads) => ({ negatives, threads, rounds: [] as Measured[] })),
	);
	for (let round = 0; round < rounds; round++)
		for (const line of lines) line.rounds.push(measured(line.negatives, line.threads));

	console.log(
		`cores ${availableParallelism()}, load ${loadavg()[0]!.toFixed(1)}, ${rounds} × ${steps} steps`,
	);
	console.log('softmax               threads  median ms  min ms  peak MiB  loss');
	for (const { negatives, threads, rounds: all } of lines) {
		const name = negatives === 0 ? 'over all titles' : `${negatives} shared negatives`;
		const least = (of: (each: Measured) => number) => Math.min(...all.map(of));
		const peak = Math.max(...all.map((each) => each.peakMiB));
		const { firstLoss, lastLoss } = all[0]!;
		console.log(
			[
				name.padEnd(21),
				String(threads).padStart(7),
				least((each) => each.medianMs)
					.toFixed(1)
					.padStart(10),
				least((each) => each.minMs)
					.toFixed(1)
					.padStart(7),
				peak.toFixed(0).padStart(9),
				` ${firstLoss.toFixed(4)} → ${lastLoss.toFixed(4)}`,
			].join(' '),
		);
	}
}

function measured(negatives: number, threads: number): Measured {
	const script = join(import.meta.dirname, 'train-step', 'measure.ts');
	const flags = [script, String(negatives), String(threads), String(steps)];
	return JSON.parse(execFileSync(process.execPath, flags, { encoding: 'utf8' })) as Measured;
}
