import { fold, nameForms, queryForms } from '@marquee/language';
import { Failure } from '@marquee/units';
import pg from 'pg';
import type { NamedEntity, NameMatch, NameQuery, NameSearch } from '../name-search.ts';
import { type Candidate, candidatesSql, prefixSql, schemaSql } from './sql.ts';

/** What names in PostgreSQL need. */
export interface PostgresNamesParts {
	/** How to connect: a URL, or host, port, user, password and database. */
	readonly connection: string | pg.PoolConfig;
	/** Orders what the database proposes: an empty index of another engine, made anew for every query. */
	readonly judge: () => NameSearch;
	/** All tables stand in this schema, which is made if it is not there. */
	readonly schema?: string;
}

/** So many candidates are judged for every form of a query. */
const proposed = 200;
/** Shorter queries have no trigram of their own. */
const shortestForGrams = 3;
/** Names and identifiers of so many entities travel in one statement. */
const atOnce = 5_000;

/**
 * Names in PostgreSQL, for those who want one store: its trigrams (pg_trgm) propose, `judge` orders, so that the answer is in the
 * same order as everywhere. What trigrams cannot propose is not found: mistakes in very short names, and words of a name by
 * one or two letters.
 *
 * @throws {Failure} `postgres-unreachable`, from every call; `postgres-without-trigrams` where the extension may not be made.
 */
export async function openPostgresNames(parts: PostgresNamesParts): Promise<NameSearch> {
	const { connection, judge, schema = 'marquee_names' } = parts;
	if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
		throw new RangeError(`a schema is called by small letters, digits and _, got ${schema}`);
	const pool = new pg.Pool(
		typeof connection === 'string' ? { connectionString: connection } : { ...connection },
	);
	// A connection that breaks while nobody uses it: the next query makes another and says what is wrong.
	pool.on('error', () => undefined);
	const asked = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
		try {
			return (await pool.query<Row>(text.replaceAll('SCHEMA', schema), values)).rows;
		} catch (cause) {
			throw refused(cause as Error);
		}
	};
	try {
		await asked(schemaSql);
	} catch (cause) {
		await pool.end();
		throw cause;
	}
	let size = Number(
		(await asked<{ count: string }>('select count(*) from SCHEMA.entity'))[0]!.count,
	);

	const proposals = async (form: string, kinds: NameQuery['kinds']) => {
		const compact = compacted(form);
		if (compact === '') return [];
		const isShort = [...compact].length < shortestForGrams;
		return asked<Candidate>(isShort ? prefixSql : candidatesSql, [
			compact,
			kinds ?? null,
			proposed,
		]);
	};
	return {
		get size() {
			return size;
		},
		put: async (entities) => {
			const newest = [...new Map(entities.map((one) => [one.entityId, one])).values()];
			for (let from = 0; from < newest.length; from += atOnce) {
				const some = newest.slice(from, from + atOnce);
				const [written] = await asked<{ added: number }>(putSql, [rowsOf(some), formsOf(some)]);
				size += Number(written!.added);
			}
		},
		remove: async (entityIds) => {
			const [gone] = await asked<{ removed: number }>(removeSql, [entityIds]);
			size -= Number(gone!.removed);
		},
		search: async ({ text, locale, limit, kinds }): Promise<readonly NameMatch[]> => {
			const found = new Map<string, NamedEntity>();
			for (const form of queryForms(text, locale))
				for (const { entity_id: entityId, kind, weight, names } of await proposals(
					form.text,
					kinds,
				))
					found.set(entityId, { entityId, kind, weight, names });
			const bench = judge();
			await bench.put([...found.values()]);
			const matches = await bench.search({
				text,
				limit,
				...(locale !== undefined && { locale }),
				...(kinds !== undefined && { kinds }),
			});
			await bench.close();
			return matches;
		},
		close: () => pool.end(),
	};
}

/** Without spaces, so that joined and split words have the same trigrams; NUL cannot be stored. */
const compacted = (folded: string): string => folded.replaceAll(' ', '').replaceAll('\0', '');

const rowsOf = (entities: readonly NamedEntity[]): string =>
	storable(
		entities.map(({ entityId, kind, weight, names }) => ({
			entity_id: entityId,
			kind,
			weight,
			names,
		})),
	);

const formsOf = (entities: readonly NamedEntity[]): string =>
	storable(
		entities.flatMap(({ entityId, kind, weight, names }) => {
			const forms = names.flatMap(({ text, locale }) =>
				nameForms(text, locale).map((form) => compacted(form.text)),
			);
			const main = compacted(fold(names[0]?.text ?? ''));
			return [...new Set([main, ...forms])]
				.filter((compact) => compact !== '')
				.map((compact) => ({ entity_id: entityId, kind, weight, compact }));
		}),
	);

/** JSON that PostgreSQL can take: it knows neither NUL nor half a surrogate pair. */
const storable = (value: unknown): string =>
	JSON.stringify(value, (_, one) =>
		typeof one === 'string' ? one.replaceAll('\0', '').toWellFormed() : one,
	);

const refused = (cause: Error & { code?: string }): Failure =>
	cause.message.includes('pg_trgm')
		? new Failure('postgres-without-trigrams', {
				responsible: 'dependency',
				what: `the extension pg_trgm cannot be had: ${cause.message}`,
				remedy: 'Install postgresql-contrib, and let a superuser run: create extension pg_trgm.',
				cause,
			})
		: new Failure('postgres-unreachable', {
				responsible: 'dependency',
				what: `PostgreSQL does not do what was asked: ${cause.message || cause.code}`,
				remedy: 'Look at its address, its user and its log.',
				cause,
			});

/** Replaces entities and their forms in one statement, that is wholly or not at all. */
const putSql = `
with given as (
	select * from jsonb_to_recordset($1::jsonb) as g(entity_id text, kind text, weight double precision, names jsonb)
), old as (
	delete from SCHEMA.form f using given g where f.entity_id = g.entity_id
), before as (
	select count(*) as known from SCHEMA.entity e join given g using (entity_id)
), entered as (
	insert into SCHEMA.entity select * from given
	on conflict (entity_id) do update
	set kind = excluded.kind, weight = excluded.weight, names = excluded.names
), written as (
	insert into SCHEMA.form (entity_id, kind, weight, compact)
	select * from jsonb_to_recordset($2::jsonb) as f(entity_id text, kind text, weight double precision, compact text)
)
select (select count(*) from given) - (select known from before) as added`;

const removeSql = `
with gone as (
	delete from SCHEMA.entity where entity_id = any($1::text[]) returning entity_id
), forms as (
	delete from SCHEMA.form where entity_id = any($1::text[])
)
select count(*) as removed from gone`;
