export { type AskedOnce, type OpenLoop, openLoop } from './open-loop.ts';
