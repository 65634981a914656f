import type {
	Experiment,
	ExperimentDesign,
	ExperimentReading,
	Explanation,
	MetricDefinition,
	Page,
	PowerAsked,
	PowerPlanned,
	Problem,
	Profile,
	Title,
} from '@marquee/contracts';
import { Failure } from '@marquee/units';
import type { Bundle } from './answers/bundle.ts';
import type { ListedExperiment } from './answers/experiment.ts';
import type { Frontier } from './answers/frontier.ts';
import type { ShownPage } from './answers/shown-page.ts';
import type { Status, Surfaces } from './answers/surfaces.ts';
import type { Trace } from './answers/trace.ts';
import type { Against, Asked } from './route.ts';

/** A page made again, and whether it came out with the same bytes. */
export interface MadeAgain {
	readonly page: Page;
	readonly trace: Trace;
	readonly identical: boolean;
}

/** What the console asks of the service. Every answer may be abandoned through the signal. */
export interface Service {
	readonly page: (asked: Asked, signal?: AbortSignal) => Promise<Page>;
	/** The newest pages that a profile was shown, of before a moment where one is given. */
	readonly shownTo: (
		profile: string,
		before: number | undefined,
		signal?: AbortSignal,
	) => Promise<readonly ShownPage[]>;
	readonly trace: (requestId: string, signal?: AbortSignal) => Promise<Trace>;
	readonly again: (requestId: string, changes: Against, signal?: AbortSignal) => Promise<MadeAgain>;
	readonly explanation: (
		requestId: string,
		titleId: string,
		signal?: AbortSignal,
	) => Promise<Explanation>;
	readonly title: (titleId: string, signal?: AbortSignal) => Promise<Title>;
	readonly profiles: (search: string, signal?: AbortSignal) => Promise<readonly Profile[]>;
	readonly status: (signal?: AbortSignal) => Promise<Status>;
	readonly surfaces: (signal?: AbortSignal) => Promise<Surfaces>;
	/** `undefined` where the service does not list them. */
	readonly bundles: (signal?: AbortSignal) => Promise<readonly Bundle[] | undefined>;
	/** `undefined` where it was never measured. */
	readonly frontier: (signal?: AbortSignal) => Promise<Frontier | undefined>;
	readonly experiments: (signal?: AbortSignal) => Promise<readonly ListedExperiment[]>;
	/** `undefined` where there is none of this key. */
	readonly experiment: (key: string, signal?: AbortSignal) => Promise<ListedExperiment | undefined>;
	/** Plans an experiment, or changes what may still be changed of one. */
	readonly define: (design: ExperimentDesign) => Promise<Experiment>;
	readonly start: (key: string) => Promise<Experiment>;
	/** For good. */
	readonly stop: (key: string) => Promise<Experiment>;
	/** @throws {Declined} with status 503 while the first one is being made. */
	readonly reading: (
		key: string,
		options: { readonly fresh: boolean },
		signal?: AbortSignal,
	) => Promise<ExperimentReading>;
	readonly metrics: (signal?: AbortSignal) => Promise<readonly MetricDefinition[]>;
	readonly power: (asked: PowerAsked, signal?: AbortSignal) => Promise<PowerPlanned>;
}

/** The service said no: `problem` is its own words. */
export class Declined extends Error {
	override readonly name = 'Declined';
	readonly problem: Problem;
	/** When to come back, where the service says so. */
	readonly retryAfterSeconds: number | undefined;

	constructor(problem: Problem, retryAfterSeconds?: number) {
		super(problem.detail || problem.title);
		this.problem = problem;
		this.retryAfterSeconds = retryAfterSeconds;
	}
}

/** Whether it is the key that was declined, and not what was asked. */
export const isAboutKey = (error: unknown): error is Declined =>
	error instanceof Declined && (error.problem.status === 401 || error.problem.status === 403);

/** Where the service does not say when to come back. */
const patienceSeconds = 5;

/** In how many seconds to ask again for what is still being made; `undefined` where it was refused for another reason. */
export const secondsUntilMade = (error: unknown): number | undefined =>
	error instanceof Declined && error.problem.status === 503
		? (error.retryAfterSeconds ?? patienceSeconds)
		: undefined;

/** How many profiles a search offers. */
const profilesOffered = 20;

/** How many pages a list shows at once. */
export const pagesListed = 20;

/**
 * The service over HTTP, asked with an operator's key. No cookie is sent: the console may do what its key may do.
 *
 * @throws {Declined} where the service answers a problem.
 * @throws {Failure} `service-unreachable` where no answer comes; `service-not-understood` where it is no JSON.
 */
