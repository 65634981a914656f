import { catalogueOf } from '@marquee/catalogue';
import type { Page, PageRow, Title, ViewingEvent } from '@marquee/contracts';
import { breaker, pageLadder } from '@marquee/degradation';
import { gateway, measuredLoopLag, promptSlateLog } from '@marquee/gateway';
import type { PageRequest } from '@marquee/page';
import { systemStopwatch } from '@marquee/pipeline';
import {
	keyHash,
	memoryControlPlane,
	memoryEventLog,
	memoryProfileStates,
	memorySlateLog,
	scopes,
} from '@marquee/stores';
import { epochMs, type ProfileId, seededRandom, systemClock } from '@marquee/units';
import { eventIntake, judgementOf, type ProfileState } from '@marquee/viewing';
import type { Around } from './fault.ts';
import type { FaultyService } from './faulty-service.ts';

const titleCount = 2_000;
const profileCount = 300;
const rowCount = 30;
const rowLength = 20;
const genres = ['Drama', 'Comedy', 'Thriller', 'Documentary', 'Romance'];

/**
 * A service in memory whose model, popularity and page are made up and cost about what small ones do (600 titles a page, some
 * 2 ms), everything around them real: gateway, ladder, breakers, intake, states.
 */
export async function madeUpService(around: Around): Promise<FaultyService> {
	const random = seededRandom(1, 'made-up-service');
	const catalogue = catalogueOf(
		Array.from({ length: titleCount }, (_, i) => ({
			titleId: `t-${i}`,
			name: `Title ${i}`,
			genres: [genres[i % genres.length]!],
			...(i % 10 === 0 && { maturity: 18 }),
		})),
	);
	const clock = systemClock;
	const key = 'a-key-for-an-hour-of-faults';
	const controlPlane = memoryControlPlane();
	await controlPlane.addKey(
		{ hash: keyHash(key), label: 'bench', scopes, createdAt: clock.now() },
		'bench',
	);
	const log = memoryEventLog();
	const states = memoryProfileStates();
	const intake = eventIntake({ log, profileStates: states, clock });
	const profiles = Array.from({ length: profileCount }, (_, i) => `p-${i}`);
	for (const profile of profiles) await intake.accept(history(profile, clock.now(), random));

	const slates = promptSlateLog(around('slate-log', memorySlateLog<Page>(2_000)));
	const model = around('model', { taste: tasteOf });
	const popularity = around('popularity', {
		trending: async () => Array.from({ length: 300 }, (_, i) => ({ titleId: `t-${i * 3}` })),
	});
	const report = () => {}; // the counts are enough here
	const lag = measuredLoopLag();
	const guard = (name: string, deadlineMs: number) =>
		breaker(name, { stopwatch: systemStopwatch, deadlineMs, report });
	const [tasting, recording] = [guard('model', 80), guard('slate-log', 2_000)];
	const fresh = async (request: PageRequest) => {
		const tasted = await tasting
			.ask(() => model.taste(request.state), { signal: request.signal })
			.catch((cause: Error) => cause);
		const page = pageBy(tasted, request, catalogue.titles);
		void recording.ask(() => slates.append(request.requestId, page)).catch(report);
		return { page };
	};
	const ladder = pageLadder({
		fresh,
		states: around('profile-states', { of: (id: ProfileId) => states.of(id) }),
		catalogue,
		card: ({ titleId, name, genres }) => ({ titleId, name, genres }),
		trending: async () => ({
			titleIds: (await popularity.trending()).map(({ titleId }) => titleId),
			countedAt: clock.now(),
		}),
		clock,
		stopwatch: systemStopwatch,
		lag,
		report,
	});
	let ids = 0;
	const made = {
		...{ bundle: 'made-up', ranker: 'made-up', policy: 'made-up', layout: 'made-up' },
		...{ cells: [], rules: [], stages: [] },
	};
	return {
		key,
		profiles,
		close: slates.close,
		gateway: gateway<Page>({
			intake: around('event-log', intake),
			states,
			catalogue,
			controlPlane: around('control-plane', controlPlane),
			page: ladder.page,
			ladder: ladder.counts,
			onAccepted: ladder.noticed,
			slates,
			explanation: ({ requestId }, titleId) => ({
				requestId,
				titleId,
				shown: false,
				made,
				fate: [],
			}),
			status: () => ({ log: { end: log.end() }, projections: [], model: null, counters: {} }),
			onFault: report,
			clock,
			lag,
			newId: () => `id-${ids++}`,
		}),
	};
}

/** Forty evenings. */
const history = (profileId: string, now: number, random: ReturnType<typeof seededRandom>) =>
	Array.from(
		{ length: 40 },
		(_, i): ViewingEvent =>
			({
				kind: i % 13 === 12 ? 'thumb' : 'play',
				...(i % 13 === 12 && { thumb: 'down' }),
				eventId: `${profileId}-${i}`,
				profileId,
				titleId: `t-${random.below(titleCount)}`,
				happenedAt: epochMs(now - 86_400_000 * (i + 1)),
			}) as ViewingEvent,
	);

/** Made-up likings: some arithmetic per title, the same for the same past. */
async function tasteOf(state: ProfileState | undefined): Promise<Float32Array> {
	const scores = new Float32Array(titleCount); // (V)
	const past = state?.titles.length ?? 0;
	for (let i = 0; i < titleCount; i++) scores[i] = Math.sin(i * (past + 1)) + Math.cos(i / 7);
	return scores;
}

/** Thirty rows by the model's likings; without them by the order of the catalogue, which it says. */
function pageBy(
	tasted: Float32Array | Error,
	{ requestId, profileId, asked, now, state, maturityLimit = 99 }: PageRequest,
	titles: readonly Title[],
): Page {
	const isDisliked = new Set(
		state?.titles
			.filter((one) => judgementOf(one) === 'disliked')
			.map(({ titleId }) => titleId as string),
	);
	const scoreOf = (i: number) => (tasted instanceof Error ? -i : tasted[i]!);
	const ranked = titles
		.map((title, i) => ({ title, score: scoreOf(i) }))
		.filter(({ title }) => (title.maturity ?? 0) <= maturityLimit && !isDisliked.has(title.titleId))
		.sort((a, b) => b.score - a.score);
	const evidence = { sentence: 'Chosen for you', source: 'made-up' };
	const row = (_: unknown, at: number): PageRow => ({
		rowId: `row-${at}`,
		family: 'made-up',
		heading: `Row ${at}`,
		evidence,
		titles: ranked.slice(at * rowLength, (at + 1) * rowLength).map(({ title, score }) => ({
			title: { titleId: title.titleId, name: title.name, genres: title.genres },
			score,
			evidence,
		})),
	});
	return {
		requestId,
		surface: asked.surface,
		profileId,
		generatedAt: now,
		model: { bundle: 'made-up', trainedAt: 0 },
		asOf: { profile: state?.newestAt ?? null, events: null, popularity: null },
		served: { how: 'fresh' },
		rows: Array.from({ length: rowCount }, row),
		skipped: tasted instanceof Error ? [{ stage: 'model', cause: tasted.message }] : [],
	};
}
