import { type Served, Surface } from '@marquee/contracts';
import type { Clock } from '@marquee/units';
import { type LatencyHistogram, latencyHistogram } from './latency-histogram.ts';

/** What became of one request of a surface. */
export interface SurfaceAnswer {
	readonly surface: Surface;
	readonly ms: number;
	/** How it was answered; absent where it was not. */
	readonly how?: Served['how'];
	/** What the answer rested on; absent where it does not say. */
	readonly restsOn?: RestsOn;
}

/** What answers may rest on: events of all, what is popular, a model, the plan of the week's messages. */
export type SurfaceInput = 'events' | 'popularity' | 'model' | 'plan';

/** As of when each of the inputs was that an answer rests on; `null`: it had nothing of it. */
export type RestsOn = Readonly<Partial<Record<SurfaceInput, number | null>>>;

/** How one surface did over some time. */
export interface Doing {
	readonly requests: number;
	readonly served: Readonly<Record<Served['how'], number>>;
	/** Requests that got no answer, or a fault of ours. */
	readonly errors: number;
	readonly latencyMs: {
		readonly p50: number;
		readonly p99: number;
		readonly p999: number;
		readonly max: number;
	};
}

/** How one surface is doing, and how old what its newest fresh answer rests on is. */
export interface SurfaceDoing {
	readonly surface: Surface;
	readonly sinceStart: Doing;
	readonly lastFiveMinutes: Doing;
	/** Those that it rests on, as far as it was answered; `null`: it had nothing of it. */
	readonly inputAgeMs: RestsOn;
}

/** Counts what becomes of requests, surface by surface. */
export interface SurfaceHealth {
	readonly record: (answer: SurfaceAnswer) => void;
	/** Every surface there is, asked or not. */
	readonly report: () => readonly SurfaceDoing[];
}

const spanMs = 30_000;
/** Ten and the one that is going on: the last five minutes, to half a minute. */
const spans = 11;

/** What happened in one stretch of time. */
interface Count {
	readonly latency: LatencyHistogram;
	readonly served: Record<Served['how'], number>;
	errors: number;
}

/** Counts since the start and in a ring of half minutes: some 50 KB a surface, whatever the load. */
export function surfaceHealth({ now }: Clock): SurfaceHealth {
	const surfaces = new Map<Surface, ReturnType<typeof surfaceCount>>();
	const spanNow = () => Math.floor(now() / spanMs);
	return {
		record: (answer) => {
			const count = surfaces.get(answer.surface) ?? surfaceCount();
			surfaces.set(answer.surface, count);
			for (const one of [count.sinceStart, count.at(spanNow())]) noted(one, answer);
			if (answer.how === 'fresh' && answer.restsOn !== undefined)
				count.newest.restsOn = answer.restsOn;
		},
		report: () =>
			Surface.anyOf.map(({ const: surface }) => {
				const count = surfaces.get(surface);
				return {
					surface,
					sinceStart: doing(count?.sinceStart ?? emptyCount()),
					lastFiveMinutes: doing(sum(count?.since(spanNow() - spans + 1) ?? [])),
					inputAgeMs: agesOf(count?.newest.restsOn ?? {}, now()),
				};
			}),
	};
}

function surfaceCount() {
	const ring = Array.from({ length: spans }, () => ({ span: -1, count: emptyCount() }));
	const newest: { restsOn?: RestsOn } = {};
	return {
		sinceStart: emptyCount(),
		newest,
		/** The count of a stretch; what the ring held there before is over. */
		at: (span: number): Count => {
			const place = ring[span % spans]!;
			if (place.span !== span) {
				place.span = span;
				clear(place.count);
			}
			return place.count;
		},
		since: (first: number): readonly Count[] =>
			ring.filter(({ span }) => span >= first).map(({ count }) => count),
	};
}

const emptyCount = (): Count => ({
	latency: latencyHistogram(),
	served: { fresh: 0, kept: 0, popular: 0 },
	errors: 0,
});

function clear(count: Count): void {
	count.latency.clear();
	Object.assign(count.served, { fresh: 0, kept: 0, popular: 0 });
	count.errors = 0;
}

function noted(count: Count, { ms, how }: SurfaceAnswer): void {
	count.latency.record(ms);
	if (how === undefined) count.errors++;
	else count.served[how]++;
}

function sum(counts: readonly Count[]): Count {
	const all = emptyCount();
	for (const { latency, served, errors } of counts) {
		all.latency.add(latency);
		for (const how of ['fresh', 'kept', 'popular'] as const) all.served[how] += served[how];
		all.errors += errors;
	}
	return all;
}

const doing = ({ latency, served, errors }: Count): Doing => ({
	requests: latency.count(),
	served: { ...served },
	errors,
	latencyMs: {
		p50: latency.percentile(0.5),
		p99: latency.percentile(0.99),
		p999: latency.percentile(0.999),
		max: latency.maxMs(),
	},
});

const agesOf = (moments: RestsOn, now: number): RestsOn =>
	Object.fromEntries(
		Object.entries(moments).map(([input, at]) => [
			input,
			at === null ? null : Math.max(0, now - at),
		]),
	);
