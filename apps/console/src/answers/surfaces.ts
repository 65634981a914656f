import type { Served, Surface } from '@marquee/contracts';

/** How one surface did over some time. */
export interface Doing {
	readonly requests: number;
	readonly served: Readonly<Record<Served['how'], number>>;
	readonly errors: number;
	readonly latencyMs: {
		readonly p50: number;
		readonly p99: number;
		readonly p999: number;
		readonly max?: number;
	};
}

/** What answers rest on, each on some of it. */
export const inputs = ['events', 'popularity', 'model', 'plan'] as const;
export type Input = (typeof inputs)[number];

/** How one surface is doing. */
export interface SurfaceDoing {
	readonly surface: Surface;
	readonly sinceStart: Doing;
	readonly lastFiveMinutes: Doing;
	/** Milliseconds; null: never; absent: it does not rest on that, or nobody asked yet. */
	readonly inputAgeMs: Readonly<Partial<Record<Input, number | null>>>;
}

/** Something that pages lean on, and whether it is left alone at the moment. */
export interface Breaker {
	readonly isOpen: boolean;
	readonly answered: number;
	readonly failed: number;
	readonly overran: number;
	readonly refused: number;
	readonly opened: number;
}

/** How every surface is doing, at one moment. */
export interface Surfaces {
	readonly now: number;
	readonly surfaces: readonly SurfaceDoing[];
	readonly ladder?: {
		readonly because: Readonly<Record<string, number>>;
		readonly takenOff: Readonly<Record<string, number>>;
		readonly late: number;
		readonly underWay: number;
		readonly kept: { readonly pages: number; readonly bytes: number };
		readonly breakers: Readonly<Record<string, Breaker>>;
	};
}

/** The service and its process. */
export interface Status {
	readonly startedAt: number;
	readonly now: number;
	readonly service: {
		readonly log: { readonly end: number };
		readonly model: { readonly bundle: string; readonly trainedAt: number } | null;
	};
	readonly eventLoop: {
		readonly recentMs: number;
		readonly p99Ms: number;
		readonly maxMs: number;
		readonly shedAboveMs: number;
	};
	readonly process: { readonly cpuSeconds: number; readonly residentBytes: number };
	readonly requests: { readonly underWay: number; readonly shed: number };
}
