import type { Asked } from './asked.ts';
import type { CountsAt } from './title-counts.ts';
import type { TitleFacts } from './title-facts.ts';
import type { ViewerFacts } from './viewer-facts.ts';

/** One request, laid out for the features: each of them reads what it needs and nothing else. */
export interface Reading {
	readonly asked: Asked;
	readonly nowMs: number;
	readonly thisYear: number;
	readonly facts: TitleFacts;
	readonly counts: CountsAt;
	readonly viewer: ViewerFacts;
}
