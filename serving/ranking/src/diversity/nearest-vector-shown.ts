import { readFileSync } from 'node:fs';
import type { TitleIndex } from '@marquee/catalogue';
import type { TitleVectors } from './title-likeness.ts';
import { type Unlikeness, unknownUnlikeness } from './unlikeness.ts';

/** What ./kernel/nearest.ts exports; addresses are bytes from the beginning of its memory. */
interface NearestKernel {
	readonly lowered: (
		value: number,
		vector: number,
		width: number,
		others: number,
		from: number,
		to: number,
		floor: number,
	) => number;
}

/**
 * `nearestShown` where titles are vectors, to the bit: a page compares twenty thousand pairs, and with the kernel its slates are made in
 * three fifths of the time.
 *
 * A candidate is copied into the kernel's memory when it is first compared; most never are.
 */
export function nearestVectorShown({ values: table, width, rowOf }: TitleVectors): Unlikeness {
	const compiled = new WebAssembly.Module(readFileSync(new URL('nearest.wasm', import.meta.url)));
	let titles: ArrayLike<TitleIndex> = [];
	let space = spaceFor(compiled, 0, width);
	let shown = 0;

	const vectorOf = (candidate: number): number => {
		const { doubles, isCopied, vectors } = space;
		const address = vectors + 8 * width * candidate;
		if (isCopied[candidate] === 1) return address;
		isCopied[candidate] = 1;
		const from = rowOf[titles[candidate]!]! * width;
		for (let d = 0, at = address / 8; d < width; d++, at++) doubles[at] = table[from + d]!;
		return address;
	};
	return {
		begin: (candidates) => {
			const n = candidates.length;
			if (space.room < n) space = spaceFor(compiled, n, width);
			titles = candidates;
			shown = 0;
			space.isCopied.fill(0, 0, n);
			space.compared.fill(0, 0, n);
			for (let i = 0; i < n; i++)
				space.doubles[i] = rowOf[candidates[i]!]! >= 0 ? 1 : unknownUnlikeness;
		},
		atMost: (candidate) => space.doubles[candidate]!,
		of: (candidate, floor) => {
			const { doubles, compared, kernel, others } = space;
			const from = compared[candidate]!;
			if (from === shown || !(doubles[candidate]! > floor) || rowOf[titles[candidate]!]! < 0)
				return doubles[candidate]!;
			const vector = vectorOf(candidate);
			compared[candidate] = kernel.lowered(
				8 * candidate,
				vector,
				width,
				others,
				from,
				shown,
				floor,
			);
			// Rounding may find a twin nearer than itself.
			if (doubles[candidate]! < 0) doubles[candidate] = 0;
			return doubles[candidate]!;
		},
		show: (candidate) => {
			if (rowOf[titles[candidate]!]! < 0) return;
			space.words[space.others / 4 + shown++] = vectorOf(candidate);
		},
	};
}

/** Working space for so many candidates: their values from address 0 on, the addresses of the shown, and the vectors. */
function spaceFor(compiled: WebAssembly.Module, room: number, width: number) {
	const others = 8 * room;
	const vectors = others + 8 * Math.ceil(room / 2);
	const bytes = vectors + 8 * width * room;
	const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
	const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
	return {
		room,
		others,
		vectors,
		kernel: exports as unknown as NearestKernel,
		doubles: new Float64Array(memory.buffer),
		words: new Uint32Array(memory.buffer),
		compared: new Int32Array(room), // with how many of the shown
		isCopied: new Uint8Array(room),
	};
}

const pageBytes = 2 ** 16;
