export { type Bundle, openBundle, writeBundle } from './bundle.ts';
export type { FoundationFailureCode } from './errors.ts';
export { type Foundation, openFoundation } from './infer.ts';
export type { Manifest } from './manifest.ts';
export type { Memory } from './memory.ts';
export {
	type ChosenMemory,
	chosenMemory,
	type MemoryLook,
} from './memory-chosen.ts';
export { memoryOnTitles } from './memory-on-titles.ts';
export type { LossPoint } from './progress.ts';
export { type Run, run } from './run.ts';
export { type TrainingTask, train } from './train.ts';
export type { TrainedModel } from './trained-model.ts';
export { turnedModel } from './turned-model.ts';
export type { Parent } from './warm-start.ts';
