import type { NamedEntity } from '../name-search.ts';

/** An entity that the database proposes. */
export interface Candidate {
	readonly entity_id: string;
	readonly kind: NamedEntity['kind'];
	readonly weight: number;
	readonly names: NamedEntity['names'];
}

/**
 * One row for each entity, one for each form under which it is found, one for each key that it has.
 *
 * `by_grams` and `by_keys` are functions so that thresholds of likeness hold for one call alone, in one round trip. They plan anew
 * for the values they get: how common a gram is decides how to look for it. The lock is for two services that start at once.
 * What is put waits in a list of the index until there is enough of it, which makes putting four times as fast.
 */
export const schemaSql = `
select pg_advisory_xact_lock(hashtext('SCHEMA'));
create schema if not exists SCHEMA;
create extension if not exists pg_trgm;
create table if not exists SCHEMA.entity (
	entity_id text primary key, kind text not null, weight double precision not null, names jsonb not null);
create table if not exists SCHEMA.form (
	entity_id text not null, kind text not null, weight double precision not null, compact text not null, words text not null);
create index if not exists form_of_entity on SCHEMA.form (entity_id);
create index if not exists form_compact on SCHEMA.form using gin (compact gin_trgm_ops) with (gin_pending_list_limit = 512);
create index if not exists form_words on SCHEMA.form using gin (words gin_trgm_ops) with (gin_pending_list_limit = 512);
create table if not exists SCHEMA.key (
	entity_id text not null, kind text not null, weight real not null, key text not null);
create index if not exists key_of_entity on SCHEMA.key (entity_id);
create index if not exists key_first on SCHEMA.key (key, kind, weight desc, entity_id);

create or replace function SCHEMA.by_grams(
	given text, said text, kinds text[], likeness real, word_likeness real, most int
) returns setof text language plpgsql volatile set plan_cache_mode = force_custom_plan as $body$
begin
	perform set_config('pg_trgm.similarity_threshold', likeness::text, true);
	perform set_config('pg_trgm.word_similarity_threshold', word_likeness::text, true);
	return query
		select f.entity_id from (
			select w.entity_id, w.weight, similarity(w.compact, given) as alike
			from SCHEMA.form w where w.compact % given and w.kind = any(kinds)
			union all
			select p.entity_id, p.weight, 0.95 * word_similarity(said, p.words)
			from SCHEMA.form p where said <% p.words and p.kind = any(kinds)
		) f
		order by f.alike desc, f.weight desc, f.entity_id
		limit most;
end $body$;

create or replace function SCHEMA.by_keys(keys text[], kinds text[], most int)
returns setof text language sql stable as $body$
	select k.entity_id
	from unnest(keys) as wanted, unnest(kinds) as wanted_kind,
		lateral (
			select first.entity_id from SCHEMA.key first
			where first.key = wanted and first.kind = wanted_kind
			order by first.weight desc, first.entity_id limit most
		) k
$body$;`;

/** $1 the forms of the query, $2 kinds, and how many for each form: $3 by grams, $4 by each key, $5 by its first signs alone. */
export const proposedSql = `
with asked as (
	select * from jsonb_to_recordset($1::jsonb) as q(
		compact text, words text, keys jsonb, nearest jsonb, likeness real, word_likeness real)
), found as (
	select f.entity_id from asked q, SCHEMA.by_grams(q.compact, q.words, $2::text[], q.likeness, q.word_likeness, $3) f(entity_id)
	where q.likeness is not null
	union
	select f.entity_id from asked q,
		SCHEMA.by_keys(array(select jsonb_array_elements_text(q.keys)), $2::text[], $4) f(entity_id)
	union
	select f.entity_id from asked q,
		SCHEMA.by_keys(array(select jsonb_array_elements_text(q.nearest)), $2::text[], $5) f(entity_id)
)
select e.entity_id, e.kind, e.weight, e.names from SCHEMA.entity e join found using (entity_id)`;

/** $1 entities, in the order of their identifiers, which holds them until the end; answers how many are new. */
export const putEntitiesSql = `
with written as (
	insert into SCHEMA.entity
	select * from jsonb_to_recordset($1::jsonb) as g(entity_id text, kind text, weight double precision, names jsonb)
	on conflict (entity_id) do update
	set kind = excluded.kind, weight = excluded.weight, names = excluded.names
	returning xmax = 0 as is_new
)
select count(*) filter (where is_new) as changed from written`;

/** $1 identifiers whose forms and keys are to be written anew, or not at all. */
export const forgetSql = `
with forms as (delete from SCHEMA.form where entity_id = any($1::text[]))
delete from SCHEMA.key where entity_id = any($1::text[])`;

/** $1 forms. */
export const putFormsSql = `
insert into SCHEMA.form select * from jsonb_to_recordset($1::jsonb) as f(
	entity_id text, kind text, weight double precision, compact text, words text)`;

/** $1 entities with their keys. */
export const putKeysSql = `
insert into SCHEMA.key
select g.entity_id, g.kind, g.weight, k.key
from jsonb_to_recordset($1::jsonb) as g(entity_id text, kind text, weight real, keys jsonb),
	lateral jsonb_array_elements_text(g.keys) as k(key)`;

/** After many: searches need not walk the list of what waits. */
export const settleSql = `
select gin_clean_pending_list('SCHEMA.form_compact'), gin_clean_pending_list('SCHEMA.form_words')`;

/** $1 identifiers; answers how many there were. */
export const removeSql = `
with gone as (delete from SCHEMA.entity where entity_id = any($1::text[]) returning 1)
select count(*) as changed from gone`;
