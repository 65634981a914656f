import type { Title } from '@marquee/contracts';
import type { Near } from './near.ts';
import { termsOfQuery } from './terms.ts';
import { fields, termsOfTitle } from './title-terms.ts';

/** What is looked through, word by word. */
export interface KeywordParts {
	readonly titles: readonly Title[];
	readonly descriptions?: (title: Title) => readonly string[];
	/** The locales in which countries and languages are named. Default: English. */
	readonly locales?: readonly string[];
}

/** Finds titles of which these very words are said. */
export interface KeywordIndex {
	/** The score of every title; 0 where none of the words is said. */
	readonly scores: (text: string, locale?: string) => Float64Array; // (V)
	/** The best titles of which any of the words is said, of equals the lower index. */
	readonly saying: (text: string, limit: number, locale?: string) => readonly Near[];
}

/** How soon saying a word again adds nothing, and how much long texts are held against: the usual values. */
const saturation = 1.2;
const lengthShare = 0.75;

/**
 * Everything that is said of titles, by the words themselves: what meaning is held against, and what it is fused with, since
 * meaning blurs what words say sharply.
 *
 *   score(v) = Σ over terms t of importance(t) · n (k + 1) / (n + k (1 − b + b |v| / mean |v|)),   k = 1.2, b = ¾
 *
 * @paper Robertson, Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond. 2009.
 */
export function keywordIndex({
	titles,
	descriptions = () => [],
	locales = ['en'],
}: KeywordParts): KeywordIndex {
	const postings = new Map<string, Posting[]>();
	const lengths = new Float64Array(titles.length);
	for (const [title, facts] of titles.entries())
		for (const [term, count] of countsOf(facts, descriptions(facts), locales)) {
			const known = postings.get(term);
			if (known === undefined) postings.set(term, [{ title, count }]);
			else known.push({ title, count });
			lengths[title]! += count;
		}
	const mean = lengths.reduce((sum, length) => sum + length, 0) / titles.length;
	const slowness = lengths.map((n) => saturation * (1 - lengthShare + (lengthShare * n) / mean));
	const scores = (text: string, locale?: string): Float64Array => {
		const totals = new Float64Array(titles.length);
		for (const term of termsOfQuery(text, locale)) {
			const saying = postings.get(term) ?? [];
			const importance = Math.log(
				1 + (titles.length - saying.length + 0.5) / (saying.length + 0.5),
			);
			for (const { title, count } of saying)
				totals[title]! += (importance * count * (saturation + 1)) / (count + slowness[title]!);
		}
		return totals;
	};
	return {
		scores,
		saying: (text, limit, locale) =>
			Array.from(scores(text, locale), (score, title) => ({ title, score }))
				.filter(({ score }) => score > 0)
				.sort((a, b) => b.score - a.score || a.title - b.title)
				.slice(0, limit),
	};
}

interface Posting {
	readonly title: number;
	readonly count: number;
}

function countsOf(title: Title, descriptions: readonly string[], locales: readonly string[]) {
	const said = termsOfTitle(title, descriptions, locales);
	const counts = new Map<string, number>();
	for (const field of fields)
		for (const [term, count] of said[field]) counts.set(term, (counts.get(term) ?? 0) + count);
	return counts;
}
