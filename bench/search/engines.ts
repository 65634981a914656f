import { DatabaseSync } from 'node:sqlite';
import { fold } from '@marquee/language';
import type { NamedEntity } from '@marquee/names';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { builtNames } from '../../apps/marquee/src/search/searched-names.ts';

/** Something that finds entities by what was typed. */
export interface Engine {
	readonly name: string;
	readonly build: (entities: readonly NamedEntity[]) => Promise<Searchable>;
}

export interface Searchable {
	/** The ids of the ten best, the best first. */
	readonly search: (
		text: string,
		locale?: string,
	) => Promise<readonly string[]> | readonly string[];
	/** Where the engine says it. */
	readonly bytes?: number;
	readonly close: () => Promise<void> | void;
}

const depth = 10;
/** Names looked at to find ten entities, which may have several. */
const deeper = 60;

export const ours: Engine = {
	name: 'marquee',
	build: async (entities) => {
		const { names, built } = await builtNames(entities);
		return {
			bytes: built.bytes,
			search: async (text, locale) => {
				const matches = await names.search({ text, limit: depth, ...(locale && { locale }) });
				return matches.map(({ entityId }) => entityId);
			},
			close: () => names.close(),
		};
	},
};

/** The settings that did best among those tried, with its own tokens. */
export const miniSearch: Engine = {
	name: 'minisearch .2',
	build: async (entities) => {
		const index = new MiniSearch<Row>({
			fields: ['text'],
			storeFields: ['entityId'],
			searchOptions: { fuzzy: 0.2, prefix: true, combineWith: 'OR' },
		});
		index.addAll(rowsOf(entities));
		return {
			search: (text) => eachOnce(index.search(text).map(({ entityId }) => entityId as string)),
			close: () => {},
		};
	},
};

/** Any of the query's trigrams, ordered by BM25. */
export const fts5: Engine = {
	name: 'FTS5 trigram',
	build: async (entities) => {
		const database = new DatabaseSync(':memory:');
		database.exec(
			`create virtual table name using fts5(text, entity unindexed, tokenize='trigram')`,
		);
		const insert = database.prepare('insert into name(text, entity) values (?, ?)');
		database.exec('begin');
		for (const { text, entityId } of rowsOf(entities)) insert.run(text, entityId);
		database.exec('commit');
		const select = database.prepare(
			`select entity from name where name match ? order by rank limit ${deeper}`,
		);
		return {
			search: (text) => {
				const grams = trigramsOf(text.toLowerCase());
				if (grams.length === 0) return [];
				const any = grams.map((gram) => `"${gram.replaceAll('"', '""')}"`).join(' OR ');
				return eachOnce(select.all(any).map(({ entity }) => entity as string));
			},
			close: () => database.close(),
		};
	},
};

/** PostgreSQL with the two indexes of pg_trgm, each as its manual asks it. */
export const postgresEngines = (url: string): readonly Engine[] => [
	trgmEngine(url, 'pg_trgm GiST', 'using gist (text gist_trgm_ops)', 'order by text <-> $1'),
	trgmEngine(
		url,
		'pg_trgm GIN',
		'using gin (text gin_trgm_ops)',
		'where text % $1 order by similarity(text, $1) desc',
	),
];

const trgmEngine = (url: string, name: string, index: string, asking: string): Engine => ({
	name,
	build: async (entities) => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		await client.query('create extension if not exists pg_trgm');
		await client.query('create temporary table searched (text text, entity text)');
		const rows = rowsOf(entities);
		await client.query('insert into searched select * from unnest($1::text[], $2::text[])', [
			rows.map(({ text }) => text),
			rows.map(({ entityId }) => entityId),
		]);
		await client.query(`create index on searched ${index}`);
		await client.query('analyze searched');
		return {
			search: async (text) => {
				const sql = `select entity from searched ${asking} limit ${deeper}`;
				const found = await client.query<{ entity: string }>({
					name: 'ask',
					text: sql,
					values: [text],
				});
				return eachOnce(found.rows.map(({ entity }) => entity));
			},
			close: () => client.end(),
		};
	},
});

interface Row {
	readonly id: number;
	readonly text: string;
	readonly entityId: string;
}

/** A row for each name that folds differently, since what others score is a row. */
function rowsOf(entities: readonly NamedEntity[]): readonly Row[] {
	let id = 0;
	return entities.flatMap(({ entityId, names }) => {
		const texts = new Map(names.map(({ text }) => [fold(text), text]));
		return [...texts.values()].map((text) => ({ id: id++, text, entityId }));
	});
}

function trigramsOf(text: string): readonly string[] {
	const signs = Array.from(text.replaceAll('\0', ''));
	const grams = signs.slice(2).map((sign, at) => signs[at]! + signs[at + 1]! + sign);
	return [...new Set(grams)];
}

const eachOnce = (ids: readonly string[]): readonly string[] => [...new Set(ids)].slice(0, depth);
