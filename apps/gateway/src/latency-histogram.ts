/** How long things took, kept so that any percentile is known to 3 %. */
export interface LatencyHistogram {
	/** Milliseconds; what is below a microsecond counts as none. */
	readonly record: (ms: number) => void;
	readonly count: () => number;
	/** The latency that this share of them did not exceed, in milliseconds; 0 while there are none. */
	readonly percentile: (share: number) => number;
	readonly maxMs: () => number;
	/** Adds what another has recorded. */
	readonly add: (other: LatencyHistogram) => void;
	/** Forgets everything. */
	readonly clear: () => void;
	/** Recorded so far, by slot. Not to be written to. */
	readonly slots: () => Uint32Array; // (S)
}

/** Slots between a power of two and the next: a value is told to 1 part in 32. */
const perOctave = 32;
const octaveBits = 5;
/** Up to 2^31 µs, half an hour; slower is as slow. */
const slotCount = perOctave * (32 - octaveBits);

/**
 * A log-linear histogram over whole microseconds: below 32 each value has a slot of its own, above every octave is cut
 * into 32 equal slots.
 *
 * @paper Tene: HdrHistogram, a high dynamic range histogram (the same layout, with fewer digits).
 */
export function latencyHistogram(): LatencyHistogram {
	const slots = new Uint32Array(slotCount); // (S)
	let count = 0;
	let maxMs = 0;
	return {
		record: (ms) => {
			const at = slotOf(Math.round(ms * 1_000));
			slots[at] = slots[at]! + 1;
			count++;
			maxMs = Math.max(maxMs, ms);
		},
		count: () => count,
		percentile: (share) => {
			let left = Math.max(1, Math.ceil(share * count));
			if (count === 0) return 0;
			for (let at = 0; at < slotCount; at++) {
				left -= slots[at]!;
				if (left <= 0) return Math.min(highestOf(at) / 1_000, maxMs);
			}
			return maxMs;
		},
		maxMs: () => maxMs,
		add: (other) => {
			for (const [at, recorded] of other.slots().entries()) slots[at] = slots[at]! + recorded;
			count += other.count();
			maxMs = Math.max(maxMs, other.maxMs());
		},
		clear: () => {
			slots.fill(0);
			count = 0;
			maxMs = 0;
		},
		slots: () => slots,
	};
}

/** Values below 32 are their own slot; above, the octave and the next five bits. */
function slotOf(microseconds: number): number {
	const value = Math.max(0, Math.min(microseconds, 2 ** 31 - 1));
	if (value < perOctave) return value;
	const octave = 31 - Math.clz32(value) - octaveBits; // 0 for 32 … 63
	return perOctave * (octave + 1) + ((value >>> octave) - perOctave);
}

/** The highest value of a slot. */
function highestOf(slot: number): number {
	if (slot < perOctave) return slot;
	const octave = Math.floor(slot / perOctave) - 1;
	return ((slot % perOctave) + perOctave + 1) * 2 ** octave - 1;
}
