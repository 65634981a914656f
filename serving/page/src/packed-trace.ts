import type { Evidence } from '@marquee/contracts';
import { type Team, teamAt, teamsInSigns } from '@marquee/interleaving';
import { objectives } from '@marquee/rankers';
import type { EvidenceByPlace } from './assembled.ts';
import type { LaidOut } from './layout.ts';
import { diversityFromLog, diversityInLog } from './page-diversity.ts';
import type { PinTold } from './pins.ts';
import type { RankedRow, RankedTitle } from './ranked-row.ts';
import { rounded } from './rounded.ts';
import type { RowOffer } from './row-offer.ts';
import type { PageTrace, PassedTitle, RowTrace, ShownTitle } from './trace.ts';

/**
 * A trace as the log keeps it: titles in columns and sources by number. Of a page of twelve hundred titles that is a third of the bytes,
 * and of the time to write them.
 */
export interface PackedTrace extends Omit<PageTrace, 'rows' | 'pool'> {
	/** Names of sources: source s is bit s of `finders`. */
	readonly sources: readonly string[];
	/** How many each of them found, and all together; absent before format 2. */
	readonly pool?: { readonly titles: number; readonly found: readonly number[] };
	readonly rows: readonly PackedRow[];
}

/** A row whose titles stand in columns: the n-th of every column is of the n-th title. */
export interface PackedRow extends Omit<RowTrace, 'slate' | 'reserve' | 'rejected' | 'arm'> {
	readonly evidence: Evidence;
	readonly ids: readonly string[];
	readonly scores: readonly number[];
	/** The ranker's expectations, title by title, in the order of `objectives`; empty where the order was given. */
	readonly expected: readonly number[];
	readonly finders: readonly number[];
	/** Of the first titles; 0: what the row says of itself. */
	readonly sentences: readonly (Evidence | 0)[];
	/** Where it was not certain: the place, and the probability of who stands there. Not rounded: an estimate divides by it. */
	readonly chances: readonly (readonly [place: number, propensity: number])[];
	readonly drawn: readonly (readonly [place: number, foundWith: number])[];
	readonly waiting: readonly string[];
	readonly waitingScores: readonly number[];
	readonly passed: readonly (readonly [id: string, filter: string, reason: string])[];
	/** Which of two interleaved pages picked the row and earns by it. */
	readonly team?: Team;
	/** Which of them picked each title, a sign for each; absent where no title was drawn. */
	readonly teams?: string;
}

/** So many titles of a row keep the words of their own evidence; further back the row's stand in, and a replay has all. */
const sentencesKept = 12;

/** So many of those that wait are named in the log; a replay has all of them. */
const waitingNamed = 5;

/** The rows of a page as the log keeps them; with evidence for each title of those shown, place by place. */
export const packedRows = (
	{ rows, reserve, rejected }: LaidOut,
	sources: readonly string[],
	idAt: (index: number) => string,
	evidence: EvidenceByPlace,
	pins: readonly PinTold[] = [],
): readonly PackedRow[] => [
	...rows.map((row, nth) => shownRow(row, sources, idAt, evidence[nth]!)),
	...reserve.map((offer) => passedRow(offer, 'reserve', whyInReserve(offer, pins))),
	...rejected.map(({ offer, reason }) => passedRow(offer, 'rejected', reason)),
];

/** A pinned row is not weighed against others. */
function whyInReserve({ family }: RowOffer, pins: readonly PinTold[]): string {
	const missing = pins.find((pin) => pin.family === family && pin.stands === undefined);
	if (missing === undefined) return 'other rows were worth more';
	return `pinned to place ${missing.place + 1}, and ${missing.why}`;
}

function shownRow(
	{ offer, slate, reserve, rejected, funnel, diversity, worth, propensity, team }: RankedRow,
	sources: readonly string[],
	idAt: (index: number) => string,
	evidence: readonly Evidence[],
): PackedRow {
	const waiting = reserve.slice(0, waitingNamed);
	return {
		...head(offer),
		outcome: 'shown',
		worth: Number.isFinite(worth) ? rounded(worth) : Number.MAX_SAFE_INTEGER,
		...(propensity !== undefined && { propensity }),
		funnel,
		...(diversity && { diversity: diversityInLog(diversity) }),
		...columnsOf(slate, sources),
		sentences: evidence
			.slice(0, sentencesKept)
			.map((own): Evidence | 0 => (own === offer.evidence ? 0 : own)),
		...luckOf(slate),
		waiting: waiting.map(({ index }) => idAt(index)),
		waitingScores: waiting.map(({ score }) => rounded(score)),
		passed: rejected.map(({ id, filter, reason }) => [id, filter, reason] as const),
		...(team !== undefined && { team }),
		...(slate.some((title) => title.team !== undefined) && {
			teams: teamsInSigns(slate.map((title) => title.team)),
		}),
	};
}

