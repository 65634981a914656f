import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Explanation, Page, Problem, Served, Surface } from '@marquee/contracts';
import type { Frontier } from '../answers/frontier.ts';
import type { Trace } from '../answers/trace.ts';
import { surfaces } from '../route.ts';
import {
	type RehearsedExperiments,
	rehearsedDefinitions,
	rehearsedExperiments,
} from './rehearsal-experiments.ts';
import { type RehearsedHealth, rehearsedStatus, rehearsedSurfaces } from './rehearsal-health.ts';
import { rehearsalPage } from './rehearsal-pages.ts';
import { rehearsalTitles } from './rehearsal-titles.ts';

export const rehearsalKey = 'rehearsal-admin-key';
export const rehearsalBundles = ['sha256:4f0dca11ab1e', 'sha256:9b7e00d5eed5'] as const;
const policies = ['page-1', 'page-1-plain', 'page-1-diverse', 'page-1-certain', 'page-1-pinned'];

const profiles = ['Ada', 'Grace', 'Zoë'].map((name, i) => ({
	profileId: `p-${i + 1}`,
	name,
	createdAt: 0,
}));

/** By what pages are made unless something else is asked for. */
const asItWas = { policy: 'page-1', layout: 'stage-wise', bundle: rehearsalBundles[0] } as const;

interface RehearsedChanges {
	readonly with?: string;
	readonly policy?: string;
	readonly layout?: string;
}

interface Answered {
	readonly page: Page;
	readonly trace: Trace;
}

/** A small service that answers the console's routes from memory. */
export interface RehearsalServer {
	readonly address: string;
	/** How surfaces are from the next answer on. */
	health: RehearsedHealth;
	/** How pages say they came about; other than fresh, no trace is kept of them. */
	served: Served;
	frontier: Frontier | undefined;
	/** Whether pages can be made again. */
	canReplay: boolean;
	readonly experiments: RehearsedExperiments;
	/** Method, path and query of every request under `/v1`, oldest first. */
	readonly asked: readonly string[];
	readonly close: () => Promise<void>;
}

