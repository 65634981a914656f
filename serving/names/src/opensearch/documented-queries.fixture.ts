import type { indexSettings } from './index-settings.ts';

export type Settings = typeof indexSettings;
export type Document = Readonly<Record<string, unknown>>;
type Clause = Readonly<Record<string, never>>;

/** The documents that a query finds, by what the documentation of OpenSearch says of it, scored by terms in common. */
export function hits(
	{ size, sort, query }: { size: number; sort?: unknown; query: Clause },
	documents: ReadonlyMap<string, Document>,
	settings: Settings,
): object[] {
	const found = [...documents.values()].flatMap((document) => {
		const score = scored(query, document, settings);
		return score === undefined ? [] : [{ document, score }];
	});
	const byWeight = (document: Document) => -Number(document.weight);
	found.sort((one, other) =>
		sort === undefined
			? other.score - one.score
			: byWeight(one.document) - byWeight(other.document) ||
				(String(one.document.entity_id) < String(other.document.entity_id) ? -1 : 1),
	);
	return found.slice(0, size).map(({ document }) => ({ _source: document }));
}

/** How well a document matches; `undefined` if it does not. */
function scored(clause: Clause, document: Document, settings: Settings): number | undefined {
	const [kind, given] = Object.entries(clause)[0] as unknown as [string, Record<string, unknown>];
	const score = (one: unknown) => scored(one as Clause, document, settings);
	if (kind === 'bool') return ofAll(given, score);
	if (kind === 'dis_max') return best((given.queries as unknown[]).map(score));
	const [field, wanted] = Object.entries(given)[0]!;
	const values = [document[field]].flat().map(String);
	if (kind === 'term') return values.includes(String(wanted)) ? 1 : undefined;
	if (kind === 'terms')
		return (wanted as string[]).some((one) => values.includes(one)) ? 1 : undefined;
	if (kind === 'match') return matched(field, values, wanted as Match, settings);
	throw new RangeError(`a query of ${kind}`);
}

type Score = (clause: unknown) => number | undefined;

function ofAll(given: Record<string, unknown>, score: Score): number | undefined {
	const { filter = [], must = [], should } = given as Record<string, unknown[]>;
	if (filter.some((one) => score(one) === undefined)) return undefined;
	if (should?.every((one) => score(one) === undefined)) return undefined;
	const scores = must.map(score);
	return scores.includes(undefined) ? undefined : scores.reduce<number>((a, b) => a + b!, 0);
}

function best(scores: readonly (number | undefined)[]): number | undefined {
	const some = scores.filter((one) => one !== undefined);
	return some.length === 0 ? undefined : Math.max(...some);
}

interface Match {
	readonly query: string;
	readonly minimum_should_match: string;
}

function matched(
	field: string,
	values: readonly string[],
	{ query, minimum_should_match }: Match,
	{ settings, mappings }: Settings,
): number | undefined {
	const mapping = mappings.properties[field as 'words'];
	const analysed = (text: string, analyzer: string): readonly string[] => {
		const { tokenizer, filter = [] } = settings.analysis.analyzer[
			analyzer as 'marquee_beginnings'
		] as { tokenizer: string; filter?: readonly string[] };
		const tokens = tokenizer === 'threes' ? threes(text) : text.split(/\s+/);
		return filter.length === 0 ? tokens : tokens.flatMap(beginnings);
	};
	const { max_gram } = settings.analysis.filter.beginnings;
	const beginnings = (token: string) =>
		Array.from({ length: Math.min(max_gram, [...token].length) }, (_, last) =>
			[...token].slice(0, last + 1).join(''),
		);
	const terms = [...new Set(analysed(query, mapping.search_analyzer ?? mapping.analyzer))];
	const known = new Set(values.flatMap((value) => analysed(value, mapping.analyzer)));
	const common = terms.filter((term) => known.has(term)).length;
	const least = Math.floor((terms.length * Number.parseInt(minimum_should_match, 10)) / 100);
	return common > 0 && common >= least ? common : undefined;
}

const threes = (text: string): readonly string[] => {
	const signs = [...text];
	return signs.slice(2).map((_, at) => signs.slice(at, at + 3).join(''));
};
