/** What is sought: x ≥ 0 with A x = b that makes value · x largest. */
export interface LinearProgramme {
	readonly rows: readonly (readonly number[])[]; // (constraints, variables)
	readonly sides: readonly number[]; // (constraints)
	readonly value: readonly number[]; // (variables)
}

/** Below this a number is what rounding left of 0. */
const least = 1e-10;

/**
 * Solves a small linear programme by the simplex method with artificial variables, whose pivots Bland's rule chooses, so
 * that it ends. Where the constraints contradict each other, the x that breaks them least (in sum) among those tried is
 * returned: `broken` says by how much.
 *
 * @paper Dantzig: Linear Programming and Extensions. 1963; Bland: New Finite Pivoting Rules for the Simplex Method. 1977.
 */
export function solved({ rows, sides, value }: LinearProgramme): {
	readonly x: Float64Array; // (variables)
	readonly broken: number;
} {
	const variables = value.length;
	const table = rows.map((row, i) => {
		const sign = sides[i]! < 0 ? -1 : 1;
		const artificial = rows.map((_, j) => (i === j ? 1 : 0));
		return Float64Array.from([...row.map((a) => sign * a), ...artificial, sign * sides[i]!]);
	});
	const basis = rows.map((_, i) => variables + i);
	const width = variables + rows.length;
	const breaking = Float64Array.from({ length: width }, (_, j) => (j < variables ? 0 : -1));
	climb(table, basis, breaking, width);
	const worth = Float64Array.from({ length: width }, (_, j) => value[j] ?? 0);
	const broken = basis.reduce((sum, j, i) => sum + (j < variables ? 0 : table[i]![width]!), 0);
	if (broken <= least * rows.length) {
		expelArtificial(table, basis, variables);
		climb(table, basis, worth, variables);
	}
	const x = new Float64Array(variables);
	for (const [i, j] of basis.entries()) if (j < variables) x[j] = table[i]![width]!;
	return { x, broken };
}

/** Exchanges basis variables until none among the first `open` would raise the value. */
function climb(
	table: readonly Float64Array[],
	basis: number[],
	value: Float64Array,
	open: number,
): void {
	for (;;) {
		const entering = firstRising(table, basis, value, open);
		if (entering < 0) return;
		const row = leavingRow(table, basis, entering);
		if (row < 0) return; // unbounded: not with probabilities, which sum to 1
		pivot(table, row, entering);
		basis[row] = entering;
	}
}

/** Artificial variables that stayed at 0 must leave, or they would grow again; a row without another is redundant. */
function expelArtificial(table: readonly Float64Array[], basis: number[], variables: number): void {
	for (const [i, row] of table.entries()) {
		if (basis[i]! < variables) continue;
		const other = row.subarray(0, variables).findIndex((entry) => Math.abs(entry) > least);
		if (other < 0) continue;
		pivot(table, i, other);
		basis[i] = other;
	}
}

function firstRising(
	table: readonly Float64Array[],
	basis: readonly number[],
	value: Float64Array,
	open: number,
): number {
	for (let j = 0; j < open; j++) {
		const cost = basis.reduce((sum, b, i) => sum + value[b]! * table[i]![j]!, 0);
		if (value[j]! - cost > least && !basis.includes(j)) return j;
	}
	return -1;
}

function leavingRow(table: readonly Float64Array[], basis: readonly number[], j: number): number {
	let best = -1;
	let smallest = Infinity;
	for (const [i, row] of table.entries()) {
		if (row[j]! <= least) continue;
		const ratio = row.at(-1)! / row[j]!;
		if (ratio < smallest - least || (ratio <= smallest + least && basis[i]! < basis[best]!)) {
			best = i;
			smallest = Math.min(ratio, smallest);
		}
	}
	return best;
}

function pivot(table: readonly Float64Array[], row: number, column: number): void {
	const by = table[row]![column]!;
	for (let j = 0; j < table[row]!.length; j++) table[row]![j]! /= by;
	for (const [i, other] of table.entries()) {
		const times = other[column]!;
		if (i === row || times === 0) continue;
		for (let j = 0; j < other.length; j++) other[j]! -= times * table[row]![j]!;
	}
}
