import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import {
	type Preferences,
	type Problem,
	type Profile,
	type Served,
	type Surface,
	type Title,
	type ViewingEvent,
	validatedEvent,
} from '@marquee/contracts';
import type { Clock } from '@marquee/units';
import { facetsOf, type RehearsalAsked, rehearsalPage } from './rehearsal-page.ts';
import { rehearsalSearch, rehearsalSuggestions } from './rehearsal-search.ts';

/** A small service that answers the viewer's routes from memory, and remembers what it was told. */
export interface RehearsalServer {
	readonly address: string;
	/** Every event taken in, oldest first, each once. */
	readonly events: readonly ViewingEvent[];
	readonly profiles: Profile[];
	/** While set, every `/v1` request is answered with this problem. */
	outage: Problem | undefined;
	/** How pages say they came about. */
	served: Served;
	/** The path and query of every request under `/v1`, oldest first. */
	readonly asked: readonly string[];
	/** Takes events in as if they had been sent. */
	readonly take: (...events: ViewingEvent[]) => void;
	readonly close: () => Promise<void>;
}

/** Serves a folder of files and, under `/v1`, profiles, pages, titles and explanations over the given catalogue. */
export async function rehearsalServer(options: {
	readonly titles: readonly Title[];
	readonly folder: string;
	readonly clock: Clock;
	readonly port?: number;
}): Promise<RehearsalServer> {
	const events: ViewingEvent[] = [];
	const profiles: Profile[] = [];
	const asked: string[] = [];
	const rehearsal: { outage: Problem | undefined; served: Served } = {
		outage: undefined,
		served: { how: 'fresh' },
	};
	let pagesMade = 0;

	const profilesAnswer = async (request: IncomingMessage, id: string, query: URLSearchParams) => {
		if (request.method === 'PUT') return preferred(profiles, id, await bodyOf(request));
		if (request.method !== 'POST') return { profiles: found(profiles, query) };
		const { name } = (await bodyOf(request)) as { name: string };
		const profile = { profileId: `profile-${profiles.length + 1}`, name, createdAt: 0 };
		profiles.unshift(profile);
		return profile;
	};
	const pageAnswer = (
		surface: RehearsalAsked['surface'],
		query: URLSearchParams,
		titleId?: string,
	) => {
		const profileId = query.get('profile') ?? '';
		const profile = profiles.find((each) => each.profileId === profileId);
		if (!profile) return problem(404, 'profile-unknown', `There is no profile ${profileId}`);
		const decade = query.get('decade');
		return rehearsalPage(options.titles, events, {
			surface,
			profileId,
			profile,
			requestId: `request-${++pagesMade}`,
			nowMs: options.clock.now(),
			served: rehearsal.served,
			genre: query.get('genre') ?? undefined,
			decade: decade === null ? undefined : Number(decade),
			language: query.get('language') ?? undefined,
			order: query.get('order') ?? undefined,
			...(titleId !== undefined && { titleId }),
		});
	};
	const searchAnswer = (query: URLSearchParams) => {
		const page = pageAnswer('home', query);
		if ('status' in page) return page;
		const decade = query.get('decade');
		const profile = profiles.find(({ profileId }) => profileId === page.profileId);
		return rehearsalSearch(options.titles, {
			query: query.get('q') ?? '',
			session: query.get('session') ?? undefined,
			locale: query.get('locale') ?? 'en',
			requestId: page.requestId,
			nowMs: page.generatedAt,
			maturityLimit: profile?.maturityLimit ?? 21,
			genre: query.get('genre') ?? undefined,
			decade: decade === null ? undefined : Number(decade),
			language: query.get('language') ?? undefined,
			canvas: page.rows.filter(({ family }) => family === 'trending'),
			facetsOf: (titles) => facetsOf(titles, { genre: undefined }),
		});
	};
	const titleAnswer = (id: string, about: string | undefined, query: URLSearchParams) => {
		const title = options.titles.find(({ titleId }) => titleId === id);
		if (!title) return problem(404, 'title-unknown', `There is no title ${id}`);
		if (about === 'similar') return pageAnswer('similar', query, id);
		if (about === 'trailer') return trailerAnswer(title, `decision-${++pagesMade}`);
		return title;
	};

	const answer = async (request: IncomingMessage): Promise<unknown> => {
		const url = new URL(request.url ?? '/', 'http://rehearsal');
		const [, , resource = '', id = '', about] = url.pathname.split('/').map(decodeURIComponent);
		const query = url.searchParams;
		asked.push(request.url ?? '/');
		if (rehearsal.outage) return rehearsal.outage;
		switch (resource) {
			case 'events':
				return taken(events, (await bodyOf(request)) as { events: unknown[] });
			case 'profiles':
				return profilesAnswer(request, id, query);
			case 'home':
			case 'browse':
			case 'my-list':
			case 'continue-watching':
			case 'top-10':
				return pageAnswer(resource satisfies Surface, query);
			case 'search':
				return id === 'suggestions'
					? rehearsalSuggestions(options.titles, query.get('q') ?? '')
					: searchAnswer(query);
			case 'titles':
				return titleAnswer(id, about, query);
			case 'explain':
				return explanation(id, query.get('title') ?? '');
			default:
				return problem(404, 'route-unknown', `There is nothing at ${url.pathname}`);
		}
	};

	const server = createServer(async (request, response) => {
		if (!request.url?.startsWith('/v1/')) return fileAnswer(options.folder, request, response);
		const body = await answer(request);
		const isProblem = typeof body === 'object' && body !== null && 'status' in body;
		response.writeHead(isProblem ? Number(body.status) : 200, {
			'content-type': 'application/json',
		});
		response.end(JSON.stringify(body));
	});
	await new Promise<void>((listening) => server.listen(options.port ?? 0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return Object.assign(rehearsal, {
		address: `http://127.0.0.1:${port}`,
		events,
		profiles,
		asked,
		take: (...taken: ViewingEvent[]) => void events.push(...taken),
		close: () =>
			new Promise<void>((closed) => {
				server.closeAllConnections();
				server.close(() => closed());
			}),
	});
}

function taken(events: ViewingEvent[], body: { events: unknown[] }) {
	const checked = body.events.map((event) => validatedEvent(event));
	const problems = checked.flatMap(({ problems: wrong }, i) =>
		(wrong ?? []).map((each) => ({ ...each, at: `/events/${i}${each.at}` })),
	);
	if (problems.length > 0)
		return { ...problem(400, 'events-invalid', 'Some events are not events'), problems };
	const known = new Set(events.map(({ eventId }) => eventId));
	const fresh = (body.events as ViewingEvent[]).filter(({ eventId }) => !known.has(eventId));
	events.push(...fresh);
	return { accepted: fresh.length, duplicates: checked.length - fresh.length };
}

function found(profiles: readonly Profile[], query: URLSearchParams): Profile[] {
	const search = (query.get('search') ?? '').toLowerCase();
	return profiles
		.filter(({ name, profileId }) => `${name} ${profileId}`.toLowerCase().includes(search))
		.slice(0, Number(query.get('limit') ?? 100));
}

function preferred(profiles: Profile[], id: string, body: unknown) {
	const at = profiles.findIndex(({ profileId }) => profileId === id);
	const known = profiles[at];
	if (!known) return problem(404, 'profile-unknown', `There is no profile ${id}`);
	const { profileId, name, createdAt } = known;
	profiles[at] = { profileId, name, createdAt, ...(body as Preferences) };
	return profiles[at];
}

function trailerAnswer({ titleId, trailers = [] }: Title, requestId: string) {
	const chosen = trailers.at(-1)?.trailerId;
	return chosen === undefined
		? problem(404, 'trailer-unknown', `${titleId} has no trailer`)
		: { decision: { requestId, titleId, chosen, probability: 1 / trailers.length } };
}

const explanation = (requestId: string, titleId: string) => ({
	requestId,
	titleId,
	shown: true,
	funnel: { retrieved: 1000, admitted: 743, considered: 100, shown: 30 },
	objectives: { engagement: 0.213, retention: 0.62, satisfaction: 0.88, freshness: 0.1 },
	diversity: { ofScore: 0.07, relevanceLost: 0.01, moved: 6, entered: 3, positionByScore: 1 },
	propensity: 0.05,
	rowFoundWith: 0.4,
	made: {
		bundle: '4f0d2c7be81a90335d6e',
		ranker: 'listwise-3',
		policy: 'page-1',
		layout: 'stage-wise',
		cells: [{ experiment: 'warmer-rows', arm: 'treatment', reason: 'split', epoch: '1' }],
		pool: {
			titles: 1000,
			sources: [
				{ source: 'taste', titles: 400, milliseconds: 0.42 },
				{ source: 'trending-here', titles: 380, milliseconds: 0.11 },
			],
		},
		rules: [{ rule: 'outside-territory', titles: 212 }],
		stages: [
			{ stage: 'taste-of-profile', milliseconds: 4.21, waited: true },
			{ stage: 'stage-wise', milliseconds: 6.07 },
		],
	},
	fate: [
		{
			row: 'Top picks',
			outcome: 'shown',
			reason: 'third of 30',
			sources: ['taste', 'trending'],
			score: 0.8123,
		},
		{
			row: 'Trending',
			outcome: 'rejected',
			reason: 'already stands in Top picks',
			sources: ['trending'],
		},
	],
});

const problem = (status: number, code: string, detail: string): Problem => ({
	type: `urn:marquee:problem:${code}`,
	title: code,
	status,
	detail,
	code,
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** What a careful gateway lets the page do: its own files, nothing inline, nobody else. */
const strictest =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const contentTypes: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
};

async function fileAnswer(folder: string, request: IncomingMessage, response: ServerResponse) {
	const path = new URL(request.url ?? '/', 'http://rehearsal').pathname;
	const file = path === '/' ? 'index.html' : normalize(path);
	try {
		const content = await readFile(join(folder, file));
		response.writeHead(200, {
			'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
			'content-security-policy': strictest,
		});
		response.end(content);
	} catch {
		response.writeHead(404).end();
	}
}
