/** Log-odds as they should be: slope · z + shift. */
export interface Calibration {
	readonly slope: number;
	readonly shift: number;
}

/** No calibration turns an order around or flattens it. */
const leastSlope = 0.01;
const mostSteps = 100;

/**
 * Platt scaling: the slope and shift of log-odds under which held-out answers are likeliest. Rows without an answer (NaN) do
 * not count. It is one line, so it keeps the order of titles, which a staircase (isotonic regression) would flatten into ties.
 *
 *   P(yes) = σ(slope · z + shift), answers drawn towards the middle: (yes + 1) / (yes + 2), 1 / (no + 2)
 *
 * Newton's method with halved steps.
 * @paper Platt: Probabilistic Outputs for Support Vector Machines. 1999. Lin, Lin, Weng: A Note on Platt's Probabilistic
 * Outputs for Support Vector Machines. Machine Learning 2007.
 */
export function calibrated(odds: Float32Array, answers: ArrayLike<number>): Calibration {
	const { z, y } = answered(odds, answers);
	if (z.length === 0) return { slope: 1, shift: 0 };
	const mean = y.reduce((sum, each) => sum + each, 0) / y.length;
	const begin = { slope: 0, shift: Math.log(mean / (1 - mean)) }; // right on the whole, and flat
	const best = descended(z, y, begin, true);
	if (best.slope >= leastSlope) return best;
	return descended(z, y, { slope: leastSlope, shift: begin.shift }, false);
}

/** Steps downhill until none helps; the loss is convex, so that there is one valley. */
function descended(
	z: Float64Array,
	y: Float64Array,
	from: Calibration,
	turns: boolean,
): Calibration {
	let at = from;
	let loss = lossOf(z, y, at);
	for (let step = 0; step < mostSteps; step++) {
		const move = newtonStep(z, y, at, turns);
		let next = at;
		let found = loss;
		for (let factor = 1; factor > 1e-6 && !(found < loss); factor /= 2) {
			next = { slope: at.slope + factor * move.slope, shift: at.shift + factor * move.shift };
			found = lossOf(z, y, next);
		}
		if (!(found < loss)) break;
		[at, loss] = [next, found];
	}
	return at;
}

function answered(odds: Float32Array, answers: ArrayLike<number>) {
	const known = [...odds.keys()].filter((n) => !Number.isNaN(answers[n]!));
	const yes = known.filter((n) => answers[n] === 1).length;
	const [whenYes, whenNo] = [(yes + 1) / (yes + 2), 1 / (known.length - yes + 2)];
	return {
		z: Float64Array.from(known, (n) => odds[n]!),
		y: Float64Array.from(known, (n) => (answers[n] === 1 ? whenYes : whenNo)),
	};
}

/** A little curvature everywhere, so that a step is defined where all odds are the same. */
const damping = 1e-9;

function newtonStep(
	z: Float64Array,
	y: Float64Array,
	{ slope, shift }: Calibration,
	turns: boolean,
): Calibration {
	let [toSlope, toShift, curveSlope, curveBoth, curveShift] = [0, 0, damping, 0, damping];
	for (let n = 0; n < z.length; n++) {
		const p = 1 / (1 + Math.exp(-(slope * z[n]! + shift)));
		const [error, curve] = [p - y[n]!, p * (1 - p)];
		toSlope += error * z[n]!;
		toShift += error;
		curveSlope += curve * z[n]! * z[n]!;
		curveBoth += curve * z[n]!;
		curveShift += curve;
	}
	const determinant = curveSlope * curveShift - curveBoth * curveBoth;
	if (!turns || !(determinant > 0)) return { slope: 0, shift: -toShift / curveShift };
	return {
		slope: (curveBoth * toShift - curveShift * toSlope) / determinant,
		shift: (curveBoth * toSlope - curveSlope * toShift) / determinant,
	};
}

function lossOf(z: Float64Array, y: Float64Array, { slope, shift }: Calibration): number {
	let loss = 0;
	for (let n = 0; n < z.length; n++) {
		const odds = slope * z[n]! + shift;
		loss += Math.max(odds, 0) - odds * y[n]! + Math.log1p(Math.exp(-Math.abs(odds)));
	}
	return loss;
}
