import type { Evidence, Page, Surface, Title } from '@marquee/contracts';
import { seededRandom } from '@marquee/units';
import type { RowTrace, ShownTitle, Trace } from '../answers/trace.ts';
import { rehearsalGenres } from './rehearsal-titles.ts';

/** What a rehearsed page is made for and with. */
export interface RehearsalAsked {
	readonly requestId: string;
	readonly surface: Surface;
	readonly profileId: string;
	readonly device?: string;
	readonly country?: string;
	readonly policy: string;
	readonly layout: string;
	readonly bundle: string;
	readonly now: number;
}

const shownInRow = 12;

/** A page with the trace of how it came about: the same asked gives the same. */
export function rehearsalPage(titles: readonly Title[], asked: RehearsalAsked) {
	const { requestId, surface, profileId, policy, bundle, now } = asked;
	const rows = rowsOf(titles, asked);
	const byId = new Map(titles.map((title) => [title.titleId, title]));
	const page: Page = {
		requestId,
		surface,
		profileId,
		generatedAt: now,
		model: { bundle, trainedAt: now - 9 * 3_600_000 },
		asOf: { profile: now - 40_000, events: now - 2_000, popularity: now - 1_500_000 },
		served: { how: 'fresh' },
		rows: rows
			.filter(({ outcome }) => outcome === 'shown')
			.map(({ row, family, heading, slate }) => ({
				rowId: row,
				family,
				heading,
				evidence: slate[0]!.evidence,
				titles: slate.map(({ id, score, evidence }) => {
					const { titleId, name, year, genres } = byId.get(id)!;
					return { title: { titleId, name, ...(year && { year }), genres }, score, evidence };
				}),
			})),
		skipped: [{ stage: 'co-watch', cause: 'stage-overran: co-watch took longer than 30 ms' }],
	};
	const trace: Trace = {
		format: 2,
		requestId,
		profileId,
		asked: { surface: surface as 'home' },
		generatedAt: now,
		on: { device: 'web', country: asked.country ?? 'DE' },
		isKnown: true,
		seed: 20_261_122,
		policy,
		layout: asked.layout,
		ranker: 'listwise-3',
		bundle,
		facts: { logPosition: 101_204, counted: { position: 101_000, at: now - 1_500_000 } },
		digest: 'f3b1',
		refused: { 'outside-territory': 212, 'over-maturity': 31, disliked: 1, 'already-watched': 44 },
		known: { disliked: [titles.at(-1)!.titleId], 'already-watched': [] },
		...(policy === 'page-1-pinned' && { pins }),
		diversity: tookWith(dialOf(policy)),
		rows,
		found: [
			{ source: 'continuing', count: 1 },
			...families.map(([source]) => ({ source, count: 2 })),
		],
		skipped: page.skipped,
		timings: timings(asked),
	};
	return { page, trace };
}

/** Of two rows that are pinned the second is not there. */
const pins = [
	{ family: 'continue-watching', place: 0, stands: 0 },
	{ family: 'top-10', place: 2, why: 'there is no such row for this profile' },
];

const families = [
	['top-picks', 'Top picks for you', 'taste'],
	['because-you-watched', 'Because you watched Paper Garden', 'similar-to'],
	['trending', 'Trending in Germany', 'trending'],
	...rehearsalGenres.map((genre) => ['genre', genre, `genre:${genre}`] as const),
] as const;

/** What diversity may take with its dial at a share. */
const tookWith = (share: number) => ({ share, ofScore: share / 2, relevanceLost: share / 9 });

/** A generated page begins elsewhere. */
const inOrder = (layout: string) => (layout === 'generative' ? families.toReversed() : families);

const dialOf = (policy: string) => ({ 'page-1-plain': 0, 'page-1-diverse': 0.3 })[policy] ?? 0.12;

