import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
	exactScan,
	neighbourGraph,
	titleSetOf,
	type VectorIndex,
	type VectorTable,
} from '@marquee/retrieval/vectors';
import { seededRandom } from '@marquee/units';

/*
 * How long does it take to find the nearest of many titles, and how many of the true ones are found? Against faiss, flat and
 * HNSW, on the same vectors in the same run.
 *
 *     npm run bench:retrieval -- [--graphs-up-to 200000] [titles …]
 *
 * Vectors of width 128 and length 1 around a center for every hundred titles; 200 queries from around the same centers, one
 * after the other, on one thread. Recall is against the exact scan. MARQUEE_PEER_PYTHON names a python3 with faiss and numpy;
 * without it ours are measured alone.
 */
const width = 128;
const queryCount = 200;
const wanted = [10, 100, 1_000];

const { values: flags, positionals } = parseArgs({
	allowPositionals: true,
	options: { 'graphs-up-to': { type: 'string', default: '200000' } },
});
const graphsUpTo = Number(flags['graphs-up-to']);
const sizes = positionals.length > 0 ? positionals.map(Number) : [20_000, 200_000, 1_000_000];
const load = loadavg()[0]!.toFixed(1);
console.log(`${cpus()[0]!.model}, ${availableParallelism()} cores, load ${load}, width ${width}`);
console.log('   titles  engine                        built s      n  median ms  10 % ms  recall');

for (const size of sizes) {
	const table = { values: clustered(size, size / 100, 'titles'), width };
	const queries = rowsOf(clustered(queryCount, size / 100, 'queries'));
	const withGraph = size <= graphsUpTo;
	const exact = built('exact scan', () => exactScan(table));
	const truth = queries.map((query) => exact.index.nearest(query, 1_000).indices);
	print(size, measured(exact, queries, truth));
	print(size, tenth(exact.index, queries));
	if (withGraph)
		print(
			size,
			measured(
				built('graph', () => neighbourGraph(table, { fewAdmitted: 0 })),
				queries,
				truth,
			),
		);
	for (const peer of peers(table, queries, truth, withGraph)) print(size, peer);
}

interface Measured {
	readonly engine: string;
	readonly builtSeconds: number;
	readonly answers: readonly {
		readonly n: number;
		readonly medianMs: number;
		/** A tenth of the queries took less: what a busy machine does not disturb. */
		readonly firstTenthMs: number;
		readonly recall: number;
	}[];
}

interface Built {
	readonly engine: string;
	readonly builtSeconds: number;
	readonly index: VectorIndex;
}

function built(engine: string, make: () => VectorIndex): Built {
	const begun = performance.now();
	const index = make();
	return { engine, index, builtSeconds: (performance.now() - begun) / 1e3 };
}

function measured(
	{ index, ...about }: Built,
	queries: readonly Float32Array[],
	truth: readonly Int32Array[],
): Measured {
	const answers = wanted.map((n) => {
		for (const query of queries.slice(0, 20)) index.nearest(query, n);
		let found = 0;
		const milliseconds = queries.map((query, q) => {
			const begun = performance.now();
			const { indices } = index.nearest(query, n);
			const took = performance.now() - begun;
			const best = new Set(truth[q]!.subarray(0, n));
			for (const title of indices) if (best.has(title)) found++;
			return took;
		});
		return { n, ...times(milliseconds), recall: found / (n * queries.length) };
	});
	return { ...about, answers };
}

/** Every tenth title admitted: what is rejected should cost nothing. */
function tenth(index: VectorIndex, queries: readonly Float32Array[]): Measured {
	const members = Array.from({ length: index.size / 10 }, (_, i) => i * 10);
	const admits = titleSetOf(index.size, members);
	const answers = wanted.map((n) => {
		const milliseconds = queries.map((query) => {
			const begun = performance.now();
			index.nearest(query, n, admits);
			return performance.now() - begun;
		});
		return { n, ...times(milliseconds), recall: 1 };
	});
	return { engine: 'exact scan, 1 in 10 admitted', builtSeconds: 0, answers };
}

function peers(
	table: VectorTable,
	queries: readonly Float32Array[],
	truth: readonly Int32Array[],
	withGraph: boolean,
): readonly Measured[] {
	const python = process.env.MARQUEE_PEER_PYTHON;
	if (python === undefined) return [];
	const folder = mkdtempSync(join(tmpdir(), 'marquee-retrieval-'));
	try {
		writeFileSync(join(folder, 'titles.f32'), table.values);
		writeFileSync(join(folder, 'queries.f32'), joined(queries));
		writeFileSync(join(folder, 'truth.i32'), joined(truth));
		const script = join(import.meta.dirname, 'peers', 'faiss_retrieval.py');
		const asked = [script, folder, `${width}`, withGraph ? '1' : '0', ...wanted.map(String)];
		return JSON.parse(execFileSync(python, asked, { encoding: 'utf8' })) as Measured[];
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function joined(rows: readonly (Float32Array | Int32Array)[]): Uint8Array {
	return Buffer.concat(rows.map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength)));
}

function clustered(size: number, clusters: number, purpose: string): Float32Array {
	const centers = unitRows(clusters, seededRandom(1, 'centers').normal);
	const random = seededRandom(1, purpose);
	const values = new Float32Array(size * width); // (V, D)
	for (let at = 0; at < values.length; at += width) {
		const center = random.below(clusters) * width;
		for (let d = 0; d < width; d++) values[at + d] = centers[center + d]! + 0.08 * random.normal(); // as long as the center
	}
	return normalised(values);
}

function unitRows(size: number, next: () => number): Float32Array {
	return normalised(Float32Array.from({ length: size * width }, next));
}

function normalised(values: Float32Array): Float32Array {
	for (const row of rowsOf(values)) {
		let squares = 0;
		for (const value of row) squares += value * value;
		const length = Math.sqrt(squares);
		for (let d = 0; d < width; d++) row[d]! /= length;
	}
	return values;
}

function rowsOf(values: Float32Array): Float32Array[] {
	const count = values.length / width;
	return Array.from({ length: count }, (_, row) => values.subarray(row * width, (row + 1) * width));
}

function times(milliseconds: readonly number[]) {
	const sorted = milliseconds.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(share * sorted.length)]!;
	return { medianMs: at(0.5), firstTenthMs: at(0.1) };
}

function print(size: number, { engine, builtSeconds, answers }: Measured): void {
	for (const { n, medianMs, firstTenthMs, recall } of answers)
		console.log(
			[
				String(size).padStart(9),
				` ${engine.padEnd(29)}`,
				builtSeconds.toFixed(1).padStart(7),
				String(n).padStart(6),
				medianMs.toFixed(3).padStart(10),
				firstTenthMs.toFixed(3).padStart(8),
				recall.toFixed(4).padStart(7),
			].join(' '),
		);
}
