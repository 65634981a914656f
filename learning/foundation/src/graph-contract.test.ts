import type { Port } from '@marquee/tensor';
import { expect, test } from 'vitest';
import { fitOf } from './graph-contract.ts';
import { seen, tokenNames } from './token-names.ts';

const size = { context: 5, width: 4, titles: 9 };
const [B, R, T, D, V] = [2, 6, size.context, size.width, size.titles];
const port = (name: string, dtype: Port['dtype'], ...shape: number[]): Port => ({
	name,
	dtype,
	shape,
});
const whole = {
	inputs: [
		...tokenNames.map((name) => port(seen(name), 'i32', B * T)),
		port('mask', 'f32', B, 1, T, T),
		port('newest', 'i32', R),
		port('embeddings', 'f32', V, D),
	],
	outputs: [port('states', 'f32', R, D), port('taste', 'f32', R, V)],
};
const changed = (kind: 'inputs' | 'outputs', port: Port) => ({
	...whole,
	[kind]: [...whole[kind].filter(({ name }) => name !== port.name), port],
});
const without = (kind: 'inputs' | 'outputs', ...names: string[]) => ({
	...whole,
	[kind]: whole[kind].filter(({ name }) => !names.includes(name)),
});

test('a graph with every tensor of the contract says how much it holds', () => {
	expect(fitOf(whole, size, 'here')).toMatchObject({
		rows: B,
		requests: R,
		shares: true,
		tastes: true,
	});
});

test('inputs that a graph does not need may be missing, and taste may be left to the product', () => {
	const titlesOnly = {
		inputs: [port('titles-seen', 'i32', 3 * T)],
		outputs: [port('states', 'f32', 3, D)],
	};
	expect(fitOf(titlesOnly, size, 'here')).toMatchObject({
		rows: 3,
		requests: 3,
		shares: false,
		tastes: false,
	});
	const nothing = { inputs: [], outputs: [port('states', 'f32', 1, D)] };
	expect(fitOf(nothing, size, 'here')).toMatchObject({ rows: 1, requests: 1, shares: false });
});

test.each([
	[
		'a field of another type',
		changed('inputs', port('gaps-seen', 'i64', B * T)),
		/gaps-seen is i64 \(10\), not i32 \(10\)/,
	],
	[
		'a row of another length',
		changed('inputs', port('titles-seen', 'i32', 8)),
		/titles-seen is i32 \(8\), not i32 \(10\)/,
	],
	[
		'a mask of another context',
		changed('inputs', port('mask', 'f32', B, 1, 4, 4)),
		/mask is f32 \(2, 1, 4, 4\)/,
	],
	[
		'an input nobody gives',
		changed('inputs', port('moods-seen', 'i32', B * T)),
		/input moods-seen is none of the contract/,
	],
	[
		'embeddings of another width',
		changed('inputs', port('embeddings', 'f32', V, 8)),
		/embeddings is f32 \(9, 8\)/,
	],
	['no states', without('outputs', 'states'), /output states is missing/],
	[
		'states of another width',
		changed('outputs', port('states', 'f32', R, 8)),
		/states is f32 \(6, 8\), not f32 \(6, 4\)/,
	],
	[
		'taste of another catalogue',
		changed('outputs', port('taste', 'f32', R, 10)),
		/taste is f32 \(6, 10\), not f32 \(6, 9\)/,
	],
	[
		'an output nobody reads',
		changed('outputs', port('loss', 'f32')),
		/output loss is none of the contract/,
	],
	['rows shared without newest', without('inputs', 'newest'), /answers 6 requests from 2 rows/],
])('%s is refused by the name of the tensor', (_what, graph, message) => {
	expect(() => fitOf(graph, size, 'here')).toThrow(
		expect.objectContaining({
			code: 'bundle-contract-broken',
			what: expect.stringMatching(message),
		}),
	);
});
