import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { encodeModel, float, integer, integers, type OnnxModel, text } from './model.ts';
import { WireWriter } from './wire.ts';

const identity = (constant: Float32Array, shape: readonly number[]): OnnxModel => ({
	nodes: [
		{ operator: 'Identity', domain: '', inputs: ['given'], outputs: ['back'], attributes: {} },
	],
	constants: [
		{ name: 'given', dtype: 'f32', shape, bytes: new Uint8Array(constant.buffer.slice(0)) },
	],
	inputs: [],
	outputs: [{ name: 'back', dtype: 'f32', shape }],
});

test('constants of any size come back from onnxruntime bit by bit', async () => {
	const property = fc.asyncProperty(
		fc.float32Array({ minLength: 1, maxLength: 700 }),
		async (numbers) => {
			const session = await InferenceSession.create(
				encodeModel(identity(numbers, [numbers.length])),
			);
			const { back } = await session.run({});
			await session.release();
			expect(back!.data).toEqual(numbers);
		},
	);
	await fc.assert(property, { numRuns: 20 });
});

test('every kind of attribute arrives: a negative axis, a permutation, a float and a text', async () => {
	const apply = (
		operator: string,
		input: string,
		output: string,
		attributes: object,
		domain = '',
	) => ({
		operator,
		domain,
		inputs: operator === 'ScatterND' ? [input, 'where', 'more'] : [input],
		outputs: [output],
		attributes: attributes as Record<string, ReturnType<typeof integer>>,
	});
	const bytes = encodeModel({
		nodes: [
			apply('Transpose', 'x', 'turned', { perm: integers([1, 0]) }),
			apply('LeakyRelu', 'turned', 'leaky', { alpha: float(0.5) }),
			apply('Softmax', 'leaky', 'soft', { axis: integer(-1) }),
			apply('ScatterND', 'soft', 'y', { reduction: text('add') }),
		],
		constants: [
			{ name: 'where', dtype: 'i64', shape: [2, 1], bytes: new Uint8Array(16) },
			{
				name: 'more',
				dtype: 'f32',
				shape: [2, 2],
				bytes: new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer),
			},
		],
		inputs: [{ name: 'x', dtype: 'f32', shape: [2, 2] }],
		outputs: [{ name: 'y', dtype: 'f32', shape: [2, 2] }],
	});
	const session = await InferenceSession.create(bytes);
	const { y } = await session.run({ x: new Tensor('float32', [0, 0, -2, 0], [2, 2]) });
	await session.release();
	const [first, second] = [1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(1))]; // of (0, −1)
	const expected = [first + 4, second + 6, 0.5, 0.5];
	for (const [i, value] of expected.entries()) expect(y!.data[i]).toBeCloseTo(value, 5);
});

test('whole numbers are written as protobuf writes them', () => {
	const bytes = (value: number) => [...new WireWriter().integer(1, value).finish()];
	expect(bytes(0)).toEqual([8, 0]);
	expect(bytes(300)).toEqual([8, 0xac, 0x02]);
	expect(bytes(2 ** 40)).toEqual([8, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20]);
	expect(bytes(-1)).toEqual([8, ...Array(9).fill(0xff), 1]);
});
