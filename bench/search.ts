import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { quantile } from '@marquee/numerics';
import type { JudgedQuery } from '../apps/marquee/src/search/judged-queries.ts';
import { type Engine, fts5, miniSearch, ours, postgresEngines } from './search/engines.ts';
import { anime, films, misspeltFilms, regions, type SearchSet } from './search/sets.ts';

/*
 * Which titles are found by what people mistype, in which language, how fast and from how large an index? Ours beside
 * minisearch, SQLite's FTS5 with trigrams and PostgreSQL's pg_trgm, on the same names and queries in one run.
 *
 *     npm run bench:search -- [--titles DIR] [--typos DIR] [--sets films,regions] [--per-kind 300]
 *                             [--engines marquee,minisearch] [--postgres URL] [--locales] [--worst 3]
 *
 * --titles holds tmdb_films_8lang.tsv.gz and anidb_titles.tsv.gz, --typos codespell_dictionary.tsv; without them names of
 * countries in 42 languages are searched alone. Mistakes are made by chance from one seed; one that makes another title's
 * name is not asked. --locales tells the locales in which each class is worst. MB are those of our index alone.
 */
const { values: flags } = parseArgs({
	options: {
		titles: { type: 'string' },
		typos: { type: 'string' },
		sets: { type: 'string', default: 'films,misspelt films,regions,anime' },
		engines: { type: 'string', default: 'marquee,minisearch,FTS5,pg_trgm' },
		'per-kind': { type: 'string', default: '300' },
		postgres: { type: 'string' },
		locales: { type: 'boolean', default: false },
		worst: { type: 'string', default: '0' },
	},
});
const perKind = Number(flags['per-kind']);
const { titles, typos } = flags;
const wanted = (names: string, name: string) =>
	names.split(',').some((one) => name.startsWith(one));
const makers: Readonly<Record<string, (() => SearchSet) | undefined>> = {
	films: titles === undefined ? undefined : () => films(titles, perKind),
	'misspelt films':
		titles === undefined || typos === undefined
			? undefined
			: () => misspeltFilms(titles, typos, perKind),
	regions: () => regions(perKind),
	anime: titles === undefined ? undefined : () => anime(titles, perKind),
};
const engines = [
	ours,
	miniSearch,
	fts5,
	...(flags.postgres ? postgresEngines(flags.postgres) : []),
];
console.log(
	`${cpus()[0]!.model}, ${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, Node ${process.version}`,
);
if (!flags.postgres) console.log('PostgreSQL is left out: no --postgres URL');

for (const [name, make] of Object.entries(makers)) {
	if (!flags.sets.split(',').includes(name)) continue;
	if (make === undefined) {
		console.log(`\n${name}: left out, no --titles or --typos`);
		continue;
	}
	const set = make();
	console.log(`\n## ${name}: ${set.entities.length} titles, ${set.queries.length} queries`);
	const measured: Measured[] = [];
	for (const engine of engines)
		if (wanted(flags.engines, engine.name)) measured.push(await measure(engine, set));
	print(set, measured);
}

interface Measured {
	readonly engine: string;
	readonly buildSeconds: number;
	readonly bytes: number | undefined;
	/** Of each query: where what was expected stands, 0 if not among ten. */
	readonly places: readonly number[];
	readonly found: readonly (readonly string[])[];
	/** Of each query, ascending. */
	readonly milliseconds: Float64Array;
}

async function measure(engine: Engine, { entities, queries }: SearchSet): Promise<Measured> {
	const begun = performance.now();
	const index = await engine.build(entities);
	const buildSeconds = (performance.now() - begun) / 1e3;
	for (const { text, locale } of queries.slice(0, 200)) await index.search(text, locale);
	const milliseconds = new Float64Array(queries.length);
	const found: (readonly string[])[] = [];
	for (const [at, { text, locale }] of queries.entries()) {
		const asked = performance.now();
		found.push(await index.search(text, locale));
		milliseconds[at] = performance.now() - asked;
	}
	await index.close();
	const places = queries.map(
		({ expected }, at) => found[at]!.findIndex((id) => expected.includes(id)) + 1,
	);
	return {
		engine: engine.name,
		buildSeconds,
		bytes: index.bytes,
		places,
		found,
		milliseconds: milliseconds.sort(),
	};
}

