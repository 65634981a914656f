import { exactFold, type NameForm } from '@marquee/language';
import type { Alphabet } from './alphabet.ts';
import { BestForms, type FoundForm, firstPage } from './best-forms.ts';
import { Candidates, gramsPerEdit } from './candidates.ts';
import { editsAllowed, Likeness } from './likeness.ts';
import { type NamedKind, type NameMatch, namedKinds } from './name-search.ts';
import { readings, type Segment } from './segment.ts';
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
/** For what was typed in signs that the name has not: between names as exact. More than weight can make up for. */
const otherSigns = 0.12;
/** For signs of the name that were not typed. */
const untypedSigns = 0.02;
/** For a name of another language than the one who types has, where both are known. */
const otherLanguage = 0.05;
/** For the beginning of how a name of another language is read: a mistake in a name of one's own is likelier. */
const begunReading = 0.35;
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
	/** Whether a name is of another language than the query, at the place of its locale in the segment's `locales`. */
	#areOther: readonly boolean[] = [];

	constructor(alphabet: Alphabet) {
		this.#alphabet = alphabet;
	}

	/** The best matches of a segment, in no order: all that could be among the best `limit` of the index. */
	matches(segment: Segment, asked: SegmentQuery): NameMatch[] {
		const best = this.#best;
		const most = comparedForms + (segment.formCount >>> 11) + 4 * asked.limit;
		const kinds = bitsOf(asked.kinds ?? namedKinds);
		if ((kinds & segment.kindBits) === 0) return [];
		best.begin(asked.limit);
		this.#areOther = segment.columns.locales.map((locale) => areDifferent(locale, asked.locale));
		for (const form of asked.forms) {
			const signs = spelledQuery(form.text, this.#alphabet);
			const query = this.#query.read(signs, 0, signs.length, this.#alphabet.wide);
			if (query.length === 0) continue;
			this.#likeness.set(query);
			const worthFilling = editsAllowed(query.length) + 0.75;
			best.worthFilling(worthFilling);
			this.#candidates.find(segment, query, this.#alphabet, { kinds, most });
			this.#compare(segment, form);
			if (query.length <= 5 && best.countBelow(worthFilling) < firstPage) {
				this.#candidates.nearest(segment, query, this.#alphabet, { kinds, most: frontForms });
				this.#compare(segment, form);
			}
		}
		const typed = { text: asked.text, exact: exactFold(asked.text) };
		const found = best.best(segment.columns.weights);
		return found.map((each) => matchOf(segment, each, typed));
	}

	/** Compares candidates until no other can be of use. */
	#compare(segment: Segment, asked: NameForm): void {
		const { shared, count, counted, byGramsFrom } = this.#candidates;
		const unshared = counted - gramsOfEnds - gramsPerGap * (this.#query.words - 1);
		for (let at = 0; at < count; at++) {
			const leastEdits = Math.ceil((unshared - shared[at]!) / gramsPerEdit);
			if (at >= byGramsFrom && asked.cost + leastEdits >= this.#best.useless) return;
			this.#compareOne(segment, asked, at);
		}
	}

	#compareOne(segment: Segment, asked: NameForm, at: number): void {
		const { formEntities, formCosts, formReadings, signEnds, signs } = segment.columns;
		const { forms, soundsFrom, soundsTo, sounds } = this.#candidates;
		const likeness = this.#likeness;
		const form = forms[at]!;
		const reading = formReadings[form]!;
		const formCost =
			asked.cost +
			formCosts[form]! +
			(asked.how === 'romaji' && reading !== readings.romaji ? notRomaji : 0);
		const name = this.#form.read(
			signs,
			form === 0 ? 0 : signEnds[form - 1]!,
			signEnds[form]!,
			this.#alphabet.wide,
		);
		const below = this.#best.useless - formCost;
		const isAlike = at >= soundsFrom && at < soundsTo;
		const isLess = isAlike
			? likeness.compareSound(name, below, sounds)
			: likeness.compare(name, below, reading === readings.none);
		if (!isLess || likeness.edits >= likeness.queryLength) return;
		const { cost, edits, bucket } = likeness;
		const unlike = isAlike ? 0 : this.#unlike(at);
		const otherwise = this.#languageCost(segment, form, bucket === 'same' || bucket === 'near');
		const total = cost + formCost + unlike + otherwise;
		this.#best.offer({ entity: formEntities[form]!, form, cost: total, edits, bucket });
	}

	/** The share of the query's grams that a candidate with edits has not, in edits. */
	#unlike(at: number): number {
		const { shared, asked } = this.#candidates;
		return this.#likeness.edits === 0 || asked === 0 ? 0 : unlikeGrams * (1 - shared[at]! / asked);
	}

	/** What it costs to be the name of another language; more for how that is read, if only begun. */
	#languageCost({ columns }: Segment, form: number, isWhole: boolean): number {
		const { formNames, nameLocales, formReadings } = columns;
		const isOther = this.#areOther[nameLocales[formNames[form]!]!]!;
		if (!isOther) return 0;
		return isWhole || formReadings[form] === readings.none ? otherLanguage : begunReading;
	}
}

/** Whether two locales are known to be of different languages. A transcription, as `x-jat`, is no language of anybody's own. */
function areDifferent(one: string, other: string | undefined): boolean {
	return one !== '' && other !== undefined && languageOf(one) !== languageOf(other);
}

const languageOf = (locale: string): string => locale.split('-', 1)[0]!.toLowerCase();

function bitsOf(kinds: readonly NamedKind[]): number {
	return kinds.reduce((bits, kind) => bits | (1 << namedKinds.indexOf(kind)), 0);
}

/** What parts names that differ from what was typed in punctuation alone: `The End` typed as `The End?`. */
function signsCost(name: string, typed: string): number {
	if (name.toLowerCase() === typed.trim().toLowerCase()) return 0;
	return /[\p{P}\p{S}]/u.test(typed) ? otherSigns : untypedSigns;
}

function matchOf(
	segment: Segment,
	found: FoundForm,
	{ text: typedText, exact }: { readonly text: string; readonly exact: string },
): NameMatch {
	const { formEntities, formNames, formCosts, weights } = segment.columns;
	const entity = formEntities[found.form]!;
	const isSame = found.bucket === 'same' && formCosts[found.form] === 0;
	const names = isSame ? segment.entityAt(entity).names : [];
	const asWritten = names.find(({ text }) => text.toLowerCase() === typedText.trim().toLowerCase());
	const typed = asWritten ?? names.find(({ text }) => exactFold(text) === exact);
	const name = typed ?? segment.nameAt(formNames[found.form]!);
	const isExact = typed !== undefined;
	return {
		entityId: segment.idOf(entity),
		kind: segment.kindOf(entity),
		name,
		bucket: isExact ? 'exact' : found.bucket,
		edits: found.edits,
		cost: isExact ? signsCost(name.text, typedText) : found.cost,
		weight: weights[entity]!,
	};
}
