export { type CaseTensors, differences, drawnInputs, tried, triedGradient } from './graph-trial.ts';
export type { CaseInput, OperationCase } from './operation-case.ts';
export { operationCases } from './operation-cases.ts';
export type { PlainTensor } from './plain-tensor.ts';
