/** A field of a protobuf message: a number, or bytes, a text or a message with its length before it. */
type Field = readonly [number: number, value: number | string | Uint8Array | readonly Field[]];

const text = new TextEncoder();

function varint(value: number): number[] {
	return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

function message(fields: readonly Field[]): Uint8Array {
	const bytes = fields.flatMap(([number, value]) => {
		if (typeof value === 'number') return [...varint(number * 8), ...varint(value)];
		const body =
			typeof value === 'string'
				? text.encode(value)
				: value instanceof Uint8Array
					? value
					: message(value);
		return [...varint(number * 8 + 2), ...varint(body.length), ...body];
	});
	return Uint8Array.from(bytes);
}

const [float32, int64] = [1, 7];

/** A tensor of any sizes: dimensions have names, as exporters write them. */
const port = (
	name: string,
	type: number,
	dimensions: readonly (string | number)[],
): readonly Field[] => [
	[1, name],
	[
		2,
		[
			[
				1,
				[
					[1, type],
					[
						2,
						dimensions.map(
							(size): Field => [1, [typeof size === 'string' ? [2, size] : [1, size]]],
						),
					],
				],
			],
		],
	],
];

/** How the tiny model differs from a usual one. */
export interface TinyModel {
	readonly inputs?: readonly string[];
	/** Sentences out, as the sum of token vectors, in place of tokens. */
	readonly pooled?: boolean;
}

/**
 * A sentence transformer without layers, as the bytes of an `.onnx` file: `last_hidden_state = table[input_ids]`, for batches and
 * texts of any length.
 */
export function tinySentenceModel(
	table: Float32Array,
	width: number,
	{ inputs = ['input_ids', 'attention_mask', 'token_type_ids'], pooled = false }: TinyModel = {},
): Uint8Array {
	const output = pooled ? 'sentence_embedding' : 'last_hidden_state';
	const gather: Field = [
		1,
		[
			[1, 'table'],
			[1, inputs[0]!],
			[2, pooled ? 'tokens' : output],
			[4, 'Gather'],
		],
	];
	const sum: Field = [
		1,
		[
			[1, 'tokens'],
			[1, 'axis'],
			[2, output],
			[4, 'ReduceSum'],
			[
				5,
				[
					[1, 'keepdims'],
					[3, 0],
					[20, 2],
				],
			],
		],
	];
	const initialiser: Field = [
		5,
		[
			[1, table.length / width],
			[1, width],
			[2, float32],
			[8, 'table'],
			[9, new Uint8Array(table.buffer)],
		],
	];
	const axis: Field = [
		5,
		[
			[1, 1],
			[2, int64],
			[8, 'axis'],
			[9, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0)],
		],
	];
	const graph: Field[] = [
		gather,
		...(pooled ? [sum] : []),
		[2, 'tiny'],
		initialiser,
		...(pooled ? [axis] : []),
		...inputs.map((name): Field => [11, port(name, int64, ['batch', 'tokens'])]),
		[12, port(output, float32, pooled ? ['batch', width] : ['batch', 'tokens', width])],
	];
	return message([
		[1, 8],
		[7, graph],
		[
			8,
			[
				[1, ''],
				[2, 13],
			],
		],
	]);
}
