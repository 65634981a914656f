import type { Port, Session } from '@marquee/tensor';
import { failure } from './errors.ts';
import { seen, tokenNames } from './token-names.ts';

/** What the shapes of a graph's tensors are made of, beside B rows and R requests, which the graph itself decides. */
export interface GraphSize {
	/** T */
	readonly context: number;
	/** D */
	readonly width: number;
	/** V */
	readonly titles: number;
}

/** What a graph that keeps the contract can be asked. */
export interface GraphFit {
	/** B: rows of T steps it reads in one run. */
	readonly rows: number;
	/** R: requests it answers in one run. */
	readonly requests: number;
	/** Whether several requests may share a row: it reads which steps belong together, and where each history ends. */
	readonly shares: boolean;
	/** Whether it says itself what a profile likes, instead of leaving it to state · Êᵀ. */
	readonly tastes: boolean;
	/** Whether it also answers states that ask for later titles. */
	readonly saysLater: boolean;
	/** The inputs it takes: those of the contract, or fewer. */
	readonly reads: ReadonlySet<string>;
}

type Expected = Readonly<Record<string, Pick<Port, 'shape' | 'dtype'>>>;

/**
 * Holds the inputs and outputs of a graph against the contract for graphs of a bundle.
 *
 *   in:   <field>-seen i32 (B·T)   mask f32 (B, 1, T, T)   newest i32 (R)   embeddings f32 (V, D)   — any of them
 *   out:  states f32 (R, D)   — later f32 (R, D) and taste f32 (R, V) if it likes
 *
 * @throws {Failure} `bundle-contract-broken`, which names the tensor.
 */
export function fitOf(
	graph: Pick<Session, 'inputs' | 'outputs'>,
	size: GraphSize,
	where: string,
): GraphFit {
	const broken = (what: string) => failure('bundle-contract-broken', { what, where });
	const states = graph.outputs.find(({ name }) => name === 'states');
	if (states === undefined) throw broken('the output states is missing');
	const requests = states.shape[0] ?? 0;
	const rows = rowsOf(graph.inputs, size.context) ?? requests;
	requirePorts('input', graph.inputs, expectedInputs(size, rows, requests), broken);
	requirePorts('output', graph.outputs, expectedOutputs(size, requests), broken);
	const reads = new Set(graph.inputs.map(({ name }) => name));
	const shares = reads.has('mask') && reads.has('newest');
	if (!shares && rows !== requests)
		throw broken(
			`the output states answers ${requests} requests from ${rows} rows, without mask and newest to tell them apart`,
		);
	const says = (output: string) => graph.outputs.some(({ name }) => name === output);
	return { rows, requests, shares, tastes: says('taste'), saysLater: says('later'), reads };
}

/** B, by whichever input has it; `undefined` where none does. */
function rowsOf(inputs: readonly Port[], context: number): number | undefined {
	const mask = inputs.find(({ name }) => name === 'mask');
	if (mask !== undefined) return mask.shape[0];
	const field = inputs.find(({ name }) => name.endsWith(seen('')));
	return field && Math.ceil((field.shape[0] ?? 0) / context);
}

const expectedInputs = (
	{ context: T, width: D, titles: V }: GraphSize,
	B: number,
	R: number,
): Expected => ({
	...Object.fromEntries(
		tokenNames.map((name) => [seen(name), { dtype: 'i32', shape: [B * T] } as const]),
	),
	mask: { dtype: 'f32', shape: [B, 1, T, T] },
	newest: { dtype: 'i32', shape: [R] },
	embeddings: { dtype: 'f32', shape: [V, D] },
});

const expectedOutputs = ({ width: D, titles: V }: GraphSize, R: number): Expected => ({
	states: { dtype: 'f32', shape: [R, D] },
	later: { dtype: 'f32', shape: [R, D] },
	taste: { dtype: 'f32', shape: [R, V] },
});

function requirePorts(
	kind: 'input' | 'output',
	ports: readonly Port[],
	expected: Expected,
	broken: (what: string) => Error,
): void {
	for (const port of ports) {
		const promised = expected[port.name];
		if (promised === undefined)
			throw broken(
				`the ${kind} ${port.name} is none of the contract: ${Object.keys(expected).join(', ')}`,
			);
		const [found, wanted] = [shown(port), shown(promised)];
		if (found !== wanted) throw broken(`the ${kind} ${port.name} is ${found}, not ${wanted}`);
	}
}

const shown = ({ dtype, shape }: Pick<Port, 'shape' | 'dtype'>): string =>
	`${dtype} (${shape.join(', ')})`;
