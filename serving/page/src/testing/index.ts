export { memorySlateLog } from './memory-slate-log.ts';
export { popularityOf, type World, worlds } from './worlds.ts';
