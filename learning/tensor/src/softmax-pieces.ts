import { cast, emit, indices, part, permuted } from './emit.ts';
import type { Value } from './graph.ts';
import { integer } from './onnx/model.ts';
import { concat } from './operations/concat.ts';
import { matrixProduct } from './operations/matrix-product.ts';

/** A range of positions and how likely each row is there: what a visit of `pieceByPiece` works on. */
export interface Piece<Done> {
	/** P = softmax(h Eᵀ) of this range. `// (n, V)` */
	readonly chances: Value;
	/** The range of a value that has one row per position. `// (n, …)` */
	readonly of: (x: Value) => Value;
	/** What the visit of the range before answered. */
	readonly before: Done | undefined;
}

/** Matrices by name. */
type Matrices = Readonly<Record<string, Value | undefined>>;

/**
 * Softmax of every position (N, D) against every row (V, D), in ranges of positions, each brought to its end before the next begins:
 * P of one range stays in the cache through softmax and all products with it, and only one range of it is alive at any time.
 *
 * `visit` computes all that is needed of a range; whatever it answers is made before the next range is begun.
 */
export function pieceByPiece<Done extends Matrices>(
	positions: Value,
	rows: Value,
	visit: (piece: Piece<Done>) => Done,
): readonly Done[] {
	const [count, columns] = [positions.shape[0]!, rows.shape[0]!];
	const length = Math.max(leastPositions, Math.ceil(pieceElements / columns));
	const visited: Done[] = [];
	for (let start = 0; start < count; start += length) {
		const of = (x: Value) => part(x, start, Math.min(count, start + length));
		const before = visited.at(-1);
		const logits = matrixProduct(after(of(positions), before), rows, { transposeB: true });
		const attributes = { axis: integer(-1) };
		const chances = emit('Softmax', [logits], logits.shape, { attributes }); // (n, V)
		visited.push(visit({ chances, of, before }));
	}
	return visited;
}

/** 7 MB of P. At (6400, 3416) pieces of twice that make the whole step 5 % slower; half of it gains 2 % on one thread, and two wait more often. */
const pieceElements = 1_800_000;

/** Fewer positions and the products spend their time packing the rows, and two threads theirs waiting for each other. */
const leastPositions = 256;

/**
 * `sum` + xᵀ P for x (n, C): (C, V). Pᵀ x, turned: P enters as it lies in memory, read against its grain it takes a quarter longer.
 */
export const turnedProduct = (x: Value, chances: Value, sum: Value | undefined): Value =>
	matrixProduct(permuted(x, [1, 0]), chances, sum && { bias: sum });

/** Columns beside each other. `// (N, …)` */
export const beside = (first: Value, ...others: readonly Value[]): Value =>
	concat([first, ...others], 1);

/** Ranges of positions one behind the other. `// (N, …)` */
export const behind = (pieces: readonly Value[]): Value => concat(pieces as [Value, ...Value[]], 0);

/** x itself, but not before all of `done` is: onnxruntime is free to order what does not depend on each other. */
function after(x: Value, done: Matrices = {}): Value {
	const no = cast(x.graph.constant(new Uint8Array(1)), 'bool');
	return Object.values(done)
		.filter((each) => each !== undefined)
		.reduce(
			(waiting, each) =>
				emit('Where', [no, firstElement(each), waiting], x.shape, { dtype: 'f32' }),
			x,
		);
}

const firstElement = (x: Value): Value => {
	const [from, to, axes] = [
		[0, 0],
		[1, 1],
		[0, 1],
	].map((each) => indices(x, each));
	return emit('Slice', [x, from!, to!, axes!], [1, 1]);
};
