import { addedToRows, emit, reshaped, scalar, zeros } from './emit.ts';
import type { Contribution, RangeContribution, RowContribution, Value } from './graph.ts';
import { integer } from './onnx/model.ts';
import { shown, sizeOf, withAxis } from './shape.ts';

/**
 * ∂loss/∂parameter for every parameter, in their order, each of its parameter's shape. Emits the backward nodes into the graph.
 *
 * Branches that need no gradient are never visited; a parameter that the loss does not depend on gets zeros.
 *
 * @throws {RangeError} if the loss is not a scalar.
 */
export function gradients(loss: Value, parameters: readonly Value[]): readonly Value[] {
	if (loss.shape.length > 0)
		throw new RangeError(`a loss is a scalar (), this one is ${shown(loss.shape)}`);
	return loss.graph.withoutGradient(() => {
		const total = backward(loss);
		return parameters.map((parameter) => total(parameter) ?? zeros(parameter, parameter.shape));
	});
}

/** All gradients one behind the other: one output instead of dozens. `// (P)` */
export function flatGradient(loss: Value, parameters: readonly Value[]): Value {
	const flat = gradients(loss, parameters).map((value) => reshaped(value, [sizeOf(value.shape)]));
	return joined(flat, 0);
}

/** Walks from the loss to the parameters; answers what has arrived at a value. */
function backward(loss: Value): (value: Value) => Value | undefined {
	const arrived = new Map<string, Contribution[]>([[loss.name, [scalar(loss, 1)]]]);
	const totals = new Map<string, Value>();
	const total = (value: Value): Value | undefined => {
		const known = totals.get(value.name);
		const contributions = arrived.get(value.name);
		if (known !== undefined || contributions === undefined) return known;
		const sum = summed(value, contributions);
		totals.set(value.name, sum);
		return sum;
	};
	for (const value of latestFirst(loss)) {
		for (const parent of value.parents) {
			const contributions = arrived.get(parent.value.name) ?? [];
			contributions.push(parent.gradient(total(value)!));
			arrived.set(parent.value.name, contributions);
		}
	}
	return total;
}

/** Everything the loss depends on that needs a gradient; a value comes before whatever it was made from. */
function latestFirst(loss: Value): readonly Value[] {
	const found = new Map<string, Value>();
	const open = [loss];
	for (let value = open.pop(); value !== undefined; value = open.pop()) {
		if (!value.needsGradient || found.has(value.name)) continue;
		found.set(value.name, value);
		open.push(...value.parents.map((parent) => parent.value));
	}
	return [...found.values()].sort((a, b) => b.order - a.order);
}

function summed(value: Value, contributions: readonly Contribution[]): Value {
	const dense = contributions.filter((each) => 'name' in each);
	const layers = layered(contributions.filter((each) => 'axis' in each));
	const ranges = layers.map((layer) => filled(value, layer));
	const [first, ...others] = [...dense, ...ranges];
	const sum = others.reduce<Value | undefined>((a, b) => emit('Add', [a!, b], value.shape), first);
	const rows = contributions.filter((each) => 'rows' in each);
	return rows.length === 0 ? sum! : scattered(sum ?? zeros(value, value.shape), rows);
}

/** Ranges of one axis that do not overlap share a layer, so that slices which tile a value become one concatenation. */
function layered(ranges: readonly RangeContribution[]): readonly RangeContribution[][] {
	const layers: RangeContribution[][] = [];
	for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
		const layer = layers.find(
			(each) => each[0]!.axis === range.axis && endOf(each.at(-1)!) <= range.start,
		);
		if (layer === undefined) layers.push([range]);
		else layer.push(range);
	}
	return layers;
}

const endOf = (range: RangeContribution): number => range.start + range.update.shape[range.axis]!;

/** Ranges in their places, zeros between them. */
function filled(value: Value, layer: readonly RangeContribution[]): Value {
	const axis = layer[0]!.axis;
	const parts: Value[] = [];
	let reached = 0;
	const fillTo = (end: number): void => {
		if (end > reached) parts.push(zeros(value, withAxis(value.shape, axis, end - reached)));
	};
	for (const range of layer) {
		fillTo(range.start);
		parts.push(range.update);
		reached = endOf(range);
	}
	fillTo(value.shape[axis]!);
	return joined(parts, axis);
}

function scattered(base: Value, rows: readonly RowContribution[]): Value {
	return rows.reduce((sum, each) => addedToRows(sum, each.rows, each.update), base);
}

function joined(parts: readonly Value[], axis: number): Value {
	const [first, ...others] = parts;
	if (first === undefined) throw new RangeError('nothing to join');
	if (others.length === 0) return first;
	const length = parts.reduce((sum, part) => sum + part.shape[axis]!, 0);
	return emit('Concat', [first, ...others], withAxis(first.shape, axis, length), {
		attributes: { axis: integer(axis) },
	});
}
