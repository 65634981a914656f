import { openLoop } from '@marquee/gateway/testing';
import type { Random } from '@marquee/units';
import type { Dependency, Fault } from './fault.ts';
import type { ServedHow, ServedUnderFault } from './served-under-fault.ts';

/** When a trial's fault begins and ends, and when the trial does; seconds from its start. */
export interface Course {
	readonly from: number;
	readonly until: number;
	readonly seconds: number;
	/** Pages per second. */
	readonly rate: number;
}

/** What viewers noticed of one fault. */
export interface Noticed {
	readonly requests: number;
	/** Pages that were not answered with 200. */
	readonly failed: number;
	readonly worstMs: number;
	/** How much later than due the slowest of the requests left: the generator's own fault, and part of the latencies. */
	readonly generatorLateMs: number;
	/** Of the pages that were asked for during the fault. */
	readonly duringMs: { readonly p50: number; readonly p99: number };
	/** `poorer`: fresh, and made without something that the page names. */
	readonly shares: Readonly<Record<'fresh' | 'poorer' | 'kept' | 'popular', number>>;
	/** From the end of the fault to the first moment from which on all pages were fresh and whole. */
	readonly freshAfterSeconds: number;
	readonly events: { readonly sent: number; readonly failed: number };
}

interface Asked {
	readonly dueSeconds: number;
	readonly latencyMs: number;
	readonly lateMs: number;
	readonly how: string;
}

/** Of so many requests one is of somebody who was never here: nothing is kept for them. */
const strangersIn = 5;
const eventsPerSecond = 5;

/** Asks for pages, and sends events, at a constant rate while a dependency is broken for a while. */
export async function trial(
	served: ServedUnderFault,
	broken: { readonly dependency: Dependency; readonly fault: Fault },
	{ from, until, seconds, rate }: Course,
	random: Random,
): Promise<Noticed> {
	const asked: Asked[] = [];
	const hows = new Map<number, ServedHow>();
	const events = { sent: 0, failed: 0 };
	const [begin, end] = [
		setTimeout(() => void served.breaks(broken), from * 1_000),
		setTimeout(() => void served.breaks(), until * 1_000),
	];
	const who = () =>
		random.below(strangersIn) === 0
			? `stranger-${Math.floor(random.next() * 1e9)}`
			: served.profiles[random.below(served.profiles.length)]!;
	await Promise.all([
		openLoop({
			rate,
			seconds,
			patienceMs: 5_000,
			ask: async (index) => void hows.set(index, await served.page(who())),
			done: ({ index, latencyMs, lateMs }) => {
				const { how, isPoorer } = hows.get(index) ?? { how: 'failed', isPoorer: false };
				const told = how === 'fresh' && isPoorer ? 'poorer' : how;
				asked.push({ dueSeconds: index / rate, latencyMs, lateMs, how: told });
			},
		}),
		openLoop({
			rate: eventsPerSecond,
			seconds,
			patienceMs: 5_000,
			ask: () => served.event(who()),
			done: ({ error }) => {
				events.sent++;
				if (error !== undefined) events.failed++;
			},
		}),
	]);
	for (const timer of [begin, end]) clearTimeout(timer);
	await served.breaks();
	return { ...noticed(asked, from, until), events };
}

function noticed(asked: readonly Asked[], from: number, until: number): Omit<Noticed, 'events'> {
	const during = asked.filter(({ dueSeconds }) => dueSeconds >= from && dueSeconds < until);
	const share = (how: string) =>
		during.filter((one) => one.how === how).length / Math.max(1, during.length);
	const latencies = during.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
	const at = (part: number) => latencies[Math.ceil(part * latencies.length) - 1] ?? 0;
	const stale = asked.filter(({ dueSeconds, how }) => dueSeconds >= until && how !== 'fresh');
	return {
		requests: asked.length,
		failed: asked.filter(({ how }) => how === 'failed').length,
		worstMs: Math.max(...asked.map(({ latencyMs }) => latencyMs)),
		generatorLateMs: Math.max(...asked.map(({ lateMs }) => lateMs)),
		duringMs: { p50: at(0.5), p99: at(0.99) },
		shares: {
			fresh: share('fresh'),
			poorer: share('poorer'),
			kept: share('kept'),
			popular: share('popular'),
		},
		freshAfterSeconds: Math.max(0, ...stale.map(({ dueSeconds }) => dueSeconds - until)),
	};
}