function rowsOf(titles: readonly Title[], asked: RehearsalAsked): readonly RowTrace[] {
	const taste = seededRandom(1, `${asked.profileId} ${asked.bundle}`);
	const free = titles
		.map((title) => ({ title, score: taste.next() }))
		.sort((a, b) => b.score - a.score);
	const rows: RowTrace[] = [continuing(free.splice(3, 3))];
	for (const [family, heading, source] of inOrder(asked.layout)) {
		const fits = free.filter(({ title }) => family !== 'genre' || title.genres.includes(heading));
		const [chosen, reserve] = diversified(fits.slice(0, shownInRow + 8), dialOf(asked.policy));
		for (const each of chosen) free.splice(free.indexOf(each), 1);
		rows.push(rankedRow({ family, heading, source }, chosen, reserve, asked));
	}
	return [
		...rows,
		{
			...nothing,
			row: 'genre:Western',
			family: 'genre',
			heading: 'Western',
			outcome: 'rejected',
			reason: 'shows 3 titles where 5 are the fewest',
			source: 'genre:Western',
		},
	];
}

const nothing = { slate: [], reserve: [], rejected: [] };

interface Weighed {
	readonly title: Title;
	readonly score: number;
}

/** Best first, or with a dial: every third place goes to a title from further behind. */
function diversified(found: readonly Weighed[], dial: number): readonly [Weighed[], Weighed[]] {
	const every = dial === 0 ? Infinity : dial > 0.2 ? 2 : 4;
	const front = found.slice(0, shownInRow);
	const back = found.slice(shownInRow);
	const chosen = front.map((each, place) =>
		place % every === every - 1 ? (back.shift() ?? each) : each,
	);
	return [chosen, found.filter((each) => !chosen.includes(each))];
}

function continuing(begun: readonly Weighed[]): RowTrace {
	const evidence: Evidence = { sentence: 'You have not finished it', source: 'continuing' };
	return {
		row: 'continue-watching',
		family: 'continue-watching',
		heading: 'Continue watching',
		outcome: 'shown',
		worth: Number.MAX_SAFE_INTEGER,
		source: 'continuing',
		funnel: { retrieved: 3, admitted: 3, considered: 3, shown: 3 },
		...nothing,
		slate: begun.map(({ title }, i) => ({
			id: title.titleId,
			score: 1 / (i + 1),
			sources: ['continuing'],
			evidence,
		})),
	};
}

function rankedRow(
	{ family, heading, source }: { family: string; heading: string; source: string },
	chosen: readonly Weighed[],
	reserve: readonly Weighed[],
	{ policy }: RehearsalAsked,
): RowTrace {
	const share = dialOf(policy);
	return {
		row: family === 'genre' ? source : family,
		family,
		heading,
		outcome: 'shown',
		worth: 2.4,
		source,
		funnel: { retrieved: 1000, admitted: 743, considered: 100, shown: chosen.length },
		slate: chosen.map((each, place) => shownTitle(each, source, place)),
		reserve: reserve.map(({ title, score }) => ({ id: title.titleId, score })),
		rejected: [
			{ id: 't-999', filter: 'too-many-of-a-series', reason: 'the row has two of this series' },
		],
		diversity: {
			...tookWith(share),
			moved: share === 0 ? 0 : 5,
			entered: share === 0 ? 0 : 3,
			byUnlikeness: share === 0 ? 0 : 2,
			byGenres: share === 0 ? 0 : 1,
		},
	};
}

const shownTitle = ({ title, score }: Weighed, source: string, place: number): ShownTitle => ({
	id: title.titleId,
	score,
	sources: [source],
	evidence: { sentence: `Because it is like what you finish`, source },
	scores: {
		engagement: score * 0.3,
		retention: 0.35 + score / 2,
		satisfaction: 0.9 - score / 5,
		freshness: (place % 4) / 4,
	},
	...(place % 5 === 4 && { propensity: 0.21 }),
	...(source === 'trending' && { foundWith: 0.5 }),
});

function timings({ requestId }: RehearsalAsked) {
	const took = seededRandom(2, requestId);
	const stages = [
		'viewer',
		'appearance',
		'taste',
		'admission',
		'known-ground',
		'leanings',
		'ranking',
	];
	return [
		...stages,
		'broad-retrieval',
		'broad-retrieval/taste',
		'broad-retrieval/trending-here',
		'continuing',
		...families.slice(0, 3).map(([source]) => source),
		'stage-wise',
	].map((stage) => ({
		stage,
		milliseconds: took.next() * (stage === 'taste' || stage === 'stage-wise' ? 9 : 1.2),
	}));
}
