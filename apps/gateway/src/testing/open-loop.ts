/** What a load consists of. */
export interface OpenLoop {
	/** Requests per second, at even distances. */
	readonly rate: number;
	readonly seconds: number;
	/** Resolves when the answer has arrived whole; rejects for whatever is not an answer. */
	readonly ask: (index: number) => Promise<void>;
	/** Told of every request once; `latencyMs` counts from the moment at which it was due, not at which it left. */
	readonly done: (result: AskedOnce) => void;
	/** How long answers are waited for after the last request. */
	readonly patienceMs?: number;
}

/** What became of one request. */
export interface AskedOnce {
	readonly index: number;
	readonly latencyMs: number;
	/** How much later than due it left: the generator's own fault, and part of the latency. */
	readonly lateMs: number;
	/** Why it has no answer; absent where it has one. */
	readonly error?: unknown;
}

/**
 * Sends at a constant rate whatever the answers do, as independent viewers would. While a server stalls, requests go on
 * becoming due and each of them waits; a client that waited for one answer before it sent the next would count the
 * stall once and call the rest fast (coordinated omission).
 * @paper Schroeder, Wierman, Harchol-Balter: Open Versus Closed: A Cautionary Tale. NSDI 2006.
 */
export async function openLoop(load: OpenLoop): Promise<void> {
	const { rate, seconds, patienceMs = 10_000 } = load;
	const requests = Math.round(rate * seconds);
	const startedMs = performance.now();
	const underWay = new Map<number, (error: unknown) => void>();
	const all: Promise<void>[] = [];
	for (let index = 0; index < requests; index++) {
		const dueMs = startedMs + (1_000 * index) / rate;
		await until(dueMs);
		all.push(askedOnce(load, index, dueMs, underWay));
	}
	const timer = setTimeout(() => {
		for (const giveUp of underWay.values()) giveUp(new Error(`no answer in ${patienceMs} ms`));
	}, patienceMs);
	await Promise.all(all);
	clearTimeout(timer);
}

async function askedOnce(
	{ ask, done }: OpenLoop,
	index: number,
	dueMs: number,
	underWay: Map<number, (error: unknown) => void>,
): Promise<void> {
	const leftMs = performance.now();
	const fromMs = Math.min(dueMs, leftMs); // timers ring up to a millisecond early
	const given = Promise.withResolvers<never>();
	underWay.set(index, given.reject);
	const end = (result: { readonly error?: unknown }) => {
		underWay.delete(index);
		done({ index, lateMs: leftMs - fromMs, latencyMs: performance.now() - fromMs, ...result });
	};
	try {
		await Promise.race([ask(index), given.promise]);
		end({});
	} catch (error) {
		end({ error });
	}
}

/** Resolves at the moment, or at once if it has passed: what is overdue is sent without a pause between. */
async function until(momentMs: number): Promise<void> {
	const leftMs = momentMs - performance.now();
	if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
}
