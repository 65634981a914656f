import type {
	EventReceipt,
	Explanation,
	Page,
	Problem,
	Profile,
	Title,
	ViewingEvent,
} from '@marquee/contracts';
import { Failure } from '@marquee/units';

/** What a profile has done with a title, as far as the viewer shows it. */
export interface Activity {
	readonly thumb: 'up' | 'down' | 'none';
	readonly listed: boolean;
	readonly positionSeconds: number;
}

/** A title with what the profile did with it, where it did anything. */
export type TitleAnswer = Title & { readonly activity?: Partial<Activity> };

/** What the viewer asks of the service. Every answer may be abandoned through the signal. */
export interface Service {
	readonly profiles: (search: string, signal?: AbortSignal) => Promise<readonly Profile[]>;
	readonly createProfile: (name: string) => Promise<Profile>;
	readonly home: (profileId: string, signal?: AbortSignal) => Promise<Page>;
	readonly title: (
		titleId: string,
		profileId: string,
		signal?: AbortSignal,
	) => Promise<TitleAnswer>;
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
			remedy: remedyOf(problem.status),
		});
		this.problem = problem;
	}
}

/** The longest text the service searches profiles for. */
export const longestSearch = 60;

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
	const post = <Answer>(path: string, body: unknown, keepalive = false) =>
		ask<Answer>(path, {
			method: 'POST',
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
		createProfile: (name) => post('/v1/profiles', { name }),
		home: (profileId, signal) => ask(`/v1/home?profile=${id(profileId)}`, given(signal)),
		title: (titleId, profileId, signal) =>
			ask(`/v1/titles/${id(titleId)}?profile=${id(profileId)}`, given(signal)),
		explanation: (requestId, titleId, signal) =>
			ask(`/v1/explain/${id(requestId)}?title=${id(titleId)}`, given(signal)),
		// A page that is being closed may still say what was watched.
		send: (events) => post('/v1/events', { events }, true),
	};
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

function remedyOf(status: number): string {
	if (status === 401 || status === 403)
		return 'Open Marquee at the address it printed when it started.';
	if (status === 404) return 'Go back and choose again.';
	if (status === 429) return 'Wait a moment, then try again.';
	return status < 500 ? 'Change what was asked and try again.' : 'Try again in a moment.';
}
