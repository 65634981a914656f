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

/** Adam for rows; `factor` multiplies the gradient, as clipping asks. */
export type RowAdamOptions = Pick<AdamOptions, 'beta1' | 'beta2' | 'epsilon'> & {
	readonly factor?: number;
};

/**
 * One step of Adam for one row, from the gradient that begins at `from`.
 *
 * The bias correction counts the row's own steps, so a rare row's first step is as long as a frequent one's.
 *
 * @paper Lazy Adam, as in TensorFlow Addons' LazyAdam; the count of steps per row is ours.
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
