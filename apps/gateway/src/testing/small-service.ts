import { catalogueOf, isAvailable } from '@marquee/catalogue';
import type { Explanation, Page, PlacedTitle, Title } from '@marquee/contracts';
import { pageLadder } from '@marquee/degradation';
import { localised, type PageRequest } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import {
	type ApiKey,
	keyHash,
	memoryControlPlane,
	memoryEventLog,
	memoryProfileStates,
	memorySlateLog,
	type Scope,
	scopes,
} from '@marquee/stores';
import { epochMs, profileId as profileIdOf, requestId, settableClock } from '@marquee/units';
import { eventIntake } from '@marquee/viewing';
import { assembled } from '../gateway.ts';
import type { Fault, GatewayParts } from '../parts.ts';
import { promptSlateLog } from '../prompt-slate-log.ts';
import { smallExperiments } from './small-experiments.ts';
import { smallSearch } from './small-search.ts';

/** The titles of the small service. */
export const titles: readonly Title[] = Array.from({ length: 60 }, (_, i) => ({
	titleId: `t-${i}`,
	name: `Title ${i}`,
	genres: [i % 2 === 0 ? 'Drama' : 'Comedy'],
	runtimeSeconds: 6_000,
	...(i === 1 && {
		names: { pt: 'Título um' },
		trailers: [{ trailerId: 'chase' }, { trailerId: 'kiss' }],
	}),
	...(i === 18 && { maturity: 18 }),
	...(i === 19 && { windows: [{ countries: ['JP'] }] }),
}));

/** Noon of a day in 2013. */
export const noon = epochMs(1_377_950_400_000);

/** The key with exactly these scopes: `secret-events-pages`. */
export const keyWith = (...scopes: readonly Scope[]): string => `secret-${scopes.join('-')}`;

const known = (...scopes: readonly Scope[]): ApiKey => ({
	hash: keyHash(keyWith(...scopes)),
	label: scopes.join('-') || 'nothing',
	scopes,
	createdAt: noon,
});

/**
 * A whole service of real parts in memory: log, intake, profile states, catalogue, control plane, slate log, ladder. Only
 * its pages are simple: titles under way, then all others in the order of the catalogue; `fresh` makes them otherwise.
 */
export async function smallService({
	fresh,
	...changes
}: Partial<GatewayParts<Page>> & {
	readonly fresh?: (request: PageRequest) => Promise<{ readonly page: Page }>;
} = {}) {
	const clock = settableClock(noon);
	const log = memoryEventLog();
	const states = memoryProfileStates();
	const controlPlane = memoryControlPlane();
	for (const key of [known(), known('events'), known('pages'), known('admin'), known(...scopes)])
		await controlPlane.addKey(key, 'start');
	const slates = promptSlateLog(memorySlateLog<Page>());
	const faults: Fault[] = [];
	let ids = 0;
	const made = async (request: PageRequest) => {
		const page = smallPage(request);
		void slates.append(request.requestId, page, headOf(page));
		return { page };
	};
	const catalogue = catalogueOf(titles);
	const ladder = pageLadder({
		fresh: fresh ?? made,
		states,
		catalogue,
		card,
		trending: () => ({ titleIds: titles.map(({ titleId }) => titleId), countedAt: null }),
		clock,
		stopwatch: systemStopwatch,
		report: (route, error) => void faults.push({ requestId: '', route, error }),
	});
	const parts: GatewayParts<Page> = {
		intake: eventIntake({ log, profileStates: states, clock }),
		states,
		controlPlane,
		catalogue,
		page: ladder.page,
		ladder: ladder.counts,
		onAccepted: ladder.noticed,
		similar: async (titleId, asked) =>
			await made({ ...asked, state: undefined, requestId: requestId(`like-${titleId}`) }),
		trailer: async ({ requestId, profileId, titleId, now: decidedAt }) => {
			const { trailers: arms = [] } = catalogue.title(titleId)!;
			const probabilities = arms.map(() => 1 / arms.length);
			const [chosen] = arms;
			if (chosen === undefined) return { refused: 'no-trailer' };
			const policy = { name: 'first', version: '1' };
			const decision = { chosen: chosen.trailerId, probability: 0.5, arms, probabilities, policy };
			const asOf = { profile: null, events: decidedAt, model: null };
			return { decision: { requestId, profileId, titleId, decidedAt, ...decision }, asOf };
		},
		notify: async ({ requestId, profileId, now: decidedAt }) => {
			const chance = { propensity: 1, sendProbability: 0, randomised: false };
			const asOf = { profile: null, events: decidedAt, plan: null };
			const silence = { decision: 'silent', reason: 'none', ...chance } as const;
			return { requestId, profileId, decidedAt, ...silence, asOf };
		},
		search: smallSearch(titles),
		searches: { find: async (id) => (id === 'id-0' ? { requestId: id } : undefined) },
		replay: async (page, { with: bundle = page.model.bundle }) => {
			const again = { ...page, model: { ...page.model, bundle } };
			return { page: again, trace: again, identical: bundle === page.model.bundle };
		},
		bundles: () => [{ hash: 'none', createdAt: noon, serving: true, metrics: {} }],
		frontier: () => undefined,
		...smallExperiments(controlPlane, clock),
		slates,
		shownTo: slates.listed,
		explanation: (page, titleId) => catalogue.title(titleId) && explanation(page, titleId),
		status: () => ({
			log: { end: log.end() },
			projections: [{ name: states.name, position: states.position() }],
			model: null,
			counters: {},
		}),
		onFault: (fault) => void faults.push(fault),
		clock,
		newId: () => `id-${ids++}`,
		lag: {
			recentMs: () => 0,
			sinceStart: () => ({ meanMs: 0, p99Ms: 0, maxMs: 0 }),
			stop: () => {},
		},
		...changes,
	};
	return { parts, clock, log, states, faults, ...assembled(parts) };
}

