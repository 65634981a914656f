import type {
	Device,
	EventReceipt,
	Explanation,
	Page,
	Preferences,
	Problem,
	Profile,
	SearchAnswer,
	SearchSuggestions,
	Title,
	ViewingEvent,
} from '@marquee/contracts';
import { Failure } from '@marquee/units';
import type { Place } from './route.ts';
import type { AskedSearch } from './search/searching.ts';
import { type Narrowing, queryOf } from './surfaces/narrowing.ts';

/** What a profile has done with a title, as far as the viewer shows it. */
export interface Activity {
	readonly thumb: 'up' | 'down' | 'none';
	readonly listed: boolean;
	readonly positionSeconds: number;
}

/** A title with what the profile did with it, where it did anything. */
export type TitleAnswer = Title & { readonly activity?: Partial<Activity> };

/** Who asks, on what, where and in which language. */
export interface Asking {
	readonly profileId: string;
	readonly device: Device;
	/** ISO 3166-1 alpha-2; absent: as the service knows it. */
	readonly country: string | undefined;
	/** BCP 47. */
	readonly locale: string;
}

/** A surface somebody wants to see. */
export interface AskedPage extends Asking {
	readonly place: Place;
	/** Of browse. */
	readonly narrowed: Narrowing;
}

/** What the query may become. */
export type Suggestion = SearchSuggestions['suggestions'][number];

/** Which trailer the service chose to show, and thanks to which decision. */
export interface ChosenTrailer {
	readonly requestId: string;
	readonly titleId: string;
	/** The trailer's id. */
	readonly chosen: string;
	/** How likely the choice was. */
	readonly probability: number;
}

/** What the viewer asks of the service. Every answer may be abandoned through the signal. */
export interface Service {
	readonly profiles: (search: string, signal?: AbortSignal) => Promise<readonly Profile[]>;
	readonly createProfile: (name: string) => Promise<Profile>;
	/** Says all that a profile prefers; what is left out is no longer preferred. */
	readonly prefer: (profileId: string, preferences: Preferences) => Promise<Profile>;
	readonly page: (asked: AskedPage, signal?: AbortSignal) => Promise<Page>;
	/** What is found for what was typed so far. */
	readonly search: (
		asked: AskedSearch,
		asking: Asking,
		signal?: AbortSignal,
	) => Promise<SearchAnswer>;
	/** What that may become. */
	readonly suggestions: (
		asked: AskedSearch,
		asking: Asking,
		signal?: AbortSignal,
	) => Promise<readonly Suggestion[]>;
	readonly title: (titleId: string, asking: Asking, signal?: AbortSignal) => Promise<TitleAnswer>;
	/** A page of rows of titles like this one; `undefined` where the service has no such page. */
	readonly similar: (
		titleId: string,
		asking: Asking,
		signal?: AbortSignal,
	) => Promise<Page | undefined>;
	/** `undefined` where the title has no trailer. */
	readonly trailer: (
		titleId: string,
		asking: Asking,
		signal?: AbortSignal,
	) => Promise<ChosenTrailer | undefined>;
	readonly explanation: (
		requestId: string,
		titleId: string,
		signal?: AbortSignal,
	) => Promise<Explanation>;
	readonly send: (events: readonly ViewingEvent[]) => Promise<EventReceipt>;
}

/** The service said no: `problem` is its own words, `code` stays the same for programs. */
export class Refusal extends Failure {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(problem.code, {
			responsible: problem.status < 500 ? 'caller' : 'dependency',
			what: problem.detail || problem.title,
			remedy: 'Change what was asked, or ask again in a moment.',
		});
		this.problem = problem;
	}
}

/** The longest text the service searches profiles for. */
export const longestSearch = 60;

/** How many titles a search asks for at once. */
export const resultsAtOnce = 30;

/** How many profiles the picker asks for at once. */
export const profilesAtOnce = 60;

/**
 * The service over HTTP. The key travels in a cookie that scripts cannot read.
 *
 * @throws {Refusal} where the service answers a problem.
 * @throws {Failure} `service-unreachable` where no answer comes; `service-not-understood` where it is no JSON.
 */
