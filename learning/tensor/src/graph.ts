import {
	type Attribute,
	type DType,
	encodeModel,
	type OnnxConstant,
	type OnnxNode,
	type OnnxPort,
} from './onnx/model.ts';
import { type Shape, shown, sizeOf } from './shape.ts';

/** A tensor that will exist when the graph runs: its name, shape and element type are known now. */
export interface Value {
	readonly graph: Graph;
	readonly name: string;
	readonly shape: Shape;
	readonly dtype: DType;
	/** Position in the order of making: whatever a value is computed from comes before it. */
	readonly order: number;
	/** Whether a loss may be differentiated through this value. */
	readonly needsGradient: boolean;
	/** How the value's gradient becomes its parents' gradients; only parents that need one are listed. */
	readonly parents: readonly Parent[];
}

/** One input of an operation and what flows back to it. */
export interface Parent {
	readonly value: Value;
	readonly gradient: (upstream: Value) => Contribution;
}

/**
 * What one use of a value adds to the value's gradient: all of it, some rows, or a range of one axis.
 *
 * Rows and ranges stay small until the end, where all of one value are put together by one node.
 */
export type Contribution = Value | RowContribution | RangeContribution;

/** `update` (N, …) is added to rows `rows` (N) of the first axis. */
export interface RowContribution {
	readonly rows: Value;
	readonly update: Value;
}

/** `update` is added to `start … start + update.shape[axis]` of one axis. */
export interface RangeContribution {
	readonly axis: number;
	readonly start: number;
	readonly update: Value;
}

/** Shape and element type of a value to be made. */
export interface ValueType {
	readonly shape: Shape;
	readonly dtype: DType;
}

/** What the numbers of a constant come as. */
export type ConstantData = Float32Array | Int32Array | BigInt64Array | Uint8Array;

/** How a graph is to be built. */
export interface GraphOptions {
	/** Only operators of the ONNX standard, for engines without onnxruntime's own (its WebGPU provider lacks FusedMatMul). */
	readonly portable?: boolean;
}

/**
 * A static-shape ONNX graph under construction.
 *
 * Operations are plain functions over `Value`s (`softmax(x)`); they find the graph in their arguments. The same operator on the
 * same inputs is made once, so that value and gradient share what they can. `build` gives the bytes of an `.onnx` file.
 */
export class Graph {
	readonly portable: boolean;
	readonly #nodes: OnnxNode[] = [];
	readonly #constants: OnnxConstant[] = [];
	readonly #inputs: OnnxPort[] = [];
	readonly #outputs: OnnxPort[] = [];
	readonly #parameters: Value[] = [];
	readonly #known = new Map<string, readonly Value[]>();
	readonly #claimed = new Set<string>();
	#made = 0;
	#differentiating = false;

	constructor(options: GraphOptions = {}) {
		this.portable = options.portable ?? false;
	}

	/** Inputs that are learned, in the order they were declared: the order of a flat gradient. */
	get parameters(): readonly Value[] {
		return this.#parameters;
	}

	/** A tensor given at every run. */
	input(name: string, shape: Shape, dtype: DType = 'f32'): Value {
		return this.#port(name, { shape, dtype }, false);
	}

	/** A tensor given at every run, for which gradients can be asked. */
	parameter(name: string, shape: Shape): Value {
		const value = this.#port(name, { shape, dtype: 'f32' }, true);
		this.#parameters.push(value);
		return value;
	}

	/** Numbers that are part of the graph. A plain number becomes an f32 scalar. */
	constant(data: ConstantData | number, shape?: Shape): Value {
		const numbers = typeof data === 'number' ? new Float32Array([data]) : data;
		const fitting = shape ?? (typeof data === 'number' ? [] : [data.length]);
		if (sizeOf(fitting) !== numbers.length)
			throw new RangeError(`${numbers.length} numbers do not fill ${shown(fitting)}`);
		const make = () => this.#storeConstant(numbers, fitting);
		if (numbers.length > 16) return make();
		const key = `${numbers.constructor.name} ${fitting} ${Array.from(numbers, literal)}`;
		const known = this.#known.get(key)?.[0];
		if (known !== undefined) return known;
		const value = make();
		this.#known.set(key, [value]);
		return value;
	}

