import { WireWriter } from './wire.ts';

/** What an element is; the names are ours, the codes ONNX's. */
export type DType = 'f32' | 'i32' | 'i64' | 'u8' | 'bool';

/** ONNX's number for each element type (TensorProto.DataType). */
export const elementCode: Readonly<Record<DType, number>> = {
	f32: 1,
	u8: 2,
	i32: 6,
	i64: 7,
	bool: 9,
};

/** A setting of an operator: whole numbers and floats must be told apart on the wire. */
export type Attribute =
	| { readonly kind: 'integer'; readonly value: number }
	| { readonly kind: 'integers'; readonly value: readonly number[] }
	| { readonly kind: 'float'; readonly value: number }
	| { readonly kind: 'text'; readonly value: string };

export const integer = (value: number): Attribute => ({ kind: 'integer', value });
export const integers = (value: readonly number[]): Attribute => ({ kind: 'integers', value });
export const float = (value: number): Attribute => ({ kind: 'float', value });
export const text = (value: string): Attribute => ({ kind: 'text', value });

/** One operator applied once. */
export interface OnnxNode {
	readonly operator: string;
	/** Empty for ONNX's own operators, `com.microsoft` for onnxruntime's. */
	readonly domain: string;
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
	readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A named place where a tensor enters or leaves. */
export interface OnnxPort {
	readonly name: string;
	readonly dtype: DType;
	readonly shape: readonly number[];
}

/** A tensor that is part of the model. */
export interface OnnxConstant extends OnnxPort {
	readonly bytes: Uint8Array;
}

/** Everything a model file says. */
export interface OnnxModel {
	readonly nodes: readonly OnnxNode[];
	readonly constants: readonly OnnxConstant[];
	readonly inputs: readonly OnnxPort[];
	readonly outputs: readonly OnnxPort[];
}

/** IR 9 and opset 20 are the oldest pair that has all operators used here (Gelu, ReduceMean with axes as input). */
const irVersion = 9;
const opset = 20;

/**
 * The model as the bytes of an `.onnx` file. Equal models give equal bytes.
 *
 * Field numbers are those of onnx.proto3 (ONNX 1.16).
 */
export function encodeModel(model: OnnxModel): Uint8Array {
	return new WireWriter()
		.integer(1, irVersion)
		.text(2, 'marquee')
		.message(7, (graph) => writeGraph(graph, model))
		.message(8, (set) => set.text(1, '').integer(2, opset))
		.message(8, (set) => set.text(1, 'com.microsoft').integer(2, 1))
		.finish();
}

function writeGraph(graph: WireWriter, model: OnnxModel): void {
	for (const [position, node] of model.nodes.entries())
		graph.message(1, (writer) => writeNode(writer, node, position));
	graph.text(2, 'graph');
	for (const constant of model.constants)
		graph.message(5, (writer) => writeConstant(writer, constant));
	for (const port of model.inputs) graph.message(11, (writer) => writePort(writer, port));
	for (const port of model.outputs) graph.message(12, (writer) => writePort(writer, port));
}

function writeNode(writer: WireWriter, node: OnnxNode, position: number): void {
	for (const input of node.inputs) writer.text(1, input);
	for (const output of node.outputs) writer.text(2, output);
	writer.text(3, `${node.operator}-${position}`).text(4, node.operator);
	for (const [name, attribute] of Object.entries(node.attributes))
		writer.message(5, (inner) => writeAttribute(inner, name, attribute));
	if (node.domain !== '') writer.text(7, node.domain);
}

function writeAttribute(writer: WireWriter, name: string, attribute: Attribute): void {
	writer.text(1, name);
	switch (attribute.kind) {
		case 'float':
			writer.float(2, attribute.value).integer(20, 1);
			break;
		case 'integer':
			writer.integer(3, attribute.value).integer(20, 2);
			break;
		case 'text':
			writer.text(4, attribute.value).integer(20, 3);
			break;
		case 'integers':
			for (const value of attribute.value) writer.integer(8, value);
			writer.integer(20, 7);
	}
}

function writeConstant(writer: WireWriter, constant: OnnxConstant): void {
	for (const size of constant.shape) writer.integer(1, size);
	writer.integer(2, elementCode[constant.dtype]).text(8, constant.name).bytes(9, constant.bytes);
}

function writePort(writer: WireWriter, port: OnnxPort): void {
	writer.text(1, port.name).message(2, (type) =>
		type.message(1, (tensor) =>
			tensor.integer(1, elementCode[port.dtype]).message(2, (shape) => {
				for (const size of port.shape) shape.message(1, (dimension) => dimension.integer(1, size));
			}),
		),
	);
}
