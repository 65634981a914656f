import { catalogueOf } from '@marquee/catalogue';
import type { Explanation, Page, Title } from '@marquee/contracts';
import type { HomeRequest } from '@marquee/page';
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
import { epochMs, settableClock } from '@marquee/units';
import { eventIntake } from '@marquee/viewing';
import { assembled } from '../gateway.ts';
import type { Fault, GatewayParts } from '../parts.ts';
import { promptSlateLog } from '../prompt-slate-log.ts';

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

const known = (...scopes: readonly Scope[]): ApiKey => ({
	hash: keyHash(keyWith(...scopes)),
	label: scopes.join('-') || 'nothing',
	scopes,
	createdAt: noon,
});

/**
 * A whole service of real parts in memory: log, intake, profile states, catalogue, control plane, slate log. Only its
 * page is simple: titles under way, then all others in the order of the catalogue.
 */
export async function smallService(changes: Partial<GatewayParts<Page>> = {}) {
	const clock = settableClock(noon);
	const log = memoryEventLog();
	const states = memoryProfileStates();
	const controlPlane = memoryControlPlane();
	for (const key of [known(), known('events'), known('pages'), known('admin'), known(...scopes)])
		await controlPlane.addKey(key, 'start');
	const slates = promptSlateLog(memorySlateLog<Page>());
	const faults: Fault[] = [];
	let ids = 0;
	const parts: GatewayParts<Page> = {
		intake: eventIntake({ log, profileStates: states, clock }),
		states,
		controlPlane,
		catalogue: catalogueOf(titles),
		homePage: async (request) => {
			const page = smallPage(request);
			void slates.append(request.requestId, page);
			return { page };
		},
		slates,
		explanation,
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

function explanation(page: Page, titleId: string): Explanation {
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