	/** Names a value as a result of the graph. */
	output(name: string, value: Value): void {
		this.#claim(name);
		this.#outputs.push({ name, dtype: value.dtype, shape: value.shape });
		this.#nodes.push({
			operator: 'Identity',
			domain: '',
			inputs: [value.name],
			outputs: [name],
			attributes: {},
		});
	}

	/** The graph as the bytes of an `.onnx` file. */
	build(): Uint8Array {
		return encodeModel({
			nodes: this.#nodes,
			constants: this.#constants,
			inputs: this.#inputs,
			outputs: this.#outputs,
		});
	}

	/** Applies one operator; what it gives has no gradient until `derived` says how it flows. For operations only. */
	apply(
		operator: string,
		inputs: readonly Value[],
		results: readonly ValueType[],
		attributes: Readonly<Record<string, Attribute>> = {},
		domain = '',
	): readonly Value[] {
		const names = inputs.map((input) => input.name);
		const key = `${operator} ${names} ${JSON.stringify(attributes)} ${results.length}`;
		const known = this.#known.get(key);
		if (known !== undefined) return known;
		for (const input of inputs)
			if (input.graph !== this)
				throw new TypeError(`${operator}: ${input.name} is of another graph`);
		const values = results.map((type) => this.#value(type));
		const outputs = values.map((value) => value.name);
		this.#nodes.push({ operator, domain, inputs: names, outputs, attributes });
		this.#known.set(key, values);
		return values;
	}

	/** The same value, with the way back to its parents. Parents that need no gradient are dropped here, once for all. */
	derived(value: Value, parents: readonly Parent[]): Value {
		const itself = parents.find((parent) => parent.value.name === value.name);
		if (itself !== undefined) return itself.value; // the operation had nothing to do
		const needing = parents.filter((parent) => parent.value.needsGradient);
		if (this.#differentiating || needing.length === 0) return value;
		return { ...value, needsGradient: true, parents: needing };
	}

	/** Runs `emit` such that nothing it makes can be differentiated again: gradients are of first order only. */
	withoutGradient<Result>(emit: () => Result): Result {
		const before = this.#differentiating;
		this.#differentiating = true;
		try {
			return emit();
		} finally {
			this.#differentiating = before;
		}
	}

	#claim(name: string): void {
		if (name === '' || name.startsWith(ours) || this.#claimed.has(name))
			throw new RangeError(`${JSON.stringify(name)} cannot name another input or output`);
		this.#claimed.add(name);
	}

	#port(name: string, type: ValueType, needsGradient: boolean): Value {
		this.#claim(name);
		this.#inputs.push({ name, ...type });
		return this.#value(type, name, needsGradient);
	}

	#storeConstant(numbers: ConstantData, shape: Shape): Value {
		const value = this.#value({ shape, dtype: dtypeOf(numbers) });
		const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength).slice();
		this.#constants.push({ name: value.name, dtype: value.dtype, shape, bytes });
		return value;
	}

	#value({ shape, dtype }: ValueType, name?: string, needsGradient = false): Value {
		const order = this.#made++;
		return {
			graph: this,
			name: name ?? `${ours}${order}`,
			shape,
			dtype,
			order,
			needsGradient,
			parents: [],
		};
	}
}

/** What the names of inner values begin with, so that they never meet a name given from outside. */
const ours = '#';

function dtypeOf(data: ConstantData): DType {
	if (data instanceof Float32Array) return 'f32';
	if (data instanceof Int32Array) return 'i32';
	return data instanceof BigInt64Array ? 'i64' : 'u8';
}

/** −0 and 0 are different constants. */
const literal = (number: number | bigint): string => (Object.is(number, -0) ? '-0' : `${number}`);
