/** What a name can be the name of. */
export const namedKinds = ['title', 'person', 'genre', 'tag'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** A name as it is written, and in which language. */
export interface WrittenName {
	readonly text: string;
	readonly locale?: string;
}

/** Something that is found by its names. */
export interface NamedEntity {
	/** Unique among all kinds. */
	readonly entityId: string;
	readonly kind: NamedKind;
	/** The main name first. */
	readonly names: readonly WrittenName[];
	/** How well known it is, 0 to 1: what stands first where names say no more. */
	readonly weight: number;
}

/** What was typed so far. */
export interface NameQuery {
	readonly text: string;
	/** Of the one who types; which letters are one and the same depends on it. */
	readonly locale?: string;
	readonly limit: number;
	/** All kinds unless given. */
	readonly kinds?: readonly NamedKind[];
}

/**
 * How a name matches, the best first.
 *
 * `exact`: as written, but for case, width and punctuation. `same`: the same once folded, or an alias. `prefix`: the name begins with
 * it. `word-prefix`: a later word of the name begins with it. `words`: all its words are in the name, in any order, the last one as
 * a beginning. `near`: the whole name within some edits, or with more where it sounds alike: only then is the
 * cost below the edits. `near-prefix`: its beginning, or that of a later word, within some
 * edits. `near-words`: words within some edits, in any order. `part`: some of its words only.
 */
export const matchBuckets = [
	'exact',
	'same',
	'prefix',
	'word-prefix',
	'words',
	'near',
	'near-prefix',
	'near-words',
	'part',
] as const;
export type MatchBucket = (typeof matchBuckets)[number];

/** An entity that has a name like what was typed. */
export interface NameMatch {
	readonly entityId: string;
	readonly kind: NamedKind;
	/** The name that matched best, as written. */
	readonly name: WrittenName;
	readonly bucket: MatchBucket;
	/** Edits between what was typed and what it stands for: Damerau's, on graphemes. */
	readonly edits: number;
	/** How unlike they are, in edits: 0 is the same. With the weight it orders the matches of one query, see `byStanding`. */
	readonly cost: number;
	readonly weight: number;
}

/** Finds entities by what somebody types of their names. What is put or removed is seen within a second. */
export interface NameSearch {
	/** Entities that are in. */
	readonly size: number;
	/** Adds entities, or puts them in the place of those with the same identifier. */
	put(entities: readonly NamedEntity[]): Promise<void>;
	/** Takes entities out; unknown ones are ignored. */
	remove(entityIds: readonly string[]): Promise<void>;
	/** The best matches, the best first, each entity once. */
	search(query: NameQuery): Promise<readonly NameMatch[]>;
	close(): Promise<void>;
}

/** What the best known may be ahead of the least known for, in edits: less than what parts exact from the same. */
export const weightInEdits = 0.1;

/** A number by which matches are ordered, the least first: cost, less up to `weightInEdits` for how well known it is. */
export function standing(match: Pick<NameMatch, 'cost' | 'weight'>): number {
	return match.cost - weightInEdits * match.weight;
}

/**
 * Orders the matches of one query, the best first: exact ones before all others, then by `standing`, then the shorter name,
 * then the identifier. Whoever merges answers of several engines does it by this.
 */
export function byStanding(a: NameMatch, b: NameMatch): number {
	return (
		Number(b.bucket === 'exact') - Number(a.bucket === 'exact') ||
		standing(a) - standing(b) ||
		a.name.text.length - b.name.text.length ||
		(a.entityId < b.entityId ? -1 : Number(a.entityId > b.entityId))
	);
}
