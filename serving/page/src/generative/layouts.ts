import { type PageLayout, stageWise } from '../layout.ts';
import type { Makings } from '../makings.ts';
import { generative } from './generative.ts';

/** Layouts by the names that people choose them by: the one that serves first, and what it is compared with. */
export const layouts: ReadonlyMap<string, (makings: Makings) => PageLayout> = new Map([
	['stage-wise', stageWise],
	['generative', (makings: Makings) => generative(makings)],
]);
