import type { NameMatch } from '@marquee/names';
import { quantile } from '@marquee/numerics';
import type { JudgedQuery } from './judged-queries.ts';

/** Places of an answer that are looked at. */
export const depth = 10;

/** A query with what came of it. */
export interface AskedQuery {
	readonly query: JudgedQuery;
	readonly matches: readonly NameMatch[];
	/** Where the first expected title stands, 1 for the first; `undefined` below the tenth. */
	readonly place: number | undefined;
	readonly milliseconds: number;
}

/** How well a set of queries was answered. */
export interface SearchFigures {
	readonly queries: number;
	/** Share of queries with an expected title among the first ten. */
	readonly 'hit@10': number;
	/** Share of queries with an expected title first. */
	readonly 'hit@1': number;
	/** Mean of 1 / place, 0 below the tenth. */
	readonly mrr: number;
}

/** A query whose answer was not right, with what came in its place. */
export interface WorstCase {
	readonly q: string;
	readonly locale?: string;
	readonly class: string;
	readonly expected: readonly string[];
	readonly place?: number;
	readonly came: readonly Pick<NameMatch, 'entityId' | 'bucket' | 'edits' | 'cost' | 'name'>[];
}

/** What a measurement of search says: all queries, by class, by locale, by both, and the worst answers. */
export interface SearchReport {
	readonly overall: SearchFigures & {
		readonly p50Ms: number;
		readonly p99Ms: number;
		readonly buildSeconds: number;
		readonly bytes: number;
		readonly titles: number;
	};
	readonly classes: Readonly<Record<string, SearchFigures>>;
	readonly locales: Readonly<Record<string, SearchFigures>>;
	/** By locale, then by class. */
	readonly both: Readonly<Record<string, Readonly<Record<string, SearchFigures>>>>;
	readonly worst: readonly WorstCase[];
}

/** What building the index took. */
export interface Built {
	readonly buildSeconds: number;
	/** Of the arrays of the index. */
	readonly bytes: number;
	readonly titles: number;
}

/** The report of these answers, with at most so many worst cases of each class. */
export function searchReport(
	asked: readonly AskedQuery[],
	built: Built,
	worstOfEach: number,
): SearchReport {
	const took = Float64Array.from(asked, ({ milliseconds }) => milliseconds).sort();
	const byClass = grouped(asked, ({ query }) => query.class);
	const byLocale = grouped(asked, ({ query }) => query.locale ?? 'none');
	return {
		overall: {
			...figuresOf(asked),
			p50Ms: quantile(took, 0.5),
			p99Ms: quantile(took, 0.99),
			...built,
		},
		classes: mapped(byClass, figuresOf),
		locales: mapped(byLocale, figuresOf),
		both: mapped(byLocale, (ofLocale) =>
			mapped(
				grouped(ofLocale, ({ query }) => query.class),
				figuresOf,
			),
		),
		worst: Object.values(byClass).flatMap((ofClass) => worstOf(ofClass).slice(0, worstOfEach)),
	};
}

/** The figures of these answers; of none they are 0. */
export function figuresOf(asked: readonly AskedQuery[]): SearchFigures {
	const mean = (of: (place: number) => number) =>
		asked.reduce((sum, { place }) => sum + (place === undefined ? 0 : of(place)), 0) /
		Math.max(1, asked.length);
	return {
		queries: asked.length,
		'hit@10': mean(() => 1),
		'hit@1': mean((place) => (place === 1 ? 1 : 0)),
		mrr: mean((place) => 1 / place),
	};
}

function worstOf(asked: readonly AskedQuery[]): readonly WorstCase[] {
	return asked
		.filter(({ place }) => place !== 1)
		.toSorted((a, b) => (b.place ?? depth + 1) - (a.place ?? depth + 1))
		.map(({ query, matches, place }) => ({
			q: query.text,
			...(query.locale !== undefined && { locale: query.locale }),
			class: query.class,
			expected: query.expected,
			...(place !== undefined && { place }),
			came: matches.slice(0, 3).map(({ entityId, bucket, edits, cost, name }) => ({
				entityId,
				bucket,
				edits,
				cost,
				name,
			})),
		}));
}

type Groups<Item> = Readonly<Record<string, readonly Item[]>>;

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Groups<Item> {
	const groups = Map.groupBy(items, keyOf);
	return Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const mapped = <Item, Value>(groups: Groups<Item>, to: (items: readonly Item[]) => Value) =>
	Object.fromEntries(Object.entries(groups).map(([key, items]) => [key, to(items)]));
