export { memorySlateLog } from './memory-slate-log.ts';
