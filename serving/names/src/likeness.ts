import type { MatchBucket } from './name-search.ts';
import { Pattern } from './pattern.ts';
import { longestQuery, type Spelling } from './spelling.ts';

/**
 * What it costs, in edits, to be found otherwise than as the whole name. Fitted on films and misspellings (bench/names.ts);
 * what counts is their order and that all but the last stay below one edit.
 */
const costs = {
	/** Folding, or a space more or less: more than what weight can make up for. */
	same: 0.12,
	spaced: 0.03,
	prefix: 0.3,
	wordPrefix: 0.45,
	words: 0.5,
	/** Words of the query that the name has in another order. */
	outOfOrder: 0.1,
	near: 0.05,
	firstSign: 0.05,
	/** For a whole name that sounds alike, and for each of its edits: one of another sound costs as much as one and a half. */
	sound: 0.94,
	soundEdit: 0.24,
	/** Two sounds are in many names. */
	twoSounds: 0.12,
	/** For each sign of the name that is not typed yet, and at most. */
	untyped: 0.01,
	untypedAtMost: 0.6,
	/** The same where a word in the middle is all that was typed. */
	around: 0.02,
	aroundAtMost: 0.75,
	/** A beginning typed with a space more or less, where few signs are typed: two slips that seldom come together. */
	gap: 0.9,
	/** An initial in the place of a word. */
	initial: 0.5,
	part: 2.5,
	missing: 3,
} as const;

/** Words of a query that are looked at one by one. */
const wordsAtMost = 10;

/** Edits that a text of so many signs may be away from what is typed: 0 to 2 signs, 1 to 5, 2 to 9, 3 above. */
export function editsAllowed(length: number): number {
	return length <= 2 ? 0 : length <= 5 ? 1 : length <= 9 ? 2 : 3;
}

/** How a query is like one form of a name after another: the answer to the last one stands in the fields. */
export class Likeness {
	bucket: MatchBucket = 'part';
	cost = Number.POSITIVE_INFINITY;
	edits = 0;

	readonly #whole = new Pattern(longestQuery);
	readonly #words: Pattern[] = [];
	#wordCount = 0;
	#query: Spelling | undefined;
	#allowed = 0;
	/** Grows from 0 to 1 with the signs typed: who typed two of them did not say how long the name is. */
	#knownLength = 0;
	/** Falls from 1 to 0 with the signs typed: who typed ten did not begin another name by chance. */
	#maybeChance = 0;
	#spacesTell = true;

	get queryLength(): number {
		return this.#whole.length;
	}

	/** Takes a query. */
	set(query: Spelling): this {
		const { signs, starts, length } = query;
		this.#query = query;
		this.#whole.set(signs, 0, length);
		this.#allowed = editsAllowed(length);
		this.#knownLength = Math.max(0, Math.min(1, (length - 2) / 4));
		this.#maybeChance = Math.max(0, Math.min(1, (10 - length) / 5));
		this.#wordCount = query.words > wordsAtMost ? 0 : query.words;
		for (let word = 0; word < this.#wordCount; word++) {
			this.#words[word] ??= new Pattern(longestQuery);
			this.#words[word]!.set(signs, starts[word]!, query.wordEnd(word));
		}
		return this;
	}

	/**
	 * Compares the query with a form, in which `spacesTell` words apart: whether it costs less than `below`. Otherwise the fields
	 * say nothing.
	 */
	compare(form: Spelling, below: number, spacesTell: boolean): boolean {
		this.cost = below;
		this.#spacesTell = spacesTell;
		this.#asWhole(form);
		if (this.cost > costs.wordPrefix) this.#asWordPrefix(form);
		if (this.cost > costs.words && this.#wordCount > 1) this.#asWords(form);
		return this.cost < below;
	}

	/** Compares the query, as a whole, with a form that sounds like it: whether it costs less than `below`. */
	compareSound(form: Spelling, below: number, sounds: number): boolean {
		this.cost = below;
		if (form.words !== this.#query!.words) return false;
		this.#whole.scan(form.signs, 0, form.length);
		const { whole, length } = this.#whole;
		if (whole > 0 && whole <= length * 0.6)
			this.#offer(
				'near',
				costs.sound + whole * costs.soundEdit + (sounds > 2 ? 0 : costs.twoSounds),
				whole,
			);
		return this.cost < below;
	}

	#offer(bucket: MatchBucket, cost: number, edits: number): void {
		if (cost >= this.cost) return;
		this.bucket = bucket;
		this.cost = cost;
		this.edits = edits;
	}

	#asWhole(form: Spelling): void {
		const query = this.#query!;
		const pattern = this.#whole;
		const { length } = query;
		const reach = Math.min(form.length, length + this.#allowed + 2);
		pattern.scan(form.signs, 0, reach);
		const { whole, beginning, beginningEnd } = pattern;
		const first = form.signs[0] === query.signs[0] ? 0 : costs.firstSign;
		if (reach === form.length) {
			if (whole === 0) this.#offer('same', spacing(query, form), 0);
			else this.#offer('near', whole + costs.near + first, whole);
		}
		const untyped = this.#untyped(form.length - beginningEnd);
		if (beginning > 0)
			this.#offer('near-prefix', costs.prefix + beginning + untyped + first, beginning);
		else this.#offer('prefix', costs.prefix + untyped + this.#gap(form, 0), 0);
	}