/** For whom a page was, and when. */
const headOf = ({ profileId, generatedAt, surface }: Page) => ({
	profileId: profileIdOf(profileId),
	generatedAt: epochMs(generatedAt),
	surface,
});

/** What a page says of a title. */
const card = (title: Title, locale: string | undefined): PlacedTitle['title'] => {
	const { titleId, name, genres, runtimeSeconds, maturity } = localised(title, locale);
	return {
		titleId,
		name,
		genres,
		...(runtimeSeconds !== undefined && { runtimeSeconds }),
		...(maturity !== undefined && { maturity }),
	};
};

function smallPage(request: PageRequest): Page {
	const { requestId, profileId, asked, state, now, on, locale, maturityLimit = 99 } = request;
	const evidence = { sentence: 'It is there', source: 'catalogue' };
	const begun = new Map(state?.titles.map((one) => [one.titleId as string, one.positionSeconds]));
	const shown = titles.filter(
		(title) =>
			(title.maturity ?? 0) <= maturityLimit &&
			isAvailable(title, on?.country, now) &&
			(asked.surface !== 'browse' ||
				asked.genre === undefined ||
				title.genres.includes(asked.genre)),
	);
	const row = (rowId: string, those: readonly Title[]) => ({
		rowId,
		family: rowId,
		heading: rowId,
		evidence,
		titles: those.map((title, i) => ({ title: card(title, locale), score: -i, evidence })),
	});
	return {
		requestId,
		surface: asked.surface,
		profileId,
		generatedAt: now,
		model: { bundle: 'none', trainedAt: null },
		asOf: { profile: state?.newestAt ?? null, events: null, popularity: null },
		served: { how: 'fresh' },
		...(locale !== undefined && { locale }),
		rows: [
			row(
				'continue-watching',
				shown.filter(({ titleId }) => begun.has(titleId)),
			),
			row(
				'all',
				shown.filter(({ titleId }) => !begun.has(titleId)),
			),
		],
		skipped: [],
	};
}

function explanation(page: Page, titleId: string): Explanation {
	const row = page.rows.find((one) => one.titles.some(({ title }) => title.titleId === titleId));
	const { requestId, model } = page;
	const made = {
		bundle: model.bundle,
		...{ ranker: 'prior', policy: 'small', layout: 'stage-wise' },
		...{ cells: [], rules: [], stages: [] },
	};
	if (row === undefined) return { requestId, titleId, shown: false, made, fate: [] };
	const fate = [{ row: row.rowId, outcome: 'shown' as const, reason: 'in its place' }];
	return { requestId, titleId, shown: true, row: row.rowId, made, fate };
}

/** A valid event; no two of them have one id. */
export function play(changes: Readonly<Record<string, unknown>> = {}) {
	return {
		kind: 'play',
		eventId: `e-${eventIds++}`,
		profileId: 'p-1',
		titleId: 't-1',
		happenedAt: noon - 1_000,
		...changes,
	};
}
let eventIds = 0;
