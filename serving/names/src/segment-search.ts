import type { NameForm } from '@marquee/language';
import { type Alphabet, unknownSign } from './alphabet.ts';
import { Candidates } from './candidates.ts';
import { editsAllowed, Likeness } from './likeness.ts';
import {
	type MatchBucket,
	matchBuckets,
	type NamedKind,
	type NameMatch,
	namedKinds,
	standing,
} from './name-search.ts';
import type { Segment } from './segment.ts';
import { longestName, longestQuery, Spelling, spelledQuery } from './spelling.ts';

/** Forms that are compared one by one, for each form of the query and segment. */
const comparedForms = 3_000;
/** Of those that only begin like a short query, when too few are like it. */
const frontForms = 3_000;

/** What a segment is asked for. */
export interface SegmentQuery {
	readonly text: string;
	readonly forms: readonly NameForm[];
	readonly limit: number;
	/** All unless given. */
	readonly kinds: readonly NamedKind[] | undefined;
}

/**
 * Searches segments, one query at a time: what it writes on is used again and again.
 *
 * First the forms that share most grams with the query, then the edits between it and each of these.
 */
export class SegmentSearch {
	readonly #alphabet: Alphabet;
	readonly #candidates = new Candidates();
	readonly #likeness = new Likeness();
	readonly #query = new Spelling(longestQuery);
	readonly #form = new Spelling(longestName);
	readonly #best = new BestForms();

	constructor(alphabet: Alphabet) {
		this.#alphabet = alphabet;
	}

	/** The best matches of a segment, in no order: all that could be among the best `limit` of the index. */
	matches(segment: Segment, asked: SegmentQuery): NameMatch[] {
		const best = this.#best.emptied();
		const most = comparedForms + 4 * asked.limit;
		const kinds = bitsOf(asked.kinds ?? namedKinds);
		for (const { text, cost } of asked.forms) {
			const signs = spelledQuery(text, this.#alphabet);
			const query = this.#query.read(signs, 0, signs.length, this.#alphabet.wide);
			if (query.length === 0) continue;
			this.#likeness.set(query);
			this.#candidates.find(segment, query, this.#alphabet.wide, { kinds, most });
			this.#compare(segment, cost);
			if (best.within < asked.limit && query.length <= 5 && query.signs[0] !== unknownSign) {
				this.#candidates.nearest(segment, query, this.#alphabet.wide, { kinds, most: frontForms });
				this.#compare(segment, cost);
			}
		}
		const exact = exactFold(asked.text);
		return best.best(segment, asked.limit).map((found) => matchOf(segment, found, exact));
	}

	#compare(segment: Segment, queryCost: number): void {
		const { formEntities, formCosts, signEnds, signs } = segment.columns;
		const { forms, count } = this.#candidates;
		const likeness = this.#likeness;
		const allowed = editsAllowed(likeness.queryLength);
		for (let at = 0; at < count; at++) {
			const form = forms[at]!;
			const from = form === 0 ? 0 : signEnds[form - 1]!;
			likeness.compare(this.#form.read(signs, from, signEnds[form]!, this.#alphabet.wide));
			if (likeness.edits >= likeness.queryLength) continue;
			const cost = likeness.cost + queryCost + formCosts[form]!;
			const isWithin = likeness.edits <= allowed && likeness.bucket !== 'part';
			this.#best.offer(formEntities[form]!, form, {
				cost,
				edits: likeness.edits,
				bucket: matchBuckets.indexOf(likeness.bucket),
				isWithin,
			});
		}
	}
}

function bitsOf(kinds: readonly NamedKind[]): number {
	return kinds.reduce((bits, kind) => bits | (1 << namedKinds.indexOf(kind)), 0);
}

interface FoundForm {
	readonly form: number;
	readonly cost: number;
	readonly edits: number;
	readonly bucket: MatchBucket;
	readonly isWithin: boolean;
}

interface Offered {
	readonly cost: number;
	readonly edits: number;
	/** Its place in `matchBuckets`. */
	readonly bucket: number;
	readonly isWithin: boolean;
}

/** For each entity the form that matches best. */
class BestForms {
	/** How many entities are within the edits that are allowed. */
	within = 0;
	readonly #places = new Map<number, number>();
	readonly #found: (Offered & { entity: number; form: number })[] = [];

	emptied(): this {
		this.#places.clear();
		this.#found.length = 0;
		this.within = 0;
		return this;
	}

	offer(entity: number, form: number, offered: Offered): void {
		const place = this.#places.get(entity);
		if (place === undefined) {
			this.#places.set(entity, this.#found.length);
			this.#found.push({ ...offered, entity, form });
			this.within += Number(offered.isWithin);
		} else if (offered.cost < this.#found[place]!.cost) {
			this.within += Number(offered.isWithin) - Number(this.#found[place]!.isWithin);
			this.#found[place] = { ...offered, entity, form };
		}
	}

	best(segment: Segment, limit: number): FoundForm[] {
		const { weights } = segment.columns;
		return this.#found
			.map((found) => ({
				...found,
				bucket: matchBuckets[found.bucket]!,
				rank: standing({ cost: found.cost, weight: weights[found.entity]! }),
			}))
			.sort((a, b) => a.rank - b.rank || a.form - b.form)
			.slice(0, 2 * limit + 16);
	}
}

function matchOf(segment: Segment, found: FoundForm, exact: string): NameMatch {
	const { formEntities, formNames, formCosts, weights } = segment.columns;
	const entity = formEntities[found.form]!;
	const name = segment.nameAt(formNames[found.form]!);
	const isExact =
		found.bucket === 'same' && formCosts[found.form] === 0 && exactFold(name.text) === exact;
	return {
		entityId: segment.idOf(entity),
		kind: segment.kindOf(entity),
		name,
		bucket: isExact ? 'exact' : found.bucket,
		edits: found.edits,
		cost: isExact ? 0 : found.cost,
		weight: weights[entity]!,
	};
}

const exactFold = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
		.trim() || text;
