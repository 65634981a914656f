import { exactFold, type NameForm } from '@marquee/language';
import type { Alphabet } from './alphabet.ts';
import { BestForms, type FoundForm, firstPage } from './best-forms.ts';
import { Candidates, gramsPerEdit } from './candidates.ts';
import { editsAllowed, Likeness } from './likeness.ts';
import { type NamedKind, type NameMatch, namedKinds } from './name-search.ts';
import type { Segment } from './segment.ts';
import { longestName, longestQuery, Spelling, spelledQuery } from './spelling.ts';

/** Forms that are compared one by one for each form of the query: so many, and one more for every 2,048 of the segment. */
const comparedForms = 600;
/** Of those that only begin like a short query, when too few are like it. */
const frontForms = 1_000;

/** Grams of a query that only tell where a name begins and ends. */
const gramsOfEnds = 2;
/** Grams across the gap of two words, which another order of the words does not have. */
const gramsPerGap = 2;

/** For what is like the query only if it were Japanese in Latin letters, but is not. */
const notRomaji = 1;
/** For a name of another language than the one who types has, where both are known. */
const otherLanguage = 0.05;
/** What tells names with as many edits apart: the share of the query's grams that they have not, in edits. */
const unlikeGrams = 0.25;

/** What a segment is asked for. */
export interface SegmentQuery {
	readonly text: string;
	readonly forms: readonly NameForm[];
	/** Of the one who types: among names as like, those of that language come first. */
	readonly locale: string | undefined;
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
	/** What a name costs by its locale, at the place of that in the segment's `locales`. */
	#localeCosts: readonly number[] = [];

	constructor(alphabet: Alphabet) {
		this.#alphabet = alphabet;
	}

	/** The best matches of a segment, in no order: all that could be among the best `limit` of the index. */
	matches(segment: Segment, asked: SegmentQuery): NameMatch[] {
		const best = this.#best;
		const most = comparedForms + (segment.formCount >>> 11) + 4 * asked.limit;
		const kinds = bitsOf(asked.kinds ?? namedKinds);
		best.begin(asked.limit);
		this.#localeCosts = segment.columns.locales.map((locale) => localeCost(locale, asked.locale));
		for (const { text, how, cost } of asked.forms) {
			const signs = spelledQuery(text, this.#alphabet);
			const query = this.#query.read(signs, 0, signs.length, this.#alphabet.wide);
			if (query.length === 0) continue;
			this.#likeness.set(query);
			const worthFilling = editsAllowed(query.length) + 0.75;
			best.worthFilling(worthFilling);
			this.#candidates.find(segment, query, this.#alphabet.wide, { kinds, most });
			this.#compare(segment, cost, how === 'romaji' ? notRomaji : 0);
			if (query.length <= 5 && best.countBelow(worthFilling) < firstPage) {
				this.#candidates.nearest(segment, query, this.#alphabet.wide, { kinds, most: frontForms });
				this.#compare(segment, cost, how === 'romaji' ? notRomaji : 0);
			}
		}
		const exact = exactFold(asked.text);
		const found = best.best(segment.columns.weights);
		return found.map((each) => matchOf(segment, each, exact));
	}

	/** Compares candidates until no other can be of use. */
	#compare(segment: Segment, queryCost: number, otherwise: number): void {
		const { formEntities, formNames, nameLocales, formCosts, formRomaji, signEnds, signs } =
			segment.columns;
		const localeCosts = this.#localeCosts;
		const { forms, shared, count, asked, counted, byGramsFrom } = this.#candidates;
		const { wide } = this.#alphabet;
		const likeness = this.#likeness;
		const best = this.#best;
		const unshared = counted - gramsOfEnds - gramsPerGap * (this.#query.words - 1);
		for (let at = 0; at < count; at++) {
			const form = forms[at]!;
			const formCost = queryCost + formCosts[form]! + (formRomaji[form] === 1 ? 0 : otherwise);
			const leastEdits = Math.ceil((unshared - shared[at]!) / gramsPerEdit);
			if (at >= byGramsFrom && queryCost + leastEdits >= best.useless) return;
			const from = form === 0 ? 0 : signEnds[form - 1]!;
			const name = this.#form.read(signs, from, signEnds[form]!, wide);
			if (!likeness.compare(name, best.useless - formCost)) continue;
			const { cost, edits, bucket } = likeness;
			if (edits >= likeness.queryLength) continue;
			const unlike = edits === 0 || asked === 0 ? 0 : unlikeGrams * (1 - shared[at]! / asked);
			const total = cost + formCost + unlike + localeCosts[nameLocales[formNames[form]!]!]!;
			best.offer({ entity: formEntities[form]!, form, cost: total, edits, bucket });
		}
	}
}

function localeCost(locale: string, asked: string | undefined): number {
	if (locale === '' || asked === undefined) return 0;
	return languageOf(locale) === languageOf(asked) ? 0 : otherLanguage;
}

const languageOf = (locale: string): string => locale.split('-', 1)[0]!.toLowerCase();

function bitsOf(kinds: readonly NamedKind[]): number {
	return kinds.reduce((bits, kind) => bits | (1 << namedKinds.indexOf(kind)), 0);
}

function matchOf(segment: Segment, found: FoundForm, exact: string): NameMatch {
	const { formEntities, formNames, formCosts, weights } = segment.columns;
	const entity = formEntities[found.form]!;
	const isSame = found.bucket === 'same' && formCosts[found.form] === 0;
	const names = isSame ? segment.entityAt(entity).names : [];
	const typed = names.find(({ text }) => exactFold(text) === exact);
	const name = typed ?? segment.nameAt(formNames[found.form]!);
	const isExact = typed !== undefined;
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