/** What there is to say of every title of a row: one pass, since a page has a thousand of them. */
function columnsOf(
	slate: readonly RankedTitle[],
	sources: readonly string[],
): Pick<PackedRow, 'ids' | 'scores' | 'expected' | 'finders'> {
	const ids: string[] = [];
	const scores: number[] = [];
	const expected: number[] = [];
	const finders: number[] = [];
	for (const title of slate) {
		ids.push(title.id);
		scores.push(rounded(title.score));
		finders.push(bitsOf(title.finders, sources));
		const said = title.objectives;
		if (said === undefined) continue;
		expected.push(rounded(said.engagement), rounded(said.retention));
		expected.push(rounded(said.satisfaction), rounded(said.freshness));
	}
	return { ids, scores, expected, finders };
}

/** Where chance had a say: in who stands at a place, and in who was found. */
function luckOf(slate: readonly RankedTitle[]): Pick<PackedRow, 'chances' | 'drawn'> {
	const chances: [number, number][] = [];
	const drawn: [number, number][] = [];
	for (let place = 0; place < slate.length; place++) {
		const { propensity, foundWith } = slate[place]!;
		if (propensity < 1) chances.push([place, propensity]);
		if (foundWith !== undefined) drawn.push([place, foundWith]);
	}
	return { chances, drawn };
}

const passedRow = (
	offer: RowOffer,
	outcome: 'reserve' | 'rejected',
	reason: string,
): PackedRow => ({
	...head(offer),
	outcome,
	reason,
	funnel: {
		retrieved: offer.retrieved,
		admitted: offer.titles.length,
		considered: 0,
		shown: 0,
	},
	...nothing,
});

const nothing = {
	ids: [],
	scores: [],
	expected: [],
	finders: [],
	sentences: [],
	chances: [],
	drawn: [],
	waiting: [],
	waitingScores: [],
	passed: [],
};

const head = ({ id, family, heading, source, evidence, foundWith }: RowOffer) => ({
	row: id,
	family,
	heading,
	source,
	evidence,
	...(foundWith !== undefined && { foundWith }),
});

function bitsOf(finders: readonly string[], sources: readonly string[]): number {
	let bits = 0;
	for (const finder of finders) bits |= 1 << sources.indexOf(finder);
	return bits;
}

/** The trace as people and programs read it. */
export const unpacked = ({ sources, pool, rows, ...trace }: PackedTrace): PageTrace => ({
	...trace,
	diversity: diversityFromLog(trace.diversity),
	...(pool && {
		pool: {
			titles: pool.titles,
			sources: sources.map((source, s) => ({ source, count: pool.found[s]! })),
		},
	}),
	rows: rows.map((row) => unpackedRow(row, sources, trace.interleaved?.arms)),
});

function unpackedRow(
	packed: PackedRow,
	sources: readonly string[],
	arms: readonly [string, string] | undefined,
): RowTrace {
	const { evidence, ids, scores, expected, finders, sentences, chances, drawn, ...rest } = packed;
	const { waiting, waitingScores, passed, team, teams, ...row } = rest;
	const ofTeam = (picked: Team | undefined) =>
		picked === undefined || arms === undefined ? {} : { arm: arms[picked] };
	const [propensities, foundWith] = [new Map(chances), new Map(drawn)];
	const own = [row.source];
	return {
		...row,
		...(row.diversity && { diversity: diversityFromLog(row.diversity) }),
		...ofTeam(team),
		slate: ids.map((id, place): ShownTitle => {
			const propensity = propensities.get(place);
			const found = foundWith.get(place);
			const others = sources.filter((_, bit) => ((finders[place]! >>> bit) & 1) === 1);
			return {
				id,
				score: scores[place]!,
				sources: [...new Set([...own, ...others])],
				evidence: sentences[place] || evidence,
				...(expected.length > 0 && { scores: expectedAt(expected, place) }),
				...(propensity !== undefined && { propensity }),
				...(found !== undefined && { foundWith: found }),
				...ofTeam(teamAt(teams, place)),
			};
		}),
		reserve: waiting.map(
			(id, place): PassedTitle => ({ id, sources: own, score: waitingScores[place]! }),
		),
		rejected: passed.map(([id, filter, reason]) => ({ id, sources: own, filter, reason })),
	};
}

const expectedAt = (
	expected: readonly number[],
	place: number,
): NonNullable<ShownTitle['scores']> => {
	const [engagement, retention, satisfaction, freshness] = expected.slice(
		place * objectives.length,
		(place + 1) * objectives.length,
	) as [number, number, number, number];
	return { engagement, retention, satisfaction, freshness };
};

/**
 * Who earns by each title that an interleaved page shows, in the page’s order; `undefined`: nobody does. Empty for pages that were not drawn from two.
 */
export function picksOf({
	interleaved,
	rows,
}: Pick<PackedTrace, 'interleaved' | 'rows'>): ReadonlyMap<string, Team | undefined> {
	if (interleaved === undefined || 'instead' in interleaved) return new Map();
	return new Map(
		rows.flatMap(({ ids, team, teams }) =>
			ids.map((id, place) => [id, team ?? teamAt(teams, place)] as const),
		),
	);
}
