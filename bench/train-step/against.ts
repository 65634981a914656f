import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { MeasuredEpoch } from './epoch.ts';
import { laidOut } from './revision.ts';

/** What is measured, in both revisions. */
interface Line {
	readonly name: string;
	readonly titles: number;
	readonly threads: number;
	readonly before: MeasuredEpoch[];
	readonly now: MeasuredEpoch[];
}

const script = join('bench', 'train-step', 'epoch.ts');

/** Measures the steps of this tree and of a revision, turn by turn in processes of their own, and prints both and their ratio. */
export function compareWith(revision: string, steps: number, rounds: number): void {
	const root = join(import.meta.dirname, '..', '..');
	const before = laidOut(root, revision, script);
	const measured = (folder: string, { titles, threads }: Line): MeasuredEpoch => {
		const flags = [script, ...[titles, threads, steps].map(String)];
		const output = execFileSync(process.execPath, flags, { cwd: folder, encoding: 'utf8' });
		return JSON.parse(output) as MeasuredEpoch;
	};
	try {
		for (let round = 0; round < rounds; round++)
			for (const line of lines) {
				line.before.push(measured(before.folder, line));
				line.now.push(measured(root, line));
			}
	} finally {
		before.remove();
	}
	const loads = loadavg().map((load) => load.toFixed(1));
	console.log(
		`this tree against ${before.commit}: ${rounds} × ${steps} steps, load ${loads.join(' ')}`,
	);
	console.log(heads.map((head, i) => head.padStart(widths[i]!)).join('  '));
	for (const line of lines) printLine(line);
}

const lines: readonly Line[] = [3_416, 50_000].flatMap((titles) =>
	[1, 2].map((threads) => ({
		name: titles === 3_416 ? 'all of 3,416 titles' : '2,048 of 50,000',
		titles,
		threads,
		before: [],
		now: [],
	})),
);

const heads = ['softmax over', 'threads', 'ms', 'cpu ms', 'epoch ms/step', 'peak MiB', 'loss'];
const widths = [19, 7, 22, 22, 22, 18, 18];

function printLine({ name, threads, before, now }: Line): void {
	const pair = (of: (each: MeasuredEpoch) => number, digits: number, compared = true): string => {
		const [old, young] = [middle(before.map(of)), middle(now.map(of))];
		const faster = compared ? ` (${(old / young).toFixed(2)}×)` : '';
		return `${old.toFixed(digits)} → ${young.toFixed(digits)}${faster}`;
	};
	const cells = [
		name,
		String(threads),
		pair((each) => each.medianMs, 1),
		pair((each) => each.medianCpuMs, 1),
		pair((each) => each.epochMsPerStep, 1),
		pair((each) => each.peakMiB, 0, false),
		pair((each) => each.loss, 4, false),
	];
	console.log(cells.map((cell, i) => cell.padStart(widths[i]!)).join('  '));
}

const middle = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[values.length >> 1]!;