	/** What it costs that spaces stand elsewhere in what is typed than in the word of the form, and those behind, that begins so. */
	#gap(form: Spelling, word: number): number {
		if (this.#maybeChance === 0 || !this.#spacesTell) return 0;
		const { starts, words, length } = this.#query!;
		const from = form.starts[word]!;
		let at = 1;
		for (; at < words; at++) if (form.starts[word + at]! - from !== starts[at]) break;
		const isSpaced =
			at < words || (word + at < form.words && form.starts[word + at]! - from < length);
		return isSpaced ? costs.gap * this.#maybeChance : 0;
	}

	#untyped(signs: number): number {
		return this.#knownLength * Math.min(costs.untypedAtMost, signs * costs.untyped);
	}

	#around(signs: number): number {
		return this.#knownLength * Math.min(costs.aroundAtMost, signs * costs.around);
	}

	#asWordPrefix(form: Spelling): void {
		const { length } = this.#query!;
		const pattern = this.#whole;
		for (let word = 1; word < form.words; word++) {
			const from = form.starts[word]!;
			if (form.length - from + this.cost - costs.wordPrefix < length) break;
			pattern.scan(form.signs, from, Math.min(form.length, from + length + this.#allowed));
			const edits = pattern.beginning;
			const untyped = this.#around(form.length - pattern.beginningEnd);
			const bucket = edits === 0 ? 'word-prefix' : 'near-prefix';
			const gap = edits === 0 ? this.#gap(form, word) : 0;
			this.#offer(bucket, costs.wordPrefix + edits + untyped + gap, edits);
		}
	}

	#asWords(form: Spelling): void {
		const query = this.#query!;
		let taken = 0;
		let edits = 0;
		let found = 0;
		let foundSigns = 0;
		let before = -1;
		let slips = 0;
		for (let word = 0; word < this.#wordCount; word++) {
			const at = this.#wordOf(form, word, taken);
			if (at < 0) {
				if (this.cost <= costs.part) return;
				continue;
			}
			taken |= 1 << at;
			edits += this.#wordEdits;
			found++;
			foundSigns += this.#words[word]!.length;
			if (at < before) slips += costs.outOfOrder;
			slips += this.#wordCost;
			before = at;
		}
		if (found === 0) return;
		const cost = slips + edits + this.#untyped(Math.max(0, form.length - foundSigns));
		if (found === this.#wordCount)
			this.#offer(edits === 0 ? 'words' : 'near-words', costs.words + cost, edits);
		else {
			const missing = 1 - foundSigns / query.length;
			if (missing <= 0.5) this.#offer('part', costs.part + costs.missing * missing + cost, edits);
		}
	}

	#wordEdits = 0;
	#wordCost = 0;

	/** The word of the form, not taken yet, that begins with the one sign of a word of the query. */
	#initialOf(form: Spelling, word: number, taken: number): number {
		const sign = this.#query!.signs[this.#query!.starts[word]!];
		for (let other = 0; other < Math.min(form.words, 31); other++)
			if (((taken >>> other) & 1) === 0 && form.signs[form.starts[other]!] === sign) return other;
		return -1;
	}

	/** The word of the form, not taken yet, that a word of the query stands for: −1 where there is none. */
	#wordOf(form: Spelling, word: number, taken: number): number {
		this.#wordCost = 0;
		const at = this.#nearestWord(form, word, taken);
		if (at >= 0 || this.#words[word]!.length > 1) return at;
		this.#wordEdits = 0;
		this.#wordCost = costs.initial;
		return this.#initialOf(form, word, taken);
	}

	/** The word of the form, not taken yet, that is most like a word of the query: −1 where none is like enough. */
	#nearestWord(form: Spelling, word: number, taken: number): number {
		const pattern = this.#words[word]!;
		const isLast = word === this.#wordCount - 1;
		let least = editsAllowed(pattern.length) + 1;
		let at = -1;
		for (let other = 0; other < Math.min(form.words, 31); other++) {
			if (((taken >>> other) & 1) === 1) continue;
			const from = form.starts[other]!;
			const to = form.wordEnd(other);
			if (to - from + least <= pattern.length) continue;
			if (!isLast && to - from >= pattern.length + least) continue;
			pattern.scan(form.signs, from, to);
			const edits = isLast ? pattern.beginning : pattern.whole;
			if (edits >= least) continue;
			least = edits;
			at = other;
			if (edits === 0) break;
		}
		this.#wordEdits = least;
		return at;
	}
}

/** The same signs in a row: what the difference of their spaces costs. */
function spacing(a: Spelling, b: Spelling): number {
	let differ = a.words !== b.words;
	for (let word = 0; word < a.words && !differ; word++) differ = a.starts[word] !== b.starts[word];
	return differ ? costs.same + costs.spaced : costs.same;
}
