import { cast, indices } from '../emit.ts';
import type { Value } from '../graph.ts';
import { integer } from '../onnx/model.ts';
import { mismatch } from '../shape.ts';

/** The best of every row. */
export interface Best {
	/** Largest first. `// (…, K)` */
	readonly scores: Value;
	/** Where in the last axis they stood, i32; ties go to the smaller. `// (…, K)` */
	readonly places: Value;
}

/** The `count` largest of the last axis and where they stood. For serving: it has no gradient. */
export function topK(x: Value, count: number): Best {
	const length = x.shape.at(-1) ?? 0;
	if (!(Number.isInteger(count) && count >= 1 && count <= length))
		throw mismatch('topK', x.shape, [count], 'there are not so many in the last axis');
	const shape = [...x.shape.slice(0, -1), count];
	const [scores, places] = x.graph.apply(
		'TopK',
		[x, indices(x, [count])],
		[
			{ shape, dtype: x.dtype },
			{ shape, dtype: 'i64' },
		],
		{ axis: integer(-1), largest: integer(1), sorted: integer(1) },
	) as [Value, Value];
	return { scores, places: cast(places, 'i32') };
}
