import { failure } from '../errors.ts';
import type { AdamOptions } from './adam.ts';

/** A large table, of which one step touches few rows; each row remembers its own steps of Adam. */
export interface RowTable {
	/** `// (V, D)` */
	readonly values: Float32Array;
	/** `// (V, D)` */
	readonly mean: Float32Array;
	/** `// (V, D)` */
	readonly square: Float32Array;
	/** How often each row was touched. `// (V)` */
	readonly steps: Int32Array;
	/** D */
	readonly width: number;
}

/** A table of `width` columns around its values, with nothing remembered yet. */
export function rowTable(values: Float32Array, width: number): RowTable {
	const rows = values.length / width;
	if (!Number.isInteger(rows))
		throw new RangeError(`${values.length} values do not make rows of ${width}`);
	const [mean, square] = [new Float32Array(values.length), new Float32Array(values.length)];
	return { values, mean, square, steps: new Int32Array(rows), width };
}

/** The rows one batch touches, packed into the static number of slots that the graph has room for. */
export interface RowSlots {
	/** The packed rows: the feed of the graph's table input. `// (S, D)` */
	readonly packed: Float32Array;
	/** How many slots are taken. */
	readonly used: () => number;
	/** Empties all slots. */
	readonly clear: () => void;
	/**
	 * Replaces row numbers by slots, packing rows met for the first time since `clear`.
	 *
	 * @throws {Failure} `row-budget-exceeded` if the batch touches more rows than there are slots.
	 * @throws {RangeError} if the table has no such row.
	 */
	readonly place: (rows: Int32Array, slots: Int32Array) => void;
	/**
	 * One step of Adam for every packed row, from the gradient of the packed table (S, D); all other rows rest untouched.
	 * Empties the slots.
	 *
	 * The bias correction counts a row's own steps, so a rare title's first step is as long as a frequent one's.
	 */
	readonly adam: (gradient: Float32Array, rate: number, options?: RowAdamOptions) => void;
}

/** Adam for rows; `factor` multiplies the gradient, as clipping asks. */
export type RowAdamOptions = Pick<AdamOptions, 'beta1' | 'beta2' | 'epsilon'> & {
	readonly factor?: number;
};

/**
 * Slots between a large table and a graph that sees only the rows a batch touches: the cost does not grow with the table.
 *
 * @paper Lazy Adam, as in TensorFlow Addons' LazyAdam; the count of steps per row is ours.
 */
export function rowSlots(table: RowTable, slots: number): RowSlots {
	const { values, width, steps } = table;
	const packed = new Float32Array(slots * width);
	const slotOf = new Int32Array(steps.length).fill(-1);
	const rowOf = new Int32Array(slots);
	let used = 0;

	const take = (row: number): number => {
		const known = slotOf[row];
		if (known === undefined) throw new RangeError(`row ${row} of a table of ${steps.length} rows`);
		if (known >= 0) return known;
		if (used === slots)
			throw failure('row-budget-exceeded', {
				what: `the batch touches more than ${slots} rows of the table`,
			});
		const slot = used++;
		slotOf[row] = slot;
		rowOf[slot] = row;
		packed.set(values.subarray(row * width, (row + 1) * width), slot * width);
		return slot;
	};
	const clear = (): void => {
		for (let slot = 0; slot < used; slot++) slotOf[rowOf[slot]!] = -1;
		used = 0;
	};
	return {
		packed,
		used: () => used,
		clear,
		place: (rows, into) => {
			for (let i = 0; i < rows.length; i++) into[i] = take(rows[i]!);
		},
		adam: (gradient, rate, options) => {
			if (gradient.length !== packed.length)
				throw new RangeError(`${gradient.length} gradients for slots of ${packed.length} values`);
			for (let slot = 0; slot < used; slot++)
				adamRow(table, rowOf[slot]!, gradient, slot * width, rate, options);
			clear();
		},
	};
}

/**
 * One step of Adam for one row, from the gradient that begins at `from`.
 *
 * The bias correction counts the row's own steps, so a rare row's first step is as long as a frequent one's.
 */
export function adamRow(
	table: RowTable,
	row: number,
	gradient: Float32Array,
	from: number,
	rate: number,
	{ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, factor = 1 }: RowAdamOptions = {},
): void {
	const { values, mean, square, steps, width } = table;
	const step = steps[row]! + 1;
	steps[row] = step;
	const pace = rate / (1 - beta1 ** step);
	const whitening = 1 / Math.sqrt(1 - beta2 ** step);
	const first = row * width;
	for (let i = 0; i < width; i++) {
		const g = gradient[from + i]! * factor;
		const m = beta1 * mean[first + i]! + (1 - beta1) * g;
		const v = beta2 * square[first + i]! + (1 - beta2) * g * g;
		mean[first + i] = m;
		square[first + i] = v;
		values[first + i] = values[first + i]! - (pace * m) / (Math.sqrt(v) * whitening + epsilon);
	}
}
