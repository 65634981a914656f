import { InferenceSession, Tensor } from 'onnxruntime-node';
import { failure } from './errors.ts';
import type { DType } from './onnx/model.ts';
import { type Shape, shown, sizeOf } from './shape.ts';

/** Numbers as they enter and leave a graph: f32, i32, i64, and u8 (bool as 0 and 1). */
export type Numbers = Float32Array | Int32Array | BigInt64Array | Uint8Array;

/** Numbers by the name of the input or output. */
export type NamedNumbers = Readonly<Record<string, Numbers>>;

/** An input or output of a loaded graph. */
export interface Port {
	readonly name: string;
	readonly shape: Shape;
	readonly dtype: DType;
}

/** How a graph is run. */
export interface SessionOptions {
	/** Threads that one run may use; 1 unless said otherwise. */
	readonly threads?: number;
	/** What computes; the CPU unless said otherwise. */
	readonly provider?: Provider;
}

/** What computes: the processor, or a GPU through WebGPU (Vulkan, Metal or Direct3D), for graphs built `portable`. */
export type Provider = 'cpu' | 'webgpu';

/** A loaded graph, ready to run. */
export interface Session {
	readonly inputs: readonly Port[];
	readonly outputs: readonly Port[];
	/**
	 * Runs the graph once and writes its results into the arrays of `results`, one for every output (`session.results()` makes
	 * them). Blocks the event loop while it runs, although it answers a promise.
	 *
	 * @throws {RangeError} if an array is missing, unknown or of the wrong length; {TypeError} if it is of the wrong type.
	 * @throws {Failure} `graph-run-failed` if onnxruntime refuses the run.
	 */
	readonly run: (feeds: NamedNumbers, results: NamedNumbers) => Promise<void>;
	/** Fresh arrays for every output. */
	readonly results: () => Record<string, Numbers>;
	/** Gives the memory back; the session cannot be used afterwards. */
	readonly release: () => Promise<void>;
}

/**
 * Loads the bytes of an `.onnx` file with static shapes.
 *
 * With `webgpu`, operators that it lacks run on the CPU beside it: the numbers are right, but each of them costs a copy.
 *
 * @throws {Failure} `graph-refused` if onnxruntime cannot load it; `provider-missing` if it could, but not for this provider.
 */
export async function openSession(
	bytes: Uint8Array,
	options: SessionOptions = {},
): Promise<Session> {
	const engine = await load(bytes, options.threads ?? 1, options.provider ?? 'cpu');
	const inputs = ports(engine.inputMetadata);
	const outputs = ports(engine.outputMetadata);
	const run = async (feeds: NamedNumbers, results: NamedNumbers): Promise<void> => {
		const given = tensors('input', inputs, feeds);
		const wanted = tensors('output', outputs, results);
		try {
			await engine.run(given, wanted);
		} catch (cause) {
			throw failure('graph-run-failed', { what: firstLine(cause), cause });
		}
	};
	const fresh = () => Object.fromEntries(outputs.map((port) => [port.name, numbersFor(port)]));
	return { inputs, outputs, run, results: fresh, release: () => engine.release() };
}

async function load(
	bytes: Uint8Array,
	threads: number,
	provider: Provider,
): Promise<InferenceSession> {
	if (!(Number.isInteger(threads) && threads >= 1))
		throw new RangeError(`${threads} is not a number of threads`);
	try {
		return await InferenceSession.create(bytes, {
			intraOpNumThreads: threads,
			interOpNumThreads: 1,
			executionProviders: [provider],
			// A thread that spins for work holds the core which the other one needs: beside any other load a step takes three
			// times as long with spinning, alone it is hardly faster.
			extra: { session: { intra_op: { allow_spinning: '0' } } },
			logSeverityLevel: 3,
		});
	} catch (cause) {
		if (provider === 'cpu') throw failure('graph-refused', { what: firstLine(cause), cause });
		await (await load(bytes, threads, 'cpu')).release(); // a graph that nobody can load is the graph's fault
		throw failure('provider-missing', {
			what: `${provider} does not start: ${firstLine(cause)}`,
			cause,
		});
	}
}

const dtypes: Readonly<Record<string, DType>> = {
	float32: 'f32',
	int32: 'i32',
	int64: 'i64',
	uint8: 'u8',
	bool: 'bool',
};

const engineTypes = {
	f32: 'float32',
	i32: 'int32',
	i64: 'int64',
	u8: 'uint8',
	bool: 'bool',
} as const;

function ports(metadata: readonly InferenceSession.ValueMetadata[]): readonly Port[] {
	return metadata.map((value) => {
		const dtype = value.isTensor ? dtypes[value.type] : undefined;
		if (!value.isTensor || dtype === undefined || value.shape.some((l) => typeof l !== 'number'))
			throw failure('graph-refused', {
				what: `${value.name} is not a tensor of static shape and known type`,
			});
		return { name: value.name, shape: value.shape as number[], dtype };
	});
}

function tensors(
	kind: 'input' | 'output',
	expected: readonly Port[],
	given: NamedNumbers,
): Record<string, Tensor> {
	const known = new Set(expected.map((port) => port.name));
	for (const name of Object.keys(given))
		if (!known.has(name)) throw new RangeError(`the graph has no ${kind} ${name}`);
	return Object.fromEntries(
		expected.map((port) => {
			const numbers = given[port.name];
			if (numbers === undefined) throw new RangeError(`the ${kind} ${port.name} is missing`);
			if (numbers.length !== sizeOf(port.shape))
				throw new RangeError(
					`the ${kind} ${port.name} is ${shown(port.shape)}, not ${numbers.length} long`,
				);
			if (numbers.constructor !== arrays[port.dtype])
				throw new TypeError(
					`the ${kind} ${port.name} is ${port.dtype}, not a ${numbers.constructor.name}`,
				);
			return [port.name, new Tensor(engineTypes[port.dtype], numbers, port.shape)];
		}),
	);
}

const arrays = {
	f32: Float32Array,
	i32: Int32Array,
	i64: BigInt64Array,
	u8: Uint8Array,
	bool: Uint8Array,
} as const;

const numbersFor = (port: Port): Numbers => new arrays[port.dtype](sizeOf(port.shape));

const firstLine = (cause: unknown): string =>
	(cause instanceof Error ? cause.message : String(cause)).split('\n', 1)[0]!;
