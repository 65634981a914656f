import type { NamedEntity } from '../name-search.ts';

/** An entity that the database proposes. */
export interface Candidate {
	readonly entity_id: string;
	readonly kind: NamedEntity['kind'];
	readonly weight: number;
	readonly names: NamedEntity['names'];
}

/** One row for each entity, and one for each form under which it is found; `compact` is a folded form without spaces. */
export const schemaSql = `
create schema if not exists SCHEMA;
create extension if not exists pg_trgm;
create table if not exists SCHEMA.entity (
	entity_id text primary key, kind text not null, weight double precision not null, names jsonb not null);
create table if not exists SCHEMA.form (
	entity_id text not null, kind text not null, weight double precision not null, compact text not null);
create index if not exists form_of_entity on SCHEMA.form (entity_id);
create index if not exists form_grams on SCHEMA.form using gin (compact gin_trgm_ops);
create index if not exists form_first on SCHEMA.form (left(compact, 1), weight desc);
create index if not exists form_first_two on SCHEMA.form (left(compact, 2), weight desc);`;

const entitiesOf = (found: string) => `
with found as (${found})
select e.entity_id, e.kind, e.weight, e.names
from SCHEMA.entity e join (select distinct entity_id from found) f using (entity_id)`;

/** $1 the compact query, $2 kinds or null, $3 how many: what begins with one or two letters, the best known first. */
export const prefixSql = entitiesOf(`
	(select entity_id from SCHEMA.form where left(compact, 1) = $1 and ($2::text[] is null or kind = any($2))
	order by weight desc limit $3)
	union all
	(select entity_id from SCHEMA.form where left(compact, 2) = $1 and ($2::text[] is null or kind = any($2))
	order by weight desc limit $3)`);

/** The same for longer ones: what has the most trigrams in common, as a whole or in a part. */
export const candidatesSql = entitiesOf(`
	select entity_id from SCHEMA.form
	where (compact % $1 or $1 <% compact) and ($2::text[] is null or kind = any($2))
	order by greatest(similarity(compact, $1), 0.95 * word_similarity($1, compact)) desc, weight desc
	limit $3`);
