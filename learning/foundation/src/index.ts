export { type Bundle, type BundleOptions, openBundle, writeBundle } from './bundle.ts';
export type { FoundationFailureCode } from './errors.ts';
export { type Foundation, openFoundation } from './infer.ts';
export type { Learnt } from './learnt.ts';
export type { Lineage, Manifest } from './manifest.ts';
export type { Memory } from './memory.ts';
export {
	type ChosenMemory,
	chosenMemory,
	type MemoryLook,
	type MemoryTask,
} from './memory-chosen.ts';
export { memoryOnTitles } from './memory-on-titles.ts';
export type { LossPoint, TrainingProgress } from './progress.ts';
export { type Run, run } from './run.ts';
export { type TrainingTask, train } from './train.ts';
export type { LearntTower, TrainedModel } from './trained-model.ts';
export { turnedModel } from './turned-model.ts';
export type { Parent } from './warm-start.ts';