export function httpService(fetcher: typeof fetch, key: () => string | undefined): Service {
	const ask = <Answer>(path: string, signal?: AbortSignal, init: RequestInit = {}) =>
		asked<Answer>(fetcher, path, {
			...init,
			credentials: 'omit',
			headers: { accept: 'application/json', authorization: `Bearer ${key()}`, ...init.headers },
			...(signal && { signal }),
		});
	const id = encodeURIComponent;
	const send = <Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal) =>
		ask<Answer>(path, signal, {
			method,
			...(body !== undefined && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
		});
	return {
		page: ({ surface, ...who }, signal) =>
			ask(`/v1/${surface}?${new URLSearchParams({ ...who })}`, signal),
		shownTo: async (profile, before, signal) => {
			const query = new URLSearchParams({
				profile,
				limit: String(pagesListed),
				...(before !== undefined && { before: String(before) }),
			});
			return (await ask<{ pages: ShownPage[] }>(`/v1/pages?${query}`, signal)).pages;
		},
		trace: (requestId, signal) => ask(`/v1/pages/${id(requestId)}`, signal),
		again: (requestId, changes, signal) =>
			send('POST', `/v1/pages/${id(requestId)}/replay`, changes, signal),
		explanation: (requestId, titleId, signal) =>
			ask(`/v1/explain/${id(requestId)}?title=${id(titleId)}`, signal),
		title: (titleId, signal) => ask(`/v1/titles/${id(titleId)}`, signal),
		profiles: async (search, signal) => {
			const query = new URLSearchParams({
				limit: String(profilesOffered),
				...(search && { search: search.slice(0, 60) }),
			});
			return (await ask<{ profiles: Profile[] }>(`/v1/profiles?${query}`, signal)).profiles;
		},
		status: (signal) => ask('/v1/admin/status', signal),
		surfaces: (signal) => ask('/v1/admin/surfaces', signal),
		bundles: async (signal) =>
			(await orAbsent(ask<{ bundles: Bundle[] }>('/v1/admin/bundles', signal)))?.bundles,
		frontier: (signal) => orAbsent(ask<Frontier>('/v1/admin/frontier', signal)),
		...experimentsOf(ask, send),
	};
}

type Ask = <Answer>(path: string, signal?: AbortSignal) => Promise<Answer>;
type Send = <Answer>(
	method: string,
	path: string,
	body?: unknown,
	signal?: AbortSignal,
) => Promise<Answer>;

/** What is asked about experiments. */
function experimentsOf(ask: Ask, send: Send) {
	const at = (key: string) => `/v1/experiments/${encodeURIComponent(key)}`;
	return {
		experiments: async (signal) =>
			(await ask<{ experiments: ListedExperiment[] }>('/v1/experiments', signal)).experiments,
		experiment: (key, signal) => orAbsent(ask<ListedExperiment>(at(key), signal)),
		define: (design) => send('PUT', at(design.key), design),
		start: (key) => send('POST', `${at(key)}/start`),
		stop: (key) => send('POST', `${at(key)}/stop`),
		reading: (key, { fresh }, signal) =>
			ask(`${at(key)}/reading${fresh ? '?fresh=1' : ''}`, signal),
		metrics: async (signal) =>
			(await ask<{ metrics: MetricDefinition[] }>('/v1/metrics', signal)).metrics,
		power: (asked, signal) => send('POST', '/v1/experiments/power', asked, signal),
	} satisfies Partial<Service>;
}

/** What was asked for, or `undefined` where the service says that there is none. */
export async function orAbsent<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
	try {
		return await answer;
	} catch (error) {
		if (error instanceof Declined && error.problem.status === 404) return undefined;
		throw error;
	}
}

async function asked<Answer>(
	fetcher: typeof fetch,
	path: string,
	init: RequestInit,
): Promise<Answer> {
	const answer = await reached(fetcher, path, init);
	const body = await jsonOf(answer);
	if (answer.ok && body !== undefined) return body as Answer;
	if (isProblem(body)) throw new Declined(body, secondsOf(answer.headers.get('retry-after')));
	throw new Failure('service-not-understood', {
		responsible: 'dependency',
		what: `The service answered ${answer.status} with something that is not for this app`,
		where: path,
		remedy: 'Look at what stands between the console and the gateway.',
	});
}

/** Seconds of a `Retry-After`; a date in it is not read. */
const secondsOf = (header: string | null): number | undefined =>
	header !== null && /^\d+$/.test(header) ? Number(header) : undefined;

async function reached(fetcher: typeof fetch, path: string, init: RequestInit): Promise<Response> {
	try {
		return await fetcher(path, init);
	} catch (error) {
		if (init.signal?.aborted) throw error;
		throw new Failure('service-unreachable', {
			responsible: 'dependency',
			what: 'The gateway cannot be reached',
			where: path,
			remedy: 'Check that it runs and that you are online, then try again.',
			cause: error,
		});
	}
}

/** The answer's JSON, or `undefined` where it is none: a proxy's page of HTML is the world's fault, not ours. */
async function jsonOf(answer: Response): Promise<unknown> {
	const text = await answer.text();
	try {
		return JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

const isProblem = (body: unknown): body is Problem =>
	typeof body === 'object' &&
	body !== null &&
	'code' in body &&
	'status' in body &&
	'detail' in body;
