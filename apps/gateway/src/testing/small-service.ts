import { catalogueOf } from '@marquee/catalogue';
import type { Explanation, Page, Profile, Title } from '@marquee/contracts';
import { memoryEventLog, memoryProfileStates } from '@marquee/stores';
import { epochMs, isIdentifier, settableClock } from '@marquee/units';
import { eventIntake } from '@marquee/viewing';
import { assembled } from '../gateway.ts';
import { fingerprint, type KnownKey, type Scope } from '../keys.ts';
import type { Fault, GatewayParts, HomeRequest } from '../parts.ts';

/** The titles of the small service. */
export const titles: readonly Title[] = Array.from({ length: 60 }, (_, i) => ({
	titleId: `t-${i}`,
	name: `Title ${i}`,
	genres: [i % 2 === 0 ? 'Drama' : 'Comedy'],
	runtimeSeconds: 6_000,
}));

/** Noon of a day in 2013. */
export const noon = epochMs(1_377_950_400_000);

/** The key with exactly these scopes: `secret-events-pages`. */
export const keyWith = (...scopes: readonly Scope[]): string => `secret-${scopes.join('-')}`;

const known = (...scopes: readonly Scope[]): KnownKey => ({
	label: scopes.join('-') || 'nothing',
	scopes,
	sha256: fingerprint(keyWith(...scopes)),
});

/** What the small page keeps of itself. */
export interface SmallTrace {
	readonly page: Page;
}

/**
 * A whole service of real parts in memory: log, intake, profile states, catalogue. Only its page is simple: titles
 * under way, then all others in the order of the catalogue.
 */
export function smallService(changes: Partial<GatewayParts<SmallTrace>> = {}) {
	const clock = settableClock(noon);
	const log = memoryEventLog();
	const states = memoryProfileStates();
	const profiles = new Map<string, Profile>();
	const traces = new Map<string, SmallTrace>();
	const faults: Fault[] = [];
	let ids = 0;
	const parts: GatewayParts<SmallTrace> = {
		intake: eventIntake({ log, profileStates: states, clock }),
		states,
		profiles: {
			all: () => [...profiles.values()],
			find: (id) => profiles.get(id),
			add: (profile) => void profiles.set(profile.profileId, profile),
		},
		catalogue: catalogueOf(titles),
		homePage: async (request) => {
			const page = smallPage(request);
			return { page, trace: { page } };
		},
		slates: {
			record: (trace) => void traces.set(trace.page.requestId, trace),
			explain: (request, title) => explanation(traces.get(request)?.page, title),
		},
		keys: {
			all: () => [
				known(),
				known('events'),
				known('pages'),
				known('admin'),
				known('events', 'pages', 'admin'),
			],
		},
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
	return { parts, clock, log, states, traces, faults, ...assembled(parts) };
}

function smallPage({ requestId, profileId, state, now }: HomeRequest): Page {
	const evidence = { sentence: 'It is there', source: 'catalogue' };
	const begun = new Map(state?.titles.map((one) => [one.titleId as string, one.positionSeconds]));
	const row = (rowId: string, those: readonly Title[]) => ({
		rowId,
		family: rowId,
		heading: rowId,
		evidence,
		titles: those.map((title, i) => ({ title, score: -i, evidence })),
	});
	return {
		requestId,
		surface: 'home',
		profileId,
		generatedAt: now,
		model: { bundle: 'none', trainedAt: 0 },
		asOf: { profile: state?.newestAt ?? null, events: null },
		rows: [
			row(
				'continue-watching',
				titles.filter(({ titleId }) => begun.has(titleId)),
			),
			row(
				'all',
				titles.filter(({ titleId }) => !begun.has(titleId)),
			),
		],
		skipped: [],
	};
}

function explanation(page: Page | undefined, titleId: string): Explanation | undefined {
	if (page === undefined || !isIdentifier(titleId)) return undefined;
	const row = page.rows.find((one) => one.titles.some(({ title }) => title.titleId === titleId));
	if (row === undefined) return { requestId: page.requestId, titleId, shown: false, fate: [] };
	const fate = [{ row: row.rowId, outcome: 'shown' as const, reason: 'in its place' }];
	return { requestId: page.requestId, titleId, shown: true, row: row.rowId, fate };
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
