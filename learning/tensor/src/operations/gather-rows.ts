import { derived, emit, reshaped } from '../emit.ts';
import type { Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { shown, sizeOf } from '../shape.ts';

/**
 * Rows of a table by number: an embedding, or the positions worth a loss.
 *
 *   y[i] = table[rows[i]],   table (V, …), rows (any shape) i32 or i64, y (…rows, …)
 *   dtable = rows of dy added where they came from
 *
 * Rows must lie in 0 … V − 1; onnxruntime refuses others when it runs.
 */
export function gatherRows(table: Value, rows: Value): Value {
	if (rows.dtype !== 'i32' && rows.dtype !== 'i64')
		throw new TypeError(`gatherRows: row numbers are whole, not ${rows.dtype}`);
	if (table.shape.length === 0)
		throw new RangeError(
			`gatherRows: a table ${shown(table.shape)} has no rows to take ${shown(rows.shape)} from`,
		);
	const rest = table.shape.slice(1);
	const value = emit('Gather', [table, rows], [...rows.shape, ...rest], {
		attributes: { axis: integer(0) },
	});
	const count = sizeOf(rows.shape);
	const toTable = (dy: Value) => ({
		rows: reshaped(rows, [count]),
		update: reshaped(dy, [count, ...rest]),
	});
	return derived(value, [{ value: table, gradient: toTable }]);
}