function print({ queries, entities }: SearchSet, measured: readonly Measured[]): void {
	const line = (head: string, cells: readonly string[]) =>
		console.log(`| ${[head, ...cells].join(' | ')} |`);
	line(
		'hit@10 / mrr',
		measured.map(({ engine }) => engine),
	);
	line(
		'---',
		measured.map(() => '---'),
	);
	for (const [name, of] of grouped(queries, (query) => query.class))
		line(
			`${name} (${of.length})`,
			measured.map(({ places }) => figures(of, places)),
		);
	const all = queries.map((_, at) => at);
	line(
		'all',
		measured.map(({ places }) => figures(all, places)),
	);
	const at = (share: number) =>
		measured.map(({ milliseconds }) => quantile(milliseconds, share).toFixed(2));
	line('p50 ms', at(0.5));
	line('p99 ms', at(0.99));
	line(
		'build s',
		measured.map(({ buildSeconds }) => buildSeconds.toFixed(2)),
	);
	line(
		'MB',
		measured.map(({ bytes }) => (bytes === undefined ? '' : (bytes / 1e6).toFixed(1))),
	);
	if (flags.locales) printLocales(queries, measured);
	const names = new Map(entities.map((entity) => [entity.entityId, entity.names]));
	const nameOf = (id: string, locale?: string) => {
		const its = names.get(id) ?? [];
		return (its.find((name) => name.locale === locale) ?? its[0])?.text ?? id;
	};
	printWorst(queries, measured[0]!, nameOf);
}

/** The five worst locales of each kind of query, by our engine, with the others beside it. */
function printLocales(queries: readonly JudgedQuery[], measured: readonly Measured[]): void {
	for (const [name, of] of grouped(queries, (query) => query.class)) {
		const byLocale = Map.groupBy(of, (at) => queries[at]!.locale ?? '–');
		const rows = [...byLocale].map(([locale, its]) => ({
			locale,
			mrr: mrr(its, measured[0]!.places),
			told: measured.map(({ places }) => mrr(its, places).toFixed(2)).join('/'),
		}));
		const worst = rows.toSorted((a, b) => a.mrr - b.mrr).slice(0, 8);
		console.log(`${name}, mrr: ${worst.map(({ locale, told }) => `${locale} ${told}`).join('  ')}`);
	}
}

function printWorst(
	queries: readonly JudgedQuery[],
	{ places, found }: Measured,
	nameOf: (id: string, locale?: string) => string,
): void {
	for (const [name, of] of grouped(queries, (query) => query.class)) {
		const missed = of.filter((at) => places[at] !== 1);
		for (const at of missed
			.toSorted((a, b) => ((places[a] || 11) < (places[b] || 11) ? 1 : -1))
			.slice(0, Number(flags.worst))) {
			const { text, locale, expected } = queries[at]!;
			const came = found[at]!.slice(0, 2).map((id) => nameOf(id, locale));
			console.log(
				`  ${name} ${locale ?? ''} “${text}” → “${nameOf(expected[0]!, locale)}” at ${places[at] || 'none'}; came ${came.join(' · ')}`,
			);
		}
	}
}

function figures(of: readonly number[], places: readonly number[]): string {
	return `${((100 * of.filter((at) => places[at]! > 0).length) / of.length).toFixed(1)} / ${mrr(of, places).toFixed(3)}`;
}

function mrr(of: readonly number[], places: readonly number[]): number {
	return of.reduce((sum, at) => sum + (places[at] === 0 ? 0 : 1 / places[at]!), 0) / of.length;
}

function grouped(queries: readonly JudgedQuery[], keyOf: (query: JudgedQuery) => string) {
	return Map.groupBy(
		queries.map((_, at) => at),
		(at) => keyOf(queries[at]!),
	);
}
