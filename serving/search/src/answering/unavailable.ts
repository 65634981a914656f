import type { TitleIndex } from '@marquee/catalogue';
import type { UnavailableTitle } from '@marquee/contracts';
import { unavailability } from '../allowed.ts';
import { type Found, type FoundTitle, filterNames } from '../finding/found.ts';
import type { Weights } from '../ranking/features.ts';
import { ranked } from '../ranking/order.ts';
import type { Relation } from '../ranking/tier.ts';
import type { SearchWords } from '../words/search-words.ts';
import { reasonsOf } from './reasons.ts';
import { cardOf } from './title-card.ts';

/** So many are named: whoever types wants to watch. */
const mostUnavailable = 5;
/** One or two letters are no name that somebody would miss, unless they are all of it. */
const shortest = 3;

/** A title that is known by name and cannot be watched here. */
export interface Missing {
	readonly index: TitleIndex;
	readonly unavailable: UnavailableTitle;
	/** Where it would stand: before titles of a later tier. */
	readonly tier: number;
}

/** The titles that were named and cannot be watched by whoever asks, with the reason, the likeliest first. */
export function missingFrom(found: Found, weights: Weights, words: SearchWords): Missing[] {
	const { query, outcome } = found;
	const refused = new Set(
		outcome.rejected.filter(({ filter }) => filter === filterNames.unavailable).map(({ id }) => id),
	);
	const named = outcome.considered.filter(
		(each): each is FoundTitle => refused.has(each.id) && isNamed(each as FoundTitle, query.length),
	);
	const reasonOf = reasonsOf(query, words);
	return ranked(named, weights)
		.slice(0, mostUnavailable)
		.map(({ candidate }) => ({
			index: candidate.index,
			tier: candidate.tier,
			unavailable: {
				title: cardOf(candidate.title, query.locale),
				foundBy: reasonOf(candidate).foundBy,
				because: unavailability(candidate.title, query)!, // it was refused for this
			},
		}));
}

const isMeant = ({ relation }: FoundTitle): boolean =>
	relation === 'exact' || relation === 'same' || relation === 'near';

/** Whether it was found by its name: what else was found and refused was not asked for. */
const isNamed = (found: FoundTitle, length: number): boolean =>
	namedBy.has(found.relation) && (length >= shortest || isMeant(found));

const namedBy: ReadonlySet<Relation> = new Set<Relation>([
	'exact',
	'same',
	'prefix',
	'word-prefix',
	'words',
	'near',
	'near-prefix',
]);
