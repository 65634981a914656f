import type { NamedEntity, NameMatch, NameSearch } from '../name-search.ts';
import { findable } from '../proposals/findable.ts';
import { judged, newestOf, storable } from '../proposals/judged.ts';
import { indexSettings } from './index-settings.ts';
import { beginning, proposingQueries } from './proposing-queries.ts';
import { type Asking, bulk, opensearch, type Reply, refused } from './requests.ts';

/** What names in OpenSearch need. */
export interface OpenSearchNamesParts {
	/** Of the cluster, as `https://search.example:9200`. */
	readonly url: string;
	/** Made if it is not there. */
	readonly index: string;
	/** Orders what the cluster proposes: an empty index of another engine, made anew for every query. */
	readonly judge: () => NameSearch;
	/** The header of that name, as `Basic …`. */
	readonly authorization?: string;
	/** A search that takes longer is given up: 500 ms unless given. */
	readonly deadlineMs?: number;
}

/** Entities that travel in one request. */
const atOnce = 500;
/** Writing is waited for that long, a request. */
const writingMs = 60_000;
/** More bytes no identifier may have. */
const longestId = 512;

/**
 * Names in OpenSearch, for those who run one: it proposes by threes of signs, beginnings of words and keys, and `judge` orders, so that
 * the answer is in the same order as everywhere.
 *
 * **Never run against an OpenSearch**: it is written after the documentation of 2.x and 3.x and tested against a small server that
 * knows just what is asked here. Try it on a copy of your catalogue before you rely on it.
 *
 * Of a put that fails some may be written; put it again. `size` counts what was there at the beginning and what this one wrote since.
 *
 * @throws {Failure} `opensearch-unreachable`, from every call, also where it does not answer in time or has too much to do;
 * `opensearch-refused` where it says no.
 */
export async function openOpenSearchNames(parts: OpenSearchNamesParts): Promise<NameSearch> {
	const { index, judge, deadlineMs = 500 } = parts;
	if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(index))
		throw new RangeError(`an index is called by small letters, digits, - and _, got ${index}`);
	const ask = opensearch(parts);
	await made(ask, index);
	const { body } = await ask('GET', `/${index}/_count`, { withinMs: writingMs });
	let size = (body as { count: number }).count;

	const write = async (lines: readonly (readonly object[])[], counted: string) => {
		let changed = 0;
		for (let from = 0; from < lines.length; from += atOnce) {
			const some = lines.slice(from, from + atOnce).flat();
			const results = await bulk(ask, index, some.map(storable), writingMs);
			changed += results.filter((result) => result === counted).length;
		}
		if (lines.length > 0) await ask('POST', `/${index}/_refresh`, { withinMs: writingMs });
		return changed;
	};
	return {
		get size() {
			return size;
		},
		put: async (entities) => {
			const newest = newestOf(entities).map((entity) => [
				{ index: { _id: identifier(entity) } },
				documentOf(entity),
			]);
			size += await write(newest, 'created');
		},
		remove: async (entityIds) => {
			const ids = [...new Set(entityIds)].filter(canBeKnown);
			size -= await write(
				ids.map((_id) => [{ delete: { _id } }]),
				'deleted',
			);
		},
		search: async (query): Promise<readonly NameMatch[]> => {
			const asked = proposingQueries(query);
			if (asked.length === 0) return judged(judge, [], query);
			const lines = asked.flatMap((one) => ['{}', storable(one)]);
			const reply = await ask('POST', `/${index}/_msearch`, { lines, withinMs: deadlineMs });
			return judged(judge, proposedIn(reply), query);
		},
		close: async () => {},
	};
}

/** Makes the index where there is none; another may do so at the same time. */
async function made(ask: Asking, index: string): Promise<void> {
	const there = await ask('HEAD', `/${index}`, { withinMs: writingMs, mayBe: [404] });
	if (there.status !== 404) return;
	const json = indexSettings;
	const reply = await ask('PUT', `/${index}`, { json, withinMs: writingMs, mayBe: [400] });
	const { error } = reply.body as { error?: { type?: string } };
	if (reply.status === 400 && error?.type !== 'resource_already_exists_exception')
		throw refused(`PUT /${index}`, reply);
}

function documentOf(entity: NamedEntity): object {
	const { forms, keys } = findable(entity);
	return {
		entity_id: entity.entityId,
		kind: entity.kind,
		weight: entity.weight,
		names: entity.names,
		whole: forms.map(({ compact }) => compact),
		keys,
		compact: forms.map(({ compact }) => beginning(compact)),
		words: forms.map(({ words }) => words),
	};
}

const canBeKnown = (entityId: string): boolean =>
	entityId !== '' && entityId.isWellFormed() && Buffer.byteLength(entityId) <= longestId;

function identifier({ entityId }: NamedEntity): string {
	if (canBeKnown(entityId)) return entityId;
	throw new RangeError(
		`an identifier has 1 to ${longestId} bytes, got ${JSON.stringify(entityId)}`,
	);
}

/** What one document was stored with. */
interface Source {
	readonly entity_id: string;
	readonly kind: NamedEntity['kind'];
	readonly weight: number;
	readonly names: NamedEntity['names'];
}

/** All entities of a multi-search, each once; one search that failed fails all: a part of the names would be missing in silence. */
function proposedIn(reply: Reply): readonly NamedEntity[] {
	const found = new Map<string, NamedEntity>();
	const { responses } = reply.body as {
		responses: readonly {
			readonly error?: unknown;
			readonly hits?: { readonly hits: readonly { readonly _source: Source }[] };
		}[];
	};
	for (const { error, hits } of responses) {
		if (hits === undefined) throw refused('_msearch', { ...reply, body: { error } });
		for (const { _source } of hits.hits) {
			const { entity_id: entityId, kind, weight, names } = _source;
			found.set(entityId, { entityId, kind, weight, names });
		}
	}
	return [...found.values()];
}
