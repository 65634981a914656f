import { type NameQuery, namedKinds } from '../name-search.ts';
import { longestBeginning, type Sought, sought } from '../proposals/findable.ts';
import { proposalsFor } from '../proposals/judged.ts';

/** Of names that begin as the query does, the best known come first: so many more than wanted are judged. */
const sameBeginning = 10;
/** The best known of those that begin with its first two signs, where grams find little. */
const nearestProposed = 10;

/** The searches whose hits together may be meant by what was typed, as bodies of one multi-search. */
export function proposingQueries(query: NameQuery): readonly object[] {
	const { limit, kinds = namedKinds } = query;
	const best = (filter: object, size: number) => ({
		size,
		_source: ['entity_id', 'kind', 'weight', 'names'],
		sort: [{ weight: 'desc' }, { entity_id: 'asc' }],
		query: { bool: { filter: [{ terms: { kind: kinds } }, filter] } },
	});
	const alike = (form: Sought) => ({
		size: proposalsFor(limit),
		_source: ['entity_id', 'kind', 'weight', 'names'],
		query: {
			bool: {
				filter: [{ terms: { kind: kinds } }],
				must: [{ dis_max: { queries: likely(form) } }],
			},
		},
	});
	return sought(query).flatMap((form) => [
		best(
			{
				bool: {
					should: [{ term: { whole: form.compact } }, { terms: { keys: form.nearWhole } }],
					minimum_should_match: 1,
				},
			},
			limit + sameBeginning,
		),
		...form.beginnings.map((key) => best({ term: { keys: key } }, limit + sameBeginning)),
		...form.nearest.map((key) => best({ term: { keys: key } }, nearestProposed)),
		...(form.length > longestBeginning ? [alike(form)] : []),
	]);
}

/** A quarter of its threes in common, or most of its words begun. */
const likely = ({ compact, words }: Sought): readonly object[] => [
	{ match: { compact: { query: beginning(compact), minimum_should_match: '25%' } } },
	{ match: { words: { query: words, minimum_should_match: '75%' } } },
];

/** With a mark, so that to begin alike counts for more than to be alike within. */
export const beginning = (compact: string): string => `^${compact}`;
