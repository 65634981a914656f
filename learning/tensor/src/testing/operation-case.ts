import type { Value } from '../graph.ts';
import type { DType } from '../onnx/model.ts';
import type { Shape } from '../shape.ts';
import type { PlainTensor } from './plain-tensor.ts';

/** An input of a case: normally distributed numbers, unless said otherwise. */
export interface CaseInput {
	readonly shape: Shape;
	/** Whether a gradient is asked for; f32 inputs are learned unless this says no. */
	readonly fixed?: boolean;
	readonly dtype?: DType;
	/** Whole numbers below this are drawn. */
	readonly below?: number;
	/** Exactly these numbers. */
	readonly numbers?: readonly number[];
	/** The normal draws are multiplied by this. */
	readonly spread?: number;
}

/** One use of an operation, with everything the suite needs to doubt it. */
export interface OperationCase {
	/** The use, as a phrase. */
	readonly use: string;
	readonly inputs: Readonly<Record<string, CaseInput>>;
	readonly build: (values: Readonly<Record<string, Value>>) => Value;
	/** The value by another way: loops over doubles, from the equation. */
	readonly reference: (inputs: Readonly<Record<string, PlainTensor>>) => PlainTensor;
	/**
	 * Inputs whose first axis is a batch: running one at a time must give the same rows, or for a loss the same sum. Without it
	 * the operation knows no batch.
	 */
	readonly batch?: { readonly inputs: readonly string[]; readonly joined: 'rows' | 'added' };
	/** Shapes that must be refused, and the two shapes the refusal names. */
	readonly refused?: readonly {
		readonly shapes: Readonly<Record<string, Shape>>;
		readonly naming: readonly string[];
	}[];
}