export function httpService(fetcher: typeof fetch): Service {
	const ask = <Answer>(path: string, init: RequestInit = {}) => asked<Answer>(fetcher, path, init);
	const say = <Answer>(method: 'POST' | 'PUT', path: string, body: unknown, keepalive = false) =>
		ask<Answer>(path, {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
			keepalive,
		});
	const id = encodeURIComponent;
	return {
		profiles: async (search, signal) => {
			const query = new URLSearchParams({
				limit: String(profilesAtOnce),
				...(search && { search }),
			});
			return (await ask<{ profiles: Profile[] }>(`/v1/profiles?${query}`, given(signal))).profiles;
		},
		createProfile: (name) => say('POST', '/v1/profiles', { name }),
		prefer: (profileId, preferences) =>
			say('PUT', `/v1/profiles/${id(profileId)}/preferences`, preferences),
		page: ({ place, narrowed, ...asking }, signal) => {
			const choices = place === 'browse' ? queryOf(narrowed) : '';
			const query = `${queryOfAsking(asking)}${choices && `&${choices}`}`;
			return ask(`/v1/${place}?${query}`, given(signal));
		},
		search: ({ text, filters, session }, asking, signal) => {
			const query = queryOfAsking(asking);
			query.set('q', text);
			query.set('session', session);
			query.set('limit', String(resultsAtOnce));
			const choices = queryOf(filters);
			return ask(`/v1/search?${query}${choices && `&${choices}`}`, given(signal));
		},
		suggestions: async ({ text, session }, asking, signal) => {
			const query = queryOfAsking(asking);
			query.set('q', text);
			query.set('session', session);
			const path = `/v1/search/suggestions?${query}`;
			return (await ask<SearchSuggestions>(path, given(signal))).suggestions;
		},
		title: (titleId, { profileId, locale }, signal) =>
			ask(`/v1/titles/${id(titleId)}?profile=${id(profileId)}&locale=${id(locale)}`, given(signal)),
		similar: (titleId, asking, signal) =>
			orAbsent(
				ask<Page>(`/v1/titles/${id(titleId)}/similar?${queryOfAsking(asking)}`, given(signal)),
			),
		trailer: async (titleId, asking, signal) => {
			const path = `/v1/titles/${id(titleId)}/trailer?${queryOfAsking(asking)}`;
			return (await orAbsent(ask<{ decision: ChosenTrailer }>(path, given(signal))))?.decision;
		},
		explanation: (requestId, titleId, signal) =>
			ask(`/v1/explain/${id(requestId)}?title=${id(titleId)}`, given(signal)),
		// A page that is being closed may still say what was watched.
		send: (events) => say('POST', '/v1/events', { events }, true),
	};
}

function queryOfAsking({ profileId, device, country, locale }: Asking): URLSearchParams {
	const query = new URLSearchParams({ profile: profileId, device });
	if (country !== undefined) query.set('country', country);
	query.set('locale', locale);
	return query;
}

/** What was asked for, or `undefined` where the service says that there is none. */
async function orAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof Refusal && error.problem.status === 404) return undefined;
		throw error;
	}
}

/** Exact optional properties: a signal that is not there is not passed. */
const given = (signal: AbortSignal | undefined): RequestInit => (signal ? { signal } : {});

async function asked<Answer>(
	fetcher: typeof fetch,
	path: string,
	init: RequestInit,
): Promise<Answer> {
	const answer = await reached(fetcher, path, init);
	const body = await jsonOf(answer);
	if (answer.ok && body !== undefined) return body as Answer;
	if (isProblem(body)) throw new Refusal(body);
	throw new Failure('service-not-understood', {
		responsible: 'dependency',
		what: `The service answered ${answer.status} with something that is not for this app`,
		where: path,
		remedy: 'Try again in a moment.',
	});
}

async function reached(fetcher: typeof fetch, path: string, init: RequestInit): Promise<Response> {
	try {
		return await fetcher(path, {
			...init,
			credentials: 'same-origin',
			headers: { accept: 'application/json', ...init.headers },
		});
	} catch (error) {
		if (init.signal?.aborted) throw error;
		throw new Failure('service-unreachable', {
			responsible: 'dependency',
			what: 'Marquee cannot be reached',
			where: path,
			remedy: 'Check that the service runs and that you are online, then try again.',
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