/** Serves a folder under `/console/` and, under `/v1`, to whoever has the key, pages, traces and health. */
export async function rehearsalServer({
	folder,
	now,
	port = 0,
}: {
	readonly folder: string;
	readonly now: number;
	readonly port?: number;
}): Promise<RehearsalServer> {
	const titles = rehearsalTitles(240);
	const made = new Map<string, Answered>();
	const asked: string[] = [];
	const rehearsal: Pick<
		RehearsalServer,
		'health' | 'served' | 'frontier' | 'canReplay' | 'experiments'
	> = {
		experiments: rehearsedExperiments(now, problem),
		health: 'well',
		served: { how: 'fresh' },
		frontier: rehearsalFrontier(now),
		canReplay: true,
	};
	const health = {
		well: rehearsedSurfaces('well', now),
		ill: rehearsedSurfaces('ill', now + 3_600_000),
	};

	const pageAnswer = (surface: Surface, query: URLSearchParams) => {
		const profileId = query.get('profile') ?? '';
		if (profileId === '') return problem(400, 'request-invalid', 'The field profile is missing.');
		const requestId = `r-${made.size + 1}`;
		const country = query.get('country');
		const answer = rehearsalPage(titles, {
			requestId,
			surface,
			profileId,
			...(country && { country }),
			...asItWas,
			now: now + made.size * 60_000,
		});
		if (rehearsal.served.how === 'fresh') made.set(requestId, answer);
		return { ...answer.page, served: rehearsal.served };
	};
	const shownAnswer = (query: URLSearchParams) => {
		const pages = [...made.values()]
			.map(({ page: { requestId, profileId, surface, generatedAt }, trace: { on } }) => ({
				profileId,
				listed: { requestId, surface, generatedAt, ...on },
			}))
			.filter(({ profileId }) => profileId === query.get('profile'))
			.map(({ listed }) => listed)
			.filter(({ generatedAt }) => generatedAt < Number(query.get('before') ?? Infinity));
		return { pages: pages.reverse().slice(0, Number(query.get('limit'))) };
	};
	const replayAnswer = ({ page, trace }: Answered, changes: RehearsedChanges) => {
		const { with: bundle = asItWas.bundle, policy = asItWas.policy } = changes;
		const { layout = asItWas.layout } = changes;
		if (!rehearsal.canReplay)
			return problem(400, 'facts-gone', 'The counts of that day are not kept any more.');
		if (!policies.includes(policy))
			return problem(400, 'policy-unknown', `There is no policy ${policy}.`);
		const { requestId, surface, profileId, generatedAt } = page;
		const by = { policy, bundle, layout };
		const who = { requestId, surface, profileId, now: generatedAt };
		const again = rehearsalPage(titles, { ...who, ...by });
		const identical = policy === trace.policy && bundle === trace.bundle && layout === trace.layout;
		return { ...again, identical };
	};

	const answer = async (request: IncomingMessage): Promise<unknown> => {
		const url = new URL(request.url ?? '/', 'http://rehearsal');
		const [, , resource = '', id = ''] = url.pathname.split('/').map(decodeURIComponent);
		asked.push(`${request.method} ${request.url}`);
		if (request.headers.authorization !== `Bearer ${rehearsalKey}`)
			return problem(401, 'key-unknown', 'The key is not known.');
		if (surfaces.some((surface) => surface === resource))
			return pageAnswer(resource as Surface, url.searchParams);
		switch (resource) {
			case 'pages':
				if (id === '') return shownAnswer(url.searchParams);
				return madeAnswer(request, url, made.get(id));
			case 'explain':
				return madeAnswer(request, url, made.get(id));
			case 'titles':
				return (
					titles.find(({ titleId }) => titleId === id) ??
					problem(404, 'title-unknown', `There is no title ${id}.`)
				);
			case 'profiles':
				return { profiles };
			case 'admin':
				return adminAnswer(id);
			case 'metrics':
				return rehearsedDefinitions();
			case 'experiments':
				return experimentAnswer(request, url);
			default:
				return problem(404, 'route-unknown', `Nothing is at ${url.pathname}.`);
		}
	};
	const experimentAnswer = async (request: IncomingMessage, url: URL) => {
		const path = url.pathname.split('/').slice(3).map(decodeURIComponent);
		const said = await bodyOf(request);
		const body = said === '' ? undefined : JSON.parse(said);
		return rehearsal.experiments.answer(request.method ?? 'GET', path, body);
	};
	const madeAnswer = async (request: IncomingMessage, url: URL, answered: Answered | undefined) => {
		if (answered === undefined)
			return problem(404, 'page-unknown', 'Nothing is kept of a page under this request.');
		if (url.pathname.endsWith('/replay'))
			return replayAnswer(answered, JSON.parse(await bodyOf(request)));
		const title = url.searchParams.get('title');
		return title === null ? answered.trace : explanation(answered.trace, title);
	};
	const adminAnswer = (what: string): unknown => {
		if (what === 'status') return rehearsedStatus(now);
		if (what === 'surfaces') return health[rehearsal.health]();
		if (what === 'bundles')
			return {
				bundles: rehearsalBundles.map((hash, i) => ({
					hash,
					createdAt: now - (i + 1) * 86_400_000,
					serving: i === 0,
					metrics: { 'ndcg@10': 0.14 - i * 0.01 },
				})),
			};
		if (what === 'frontier')
			return rehearsal.frontier ?? problem(404, 'frontier-unmeasured', 'It was never measured.');
		return problem(404, 'route-unknown', `Nothing is at ${what}.`);
	};

	const server = createServer(async (request, response) => {
		if (!request.url?.startsWith('/v1/')) return fileAnswer(folder, request, response);
		const body = await answer(request);
		const isProblem = typeof body === 'object' && body !== null && 'type' in body;
		const status = isProblem && 'status' in body ? Number(body.status) : 200;
		response.writeHead(status, {
			'content-type': 'application/json',
			...(status === 503 && { 'retry-after': '1' }),
		});
		response.end(JSON.stringify(body));
	});
	await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
	return Object.assign(rehearsal, {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/console/`,
		asked,
		close: () =>
			new Promise<void>((closed) => {
				server.closeAllConnections();
				server.close(() => closed());
			}),
	});
}

function explanation(trace: Trace, titleId: string): Explanation {
	const fate = trace.rows.flatMap(({ row, slate, reserve }): Explanation['fate'] => {
		const place = slate.findIndex(({ id }) => id === titleId);
		if (place !== -1)
			return [
				{ row, outcome: 'shown', reason: `number ${place + 1}`, sources: ['taste'], score: 0.8 },
			];
		const waiting = reserve.findIndex(({ id }) => id === titleId);
		if (waiting === -1) return [];
		const reason = `number ${slate.length + waiting + 1} of a row that shows ${slate.length}`;
		return [{ row, outcome: 'reserve', reason, score: 0.4 }];
	});
	const isDisliked = trace.known?.disliked?.includes(titleId);
	const nowhere = isDisliked
		? { outcome: 'rejected' as const, reason: 'disliked: the profile judged it badly' }
		: { outcome: 'reserve' as const, reason: 'no row had it among its first' };
	return {
		requestId: trace.requestId,
		titleId,
		shown: fate.some(({ outcome }) => outcome === 'shown'),
		made: {
			...{ bundle: trace.bundle!, ranker: trace.ranker!, policy: trace.policy! },
			...{ layout: trace.layout!, cells: [], rules: [] },
			stages: (trace.timings ?? []).map((timing) => ({ ...timing })),
		},
		fate: fate.length > 0 ? fate : [{ row: 'every row', ...nowhere }],
	};
}

/** A frontier as one may look like: relevance falls slowly, then faster. */
const rehearsalFrontier = (now: number): Frontier => ({
	policy: { version: 'page-1', share: 0.12 },
	measuredAt: now - 3 * 86_400_000,
	over: {
		bundle: 'c0ffee5eed',
		ranker: 'listwise 4f0c6a1b2d3e',
		cases: 1_000,
		titles: 4_310,
		cutAt: now - 40 * 86_400_000,
	},
	points: Array.from({ length: 11 }, (_, i) => {
		const share = Math.round(i * 3) / 100;
		const around = (value: number, half: number) => ({
			value,
			low: value - half,
			high: value + half,
		});
		return {
			share,
			'ndcg@10': around(0.146 - 0.22 * share * share, 0.004),
			'ndcg@10Gained': around(-0.22 * share * share, 0.0008),
			intraListDiversity: around(0.52 + 0.9 * share - share * share, 0.006),
			serendipity: around(0.031 + 0.05 * share, 0.002),
			calibrationKl: around(0.9 - 1.4 * share, 0.02),
			coverage: 0.08 + share / 4,
			ofScore: share / 2,
			relevanceLost: share / 9,
		};
	}),
});

function problem(status: number, code: string, detail: string): Problem {
	return { type: `urn:marquee:problem:${code}`, title: code, status, detail, code };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
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
	const file = path === '/console/' ? 'index.html' : normalize(path.replace(/^\/console\//, ''));
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
