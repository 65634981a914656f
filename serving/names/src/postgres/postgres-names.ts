import pg from 'pg';
import {
	type NamedEntity,
	type NameMatch,
	type NameQuery,
	type NameSearch,
	namedKinds,
} from '../name-search.ts';
import { findable, longestBeginning, sought } from '../proposals/findable.ts';
import { judged, newestOf, proposalsFor, storable } from '../proposals/judged.ts';
import { postgresFailure, withoutLetters } from './failures.ts';
import { likenessOf } from './likeness-of.ts';
import {
	type Candidate,
	forgetSql,
	proposedSql,
	putEntitiesSql,
	putFormsSql,
	putKeysSql,
	removeSql,
	schemaSql,
	settleSql,
} from './sql.ts';

/** What names in PostgreSQL need. */
export interface PostgresNamesParts {
	/** How to connect: a URL, or host, port, user, password and database. */
	readonly connection: string | pg.PoolConfig;
	/** Orders what the database proposes: an empty index of another engine, made anew for every query. */
	readonly judge: () => NameSearch;
	/** All tables stand in this schema, which is made if it is not there. */
	readonly schema?: string;
	/** A search that takes longer is given up, here and by the server: 500 ms unless given. */
	readonly deadlineMs?: number;
}

/** Connections that search at once; one more writes. */
const searchers = 8;
/** Writing is waited for that long, a statement. */
const writingMs = 120_000;
/** After a put of so many the index is tidied. */
const many = 500;
/** Entities whose names travel in one statement. */
const atOnce = 1_000;
/** Of names that begin as the query does, the best known come first: so many more than wanted are judged. */
const sameBeginning = 10;
/** The best known of those that begin with its first two signs, where grams find little. */
const nearestProposed = 10;

/**
 * Names in PostgreSQL, for those who want one store: its trigrams (pg_trgm) propose, keys propose what is too short for trigrams, and
 * `judge` orders, so that the answer is in the same order as everywhere. Several services may share a schema.
 *
 * A put is written wholly or not at all. `size` counts what was there at the beginning and what this one wrote since.
 *
 * @throws {Failure} `postgres-unreachable`, from every call, also where it does not answer in time; `postgres-refused` where the server
 * says no; `postgres-without-trigrams` and `postgres-without-letters` at the beginning.
 */
export async function openPostgresNames(parts: PostgresNamesParts): Promise<NameSearch> {
	const { connection, judge, schema = 'marquee_names', deadlineMs = 500 } = parts;
	if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
		throw new RangeError(`a schema is called by small letters, digits and _, got ${schema}`);
	const searching = poolOf(connection, searchers, deadlineMs);
	const writing = poolOf(connection, 1, writingMs);
	const sql = (text: string) => text.replaceAll('SCHEMA', schema);
	const close = async () => {
		await Promise.all([searching.end(), writing.end()]);
	};
	const told = async <Value>(answer: Promise<Value>): Promise<Value> => {
		try {
			return await answer;
		} catch (cause) {
			throw cause instanceof RangeError ? cause : postgresFailure(cause as Error);
		}
	};
	let size: number;
	try {
		size = await told(prepared(writing, sql));
	} catch (cause) {
		await close();
		throw cause;
	}

	/** All or nothing of what `write` does, and by how many entities there are more or fewer. */
	const inTransaction = async (write: (ask: Ask) => Promise<number>): Promise<number> => {
		const client = await writing.connect();
		const ask: Ask = async (text, value) => {
			const { rows } = await client.query<{ changed?: string }>(sql(text), [value]);
			return Number(rows[0]?.changed ?? 0);
		};
		let broken: Error | undefined;
		try {
			await client.query('begin');
			const changed = await write(ask);
			await client.query('commit');
			return changed;
		} catch (cause) {
			broken = cause as Error;
			throw cause;
		} finally {
			// What failed half way is closed, and with that undone by the server.
			client.release(broken);
		}
	};
	return {
		get size() {
			return size;
		},
		put: async (entities) => {
			const newest = newestOf(entities);
			if (newest.length === 0) return;
			const batches = Array.from({ length: Math.ceil(newest.length / atOnce) }, (_, batch) =>
				newest.slice(batch * atOnce, (batch + 1) * atOnce),
			);
			size += await told(
				inTransaction(async (ask) => {
					let added = 0;
					for (const batch of batches) added += await putBatch(batch, ask);
					return added;
				}),
			);
			if (newest.length >= many) await told(writing.query(sql(settleSql)));
		},
		remove: async (entityIds) => {
			const ids = entityIds.filter((id) => id.isWellFormed() && !id.includes('\0'));
			size -= await told(
				inTransaction(async (ask) => {
					const removed = await ask(removeSql, ids);
					await ask(forgetSql, ids);
					return removed;
				}),
			);
		},
		search: async (query): Promise<readonly NameMatch[]> => {
			const proposed = await told(proposals(searching, sql(proposedSql), query));
			return judged(judge, proposed, query);
		},
		close,
	};
}

