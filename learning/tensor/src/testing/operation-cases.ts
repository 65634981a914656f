import type { OperationName } from '../operations/operations.ts';
import { elementwiseCases } from './elementwise-cases.ts';
import { lossCases } from './loss-cases.ts';
import type { OperationCase } from './operation-case.ts';
import { productCases } from './product-cases.ts';
import { rowCases } from './row-cases.ts';
import { shapeCases } from './shape-cases.ts';

/** What every operation is tried on; an operation without cases does not compile. */
export const operationCases: Readonly<Record<OperationName, readonly OperationCase[]>> = {
	...elementwiseCases,
	...lossCases,
	...productCases,
	...rowCases,
	...shapeCases,
};
