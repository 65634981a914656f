import { choleskyFactor, choleskySolve, invertPositiveDefinite } from '@marquee/numerics';

/** A linear predictor over columns of mean 0: intercept + Σ weight · column. */
export interface Fit {
	readonly intercept: number;
	readonly weights: readonly number[]; // (P)
	/** Standard errors of the weights. */
	readonly errors: readonly number[]; // (P)
}

/**
 * Ridge regression of a number on columns of mean 0.
 *
 *   (Xᵀ X + λ I) w = Xᵀ (y − ȳ),   Var w = s² (XᵀX + λI)⁻¹ XᵀX (XᵀX + λI)⁻¹
 *
 * @paper Hoerl, Kennard: Ridge Regression: Biased Estimation for Nonorthogonal Problems. Technometrics 1970.
 */
export function ridgeRegression(
	columns: readonly Float64Array[], // (P, N)
	outcome: ArrayLike<number>, // (N)
	ridge: number,
): Fit {
	const width = columns.length;
	const n = outcome.length;
	const intercept = meanOf(outcome);
	const products = weightedProducts(columns);
	const right = Float64Array.from(columns, (column) => {
		let total = 0;
		for (let row = 0; row < n; row++) total += column[row]! * (outcome[row]! - intercept);
		return total;
	});
	const penalised = withRidge(products, width, ridge);
	const factor = penalised.slice();
	choleskyFactor(factor, width);
	choleskySolve(factor, width, right);
	let squares = 0;
	for (let row = 0; row < n; row++) {
		let left = outcome[row]! - intercept;
		for (let p = 0; p < width; p++) left -= right[p]! * columns[p]![row]!;
		squares += left ** 2;
	}
	const scale = squares / Math.max(1, n - width - 1);
	return { intercept, weights: [...right], errors: sandwich(penalised, products, width, scale) };
}

/** Σ_rows weight · xᵢ xⱼ. // (P, P) */
export function weightedProducts(
	columns: readonly Float64Array[],
	weights?: Float64Array,
): Float64Array {
	const width = columns.length;
	const products = new Float64Array(width * width);
	for (let i = 0; i < width; i++)
		for (let j = 0; j <= i; j++) {
			let total = 0;
			const [one, other] = [columns[i]!, columns[j]!];
			for (let row = 0; row < one.length; row++)
				total += one[row]! * other[row]! * (weights?.[row] ?? 1);
			products[i * width + j] = total;
			products[j * width + i] = total;
		}
	return products;
}

/** The ridge on the diagonal, from this column on. */
export const withRidge = (
	matrix: Float64Array,
	width: number,
	ridge: number,
	from = 0,
): Float64Array =>
	matrix.map((value, at) =>
		at % (width + 1) === 0 && at / (width + 1) >= from ? value + ridge : value,
	);

/** √ of the diagonal of scale · A⁻¹ B A⁻¹. */
export function sandwich(
	bread: Float64Array,
	filling: Float64Array,
	width: number,
	scale = 1,
): readonly number[] {
	const inverse = bread.slice();
	invertPositiveDefinite(inverse, width);
	return Array.from({ length: width }, (_, p) => {
		let total = 0;
		for (let i = 0; i < width; i++)
			for (let j = 0; j < width; j++)
				total += inverse[p * width + i]! * filling[i * width + j]! * inverse[j * width + p]!;
		return Math.sqrt(Math.max(0, scale * total));
	});
}

function meanOf(values: ArrayLike<number>): number {
	let total = 0;
	for (let row = 0; row < values.length; row++) total += values[row]!;
	return total / values.length;
}
