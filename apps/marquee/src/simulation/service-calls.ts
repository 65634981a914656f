import { setTimeout as pause } from 'node:timers/promises';

/** A service at an address, and how patient its callers are. */
export interface CallSettings {
	readonly url: string;
	readonly key: string;
	/** How long one answer is waited for; 10 s unless given. */
	readonly timeoutMs?: number;
	/** How often something is asked in all before it is given up; 4 unless given. */
	readonly attempts?: number;
	/** The longest pause before asking again, whatever the service asks for; 5 s unless given. */
	readonly longestPauseMs?: number;
	readonly signal?: AbortSignal;
}

/** An answer of status 200, or what was answered last when all attempts failed; status 0 is no answer at all. */
export type Called =
	| { readonly body: unknown }
	| { readonly failed: true; readonly status: number; readonly why: string };

/** What became of everything that was asked. */
export interface CallCounts {
	requests: number;
	/** Asked again after 429, 503, or no answer in time. */
	retries: number;
	timeouts: number;
	/** Connections that broke or could not be made, by what the platform calls it. */
	readonly broken: Record<string, number>;
	/** Given up. */
	failed: number;
	/** By status, of all attempts. */
	readonly statuses: Record<string, number>;
	/** Of answers with status 200. */
	readonly latenciesMs: number[];
}

/** Asks a service over HTTP, as a careful client does. */
export interface ServiceCalls {
	readonly get: (path: string) => Promise<Called>;
	readonly post: (path: string, body: object) => Promise<Called>;
	readonly counts: CallCounts;
}

/**
 * Calls that are asked again when the service is busy (429, 503), silent or gone, after the pause that it asks for or one that
 * doubles; pages may be asked for twice, and events carry ids that count once. Any other status is an answer.
 */
export function serviceCalls(settings: CallSettings): ServiceCalls {
	const counts: CallCounts = {
		requests: 0,
		retries: 0,
		timeouts: 0,
		broken: {},
		failed: 0,
		statuses: {},
		latenciesMs: [],
	};
	const headers = { authorization: `Bearer ${settings.key}` };
	const call = (path: string, init: RequestInit) => asked(settings, counts, path, init);
	return {
		get: (path) => call(path, { headers }),
		post: (path, body) =>
			call(path, {
				method: 'POST',
				headers: { ...headers, 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		counts,
	};
}

async function asked(
	settings: CallSettings,
	counts: CallCounts,
	path: string,
	init: RequestInit,
): Promise<Called> {
	const { attempts = 4, longestPauseMs = 5_000, signal } = settings;
	for (let attempt = 1; ; attempt++) {
		const answer = await once(settings, counts, path, init);
		if ('body' in answer) return answer;
		const { status, why, waitMs = 200 * 2 ** attempt } = answer;
		const isWorthMore = status === 0 || status === 429 || status === 503;
		if (!isWorthMore || attempt >= attempts || signal?.aborted) {
			counts.failed++;
			return { failed: true, status, why };
		}
		counts.retries++;
		await pause(Math.min(longestPauseMs, waitMs));
	}
}

interface Refused {
	readonly status: number;
	/** The code of the problem, or what the platform calls it. */
	readonly why: string;
	readonly waitMs?: number;
}

async function once(
	{ url, timeoutMs = 10_000 }: CallSettings,
	counts: CallCounts,
	path: string,
	init: RequestInit,
): Promise<{ readonly body: unknown } | Refused> {
	const begunMs = performance.now();
	counts.requests++;
	try {
		const response = await fetch(`${url}${path}`, {
			...init,
			signal: AbortSignal.timeout(timeoutMs),
		});
		const body: unknown = await response.json();
		const { status } = response;
		counts.statuses[status] = (counts.statuses[status] ?? 0) + 1;
		if (status === 200) {
			counts.latenciesMs.push(performance.now() - begunMs);
			return { body };
		}
		const after = Number(response.headers.get('retry-after') ?? Number.NaN);
		const { code } = body as { readonly code?: string };
		return {
			status,
			why: code ?? 'unnamed',
			...(Number.isFinite(after) && { waitMs: 1_000 * after }),
		};
	} catch (cause) {
		if (cause instanceof Error && cause.name === 'TimeoutError') {
			counts.timeouts++;
			return { status: 0, why: 'no-answer-in-time' };
		}
		const why = platformName(cause);
		counts.broken[why] = (counts.broken[why] ?? 0) + 1;
		return { status: 0, why };
	}
}

/** What the platform calls it: ECONNREFUSED and the like. */
function platformName(cause: unknown): string {
	const inner = (cause as { readonly cause?: { readonly code?: unknown } }).cause?.code;
	return typeof inner === 'string' ? inner : String(cause);
}
