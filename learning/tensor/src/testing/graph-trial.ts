import { hash32, seededRandom } from '@marquee/units';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { flatGradient } from '../gradients.ts';
import { Graph, type Value } from '../graph.ts';
import { multiply } from '../operations/multiply.ts';
import { sum } from '../operations/sum.ts';
import { type Numbers, openSession } from '../session.ts';
import { type Shape, sizeOf } from '../shape.ts';
import type { CaseInput, OperationCase } from './operation-case.ts';
import type { PlainTensor } from './plain-tensor.ts';

/** The inputs of a case by name, as doubles that float32 can hold. */
export type CaseTensors = Readonly<Record<string, PlainTensor>>;

/** The inputs of a case: given numbers, or drawn by a seed made of the case's own words. */
export function drawnInputs(use: string, inputs: OperationCase['inputs']): CaseTensors {
	const draw = ([name, input]: [string, CaseInput]) => {
		const random = seededRandom(hash32(use), name);
		const { shape, numbers, below, spread = 1 } = input;
		const one = below === undefined ? () => random.normal() * spread : () => random.below(below);
		const data = numbers ?? Array.from({ length: sizeOf(shape) }, one);
		return [name, { shape, data: Float64Array.from(data, Math.fround) }] as const;
	};
	return Object.fromEntries(Object.entries(inputs).map(draw));
}

/** Declares a case's inputs in a graph, with the shapes that the tensors really have. */
export function declared(
	graph: Graph,
	inputs: OperationCase['inputs'],
	shapes: Readonly<Record<string, { readonly shape: Shape }>>,
): Record<string, Value> {
	return Object.fromEntries(
		Object.entries(inputs).map(([name, { dtype = 'f32', fixed = false }]) => {
			const shape = shapes[name]!.shape;
			const learned = dtype === 'f32' && !fixed;
			return [name, learned ? graph.parameter(name, shape) : graph.input(name, shape, dtype)];
		}),
	);
}

/** What onnxruntime answers for a case, with the shape that it really returns, and the shape we promised. */
export async function tried(
	trial: OperationCase,
	tensors: CaseTensors,
	portable = false,
): Promise<{ value: PlainTensor; promised: Shape }> {
	const graph = new Graph({ portable });
	const result = trial.build(declared(graph, trial.inputs, tensors));
	graph.output('result', result);
	const engine = await InferenceSession.create(graph.build(), { logSeverityLevel: 3 });
	const types = { f32: 'float32', i32: 'int32', i64: 'int64', u8: 'uint8', bool: 'bool' } as const;
	const feeds = Object.entries(feedsOf(trial, tensors)).map(([name, numbers]) => {
		const type = types[trial.inputs[name]!.dtype ?? 'f32'];
		return [name, new Tensor(type, numbers, tensors[name]!.shape)] as const;
	});
	const answer = (await engine.run(Object.fromEntries(feeds))).result!;
	await engine.release();
	const data = Float64Array.from(answer.data as Float32Array);
	return { value: { shape: answer.dims, data }, promised: result.shape };
}

/** ∂(Σ result · cotangent) for every learned input, one behind the other. */
export async function triedGradient(
	trial: OperationCase,
	tensors: CaseTensors,
	cotangent: PlainTensor,
	portable = false,
): Promise<Float64Array> {
	const graph = new Graph({ portable });
	const result = trial.build(declared(graph, trial.inputs, tensors));
	const loss = sum(
		multiply(result, graph.constant(Float32Array.from(cotangent.data), cotangent.shape)),
	);
	graph.output('gradient', flatGradient(loss, graph.parameters));
	const session = await openSession(graph.build());
	const results = session.results();
	await session.run(feedsOf(trial, tensors), results);
	await session.release();
	return Float64Array.from(results.gradient as Float32Array);
}

/** The same by central differences of the reference, in doubles. */
export function differences(
	trial: OperationCase,
	tensors: CaseTensors,
	cotangent: PlainTensor,
): Float64Array {
	const step = 1e-5;
	const learned = Object.entries(trial.inputs).filter(
		([, { dtype = 'f32', fixed = false }]) => dtype === 'f32' && !fixed,
	);
	const loss = (name: string, data: Float64Array): number => {
		const moved = { ...tensors, [name]: { shape: tensors[name]!.shape, data } };
		const result = trial.reference(moved);
		return result.data.reduce((total, value, i) => total + value * cotangent.data[i]!, 0);
	};
	const slopes = learned.flatMap(([name]) =>
		Array.from(tensors[name]!.data, (value, i) => {
			const data = tensors[name]!.data;
			const [above, below] = [data.with(i, value + step), data.with(i, value - step)];
			return (loss(name, above) - loss(name, below)) / (2 * step);
		}),
	);
	return Float64Array.from(slopes);
}

function feedsOf(trial: OperationCase, tensors: CaseTensors): Record<string, Numbers> {
	return Object.fromEntries(
		Object.entries(trial.inputs).map(([name, { dtype = 'f32' }]): [string, Numbers] => {
			const data = tensors[name]!.data;
			if (dtype === 'i32') return [name, Int32Array.from(data)];
			if (dtype === 'i64') return [name, BigInt64Array.from(Array.from(data, BigInt))];
			return [name, dtype === 'f32' ? Float32Array.from(data) : Uint8Array.from(data)];
		}),
	);
}