type Ask = (text: string, value: unknown) => Promise<number>;

function poolOf(connection: PostgresNamesParts['connection'], max: number, withinMs: number) {
	const pool = new pg.Pool({
		...(typeof connection === 'string' ? { connectionString: connection } : connection),
		max,
		application_name: 'marquee-names',
		connectionTimeoutMillis: withinMs,
		query_timeout: withinMs,
		statement_timeout: withinMs,
	});
	// A connection that breaks while nobody uses it: the next query makes another and says what is wrong.
	pool.on('error', () => undefined);
	return pool;
}

/** Makes tables where there are none; answers how many entities are there. */
async function prepared(pool: pg.Pool, sql: (text: string) => string): Promise<number> {
	await pool.query(sql(schemaSql));
	const { rows } = await pool.query<{ letters: number; count: string }>(
		sql(`select cardinality(show_trgm('ж字ก')) as letters, count(*) from SCHEMA.entity`),
	);
	if (rows[0]!.letters === 0) throw withoutLetters();
	return Number(rows[0]!.count);
}

async function putBatch(batch: readonly NamedEntity[], ask: Ask): Promise<number> {
	const rows = batch.map((entity) => ({ entity, ...findable(entity) }));
	const added = await ask(
		putEntitiesSql,
		storable(batch.map(({ names, ...entity }) => ({ ...columnsOf(entity), names }))),
	);
	await ask(
		forgetSql,
		batch.map(({ entityId }) => entityId),
	);
	const forms = rows.flatMap(({ entity, forms }) =>
		forms.map((form) => ({ ...columnsOf(entity), ...form })),
	);
	await ask(putFormsSql, storable(forms));
	await ask(putKeysSql, storable(rows.map(({ entity, keys }) => ({ ...columnsOf(entity), keys }))));
	return added;
}

const columnsOf = ({ entityId, kind, weight }: Omit<NamedEntity, 'names'>) => ({
	entity_id: entityId,
	kind,
	weight,
});

async function proposals(
	pool: pg.Pool,
	text: string,
	query: NameQuery,
): Promise<readonly NamedEntity[]> {
	const forms = sought(query).map(({ length, compact, words, nearWhole, beginnings, nearest }) => ({
		compact,
		words,
		keys: [...nearWhole, ...beginnings],
		nearest,
		...(length > longestBeginning && likenessOf(length)),
	}));
	if (forms.length === 0) return [];
	const given = [
		storable(forms),
		query.kinds ?? namedKinds,
		proposalsFor(query.limit),
		query.limit + sameBeginning,
		nearestProposed,
	];
	const { rows } = await pool.query<Candidate>(text, given);
	return rows.map(({ entity_id: entityId, kind, weight, names }) => ({
		entityId,
		kind,
		weight,
		names,
	}));
}
