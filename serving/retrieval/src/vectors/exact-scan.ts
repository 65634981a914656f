import { readFileSync } from 'node:fs';
import type { TitleIndex } from '@marquee/catalogue';
import type { TitleSet } from './title-set.ts';
import {
	type Nearest,
	requireQuery,
	requireQuestion,
	rowsOf,
	type VectorIndex,
	type VectorTable,
} from './vector-index.ts';

/** What ./kernel/scan.ts exports; addresses are bytes from the beginning of its memory. */
interface ScanKernel {
	readonly scoreAll: (
		rows: number,
		rowBytes: number,
		count: number,
		query: number,
		into: number,
	) => void;
	readonly scoreSome: (
		rows: number,
		rowBytes: number,
		asked: number,
		count: number,
		query: number,
		into: number,
	) => void;
	readonly nearest: (
		rows: number,
		rowBytes: number,
		count: number,
		query: number,
		admitted: number,
		most: number,
		pool: number,
		room: number,
	) => number;
}

/** All that a memory of 32-bit addresses can hold. */
const largestMemory = 2 ** 32;
const pageBytes = 2 ** 16;
/** The pool never has fewer places than this, so that few are not told apart again and again. */
const leastRoom = 256;

/**
 * Looks at every title that is admitted: exact, in single precision, four titles at a time.
 *
 * The vectors are copied into a memory of the scan's own, which holds at most 4 GiB: 8.2 million titles of width 128, 16
 * million of width 64 (`exactScanCapacity`). It has no state beside, and answers before it returns.
 *
 * @throws {RangeError} if the table is malformed or does not fit.
 */
export function exactScan(table: VectorTable): VectorIndex {
	const size = rowsOf(table);
	const { width } = table;
	const plan = planned(size, width);
	if (plan.bytes > largestMemory)
		throw new RangeError(`${size} titles of width ${width}: ${exactScanCapacity(width)} fit`);
	const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.bytes / pageBytes) });
	const kernel = kernelIn(memory);
	const { rowBytes } = plan;
	const all = { floats: new Float32Array(memory.buffer), words: new Uint32Array(memory.buffer) };
	for (let title = 0; title < size; title++)
		all.floats.set(
			table.values.subarray(title * width, (title + 1) * width),
			(plan.rows + title * rowBytes) / 4,
		);
	const ask = (query: Float32Array) => {
		requireQuery(query, width);
		all.floats.set(query, plan.query / 4);
	};
	const admit = (admits: TitleSet): number => {
		all.words.set(admits, plan.admitted / 4);
		return plan.admitted;
	};

	return {
		size,
		width,
		nearest: (query, n, admits) => {
			requireQuestion({ size, width }, query, n, admits);
			all.floats.set(query, plan.query / 4);
			const most = Math.min(n, size);
			if (most === 0) return nothing;
			const admitted = admits === undefined ? 0 : admit(admits);
			const room = Math.min(Math.max(4 * most, leastRoom), size);
			const found = kernel.nearest(
				plan.rows,
				rowBytes,
				size,
				plan.query,
				admitted,
				most,
				plan.pool,
				room,
			);
			return answered(all, plan.pool / 4, found);
		},
		scores: (query, into) => {
			if (into.length !== size) throw new RangeError(`room for ${into.length} of ${size} scores`);
			ask(query);
			kernel.scoreAll(plan.rows, rowBytes, size, plan.query, plan.pool);
			into.set(all.floats.subarray(plan.pool / 4, plan.pool / 4 + size));
		},
		scoresOf: (query, titles) => {
			ask(query);
			const into = plan.pool / 4;
			const asked = into + ((size + 3) & ~3);
			const scores = new Float32Array(titles.length);
			// No more at a time than there is room for: a title may be asked for twice.
			const atOnce = Math.max(size, 1);
			for (let from = 0; from < titles.length; from += atOnce) {
				const count = Math.min(atOnce, titles.length - from);
				for (let i = 0; i < count; i++)
					all.words[asked + i] = requireTitle(titles[from + i]!, size);
				kernel.scoreSome(plan.rows, rowBytes, asked * 4, count, plan.query, plan.pool);
				scores.set(all.floats.subarray(into, into + count), from);
			}
			return scores;
		},
		vector: (title) => {
			const from = (plan.rows + requireTitle(title, size) * rowBytes) / 4;
			return all.floats.slice(from, from + width);
		},
	};
}

/** How many titles of this width an exact scan can hold. */
export function exactScanCapacity(width: number): number {
	const perTitle = rowBytesOf(width) + 8 + 1 / 8;
	let titles = Math.floor(largestMemory / perTitle);
	while (planned(titles, width).bytes > largestMemory) titles--;
	return titles;
}

/** Where everything lies: address 0 is no bitmap's, so that it can say that there is none. */
function planned(titles: number, width: number) {
	const rowBytes = rowBytesOf(width);
	const query = 64;
	const admitted = query + rowBytes;
	const pool = admitted + Math.ceil(titles / 256) * 32; // 8 bytes for each title, or two lists of 4
	const rows = pool + Math.ceil((titles + 4) / 4) * 32;
	return { query, admitted, pool, rows, rowBytes, bytes: rows + titles * rowBytes };
}

/** The kernel reads 64 bytes at a time. */
const rowBytesOf = (width: number): number => Math.ceil(width / 16) * 64;

function kernelIn(memory: WebAssembly.Memory): ScanKernel {
	const compiled = new WebAssembly.Module(readFileSync(new URL('scan.wasm', import.meta.url)));
	return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as ScanKernel;
}

interface Views {
	readonly floats: Float32Array;
	readonly words: Uint32Array;
}

function answered({ floats, words }: Views, from: number, found: number): Nearest {
	const indices = new Int32Array(found);
	const scores = new Float32Array(found);
	for (let place = 0, at = from; place < found; place++, at += 2) {
		indices[place] = words[at]!;
		scores[place] = floats[at + 1]!;
	}
	return { indices, scores };
}

const nothing: Nearest = { indices: new Int32Array(0), scores: new Float32Array(0) };

function requireTitle(title: TitleIndex, size: number): TitleIndex {
	if (Number.isInteger(title) && title >= 0 && title < size) return title;
	throw new RangeError(`title ${title} of ${size}`);
}
