import type { SearchIntent } from '@marquee/contracts';
import type { MatchBucket } from '@marquee/names';

/**
 * How a title stands to what was typed: by its name; by a person whose name was typed; by fulfilling what is described, or some of it.
 */
export type Relation = MatchBucket | 'person' | 'described' | 'described-in-part';

/** What a tier depends on besides the relation. */
export interface ReadAs {
	readonly intent: SearchIntent;
	/** Whether it is likely enough to come before names that only begin with what was typed. */
	readonly isSure: boolean;
}

/** Relations that stand together: inside a tier features decide, between tiers nothing does. */
type Tier = readonly Relation[];

const named: readonly Tier[] = [['exact'], ['same']];
const begun: Tier = ['prefix', 'word-prefix', 'words'];
const mistaken: readonly Tier[] = [['near', 'near-prefix', 'near-words']];
const described: readonly Tier[] = [['described'], ['described-in-part']];

/** The tiers of each reading, the best first. A title whose name was typed stands before everything, whatever the reading. */
const tiers = {
	fetch: [...named, begun, ...mistaken, ['person'], ...described, ['part']],
	find: [...named, ['person'], begun, ...mistaken, ...described, ['part']],
	explore: [...named, ...described, ['person'], begun, ...mistaken, ['part']],
	exploreUnsure: [...named, begun, ...described, ['person'], ...mistaken, ['part']],
} as const satisfies Record<string, readonly Tier[]>;

const placesIn = (list: readonly Tier[]): ReadonlyMap<Relation, number> =>
	new Map(list.flatMap((tier, place) => tier.map((relation) => [relation, place] as const)));

const places: Readonly<Record<keyof typeof tiers, ReadonlyMap<Relation, number>>> = {
	fetch: placesIn(tiers.fetch),
	find: placesIn(tiers.find),
	explore: placesIn(tiers.explore),
	exploreUnsure: placesIn(tiers.exploreUnsure),
};

/**
 * The tier of the best of a title's relations; 0 is the best.
 *
 * @throws {RangeError} if there is none: then nothing has found the title.
 */
export function tierOf(
	relations: readonly Relation[],
	readAs: ReadAs,
): { readonly tier: number; readonly relation: Relation } {
	const placeOf = places[listOf(readAs)];
	let relation = relations[0];
	if (relation === undefined) throw new RangeError('a title without any relation to the query');
	for (const each of relations) if (placeOf.get(each)! < placeOf.get(relation)!) relation = each;
	return { tier: placeOf.get(relation)!, relation };
}

const listOf = ({ intent, isSure }: ReadAs): keyof typeof tiers => {
	if (intent === 'explore') return isSure ? 'explore' : 'exploreUnsure';
	return intent === 'find' && isSure ? 'find' : 'fetch';
};

/** Whether nothing that chance chose may stand before it: its name is what was typed, or begins with it. */
export const isProtected = (relation: Relation): boolean =>
	relation === 'exact' || relation === 'same' || relation === 'prefix';
