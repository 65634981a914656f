import { fold } from '../fold.ts';
import { decadeReader } from './decades.ts';
import { locales } from './index.ts';
import type { LocaleRules } from './locale-rules.ts';
import { localeOf } from './negotiation.ts';

/** What a language does with names, folded and ready to be asked. Entries of several words hold single spaces. */
export interface Language {
	/** The tag of its table, `und` where there is none. */
	readonly tag: string;
	readonly articles: ReadonlySet<string>;
	readonly stopWords: ReadonlySet<string>;
	/** Words for “and”, the usual one first. */
	readonly and: readonly string[];
	readonly season: ReadonlySet<string>;
	readonly episode: ReadonlySet<string>;
	readonly part: ReadonlySet<string>;
	readonly volume: ReadonlySet<string>;
	readonly works: ReadonlySet<string>;
	/** A word for a number, to the number: 0 to 20, and in many languages the tens to a hundred. */
	readonly numbers: ReadonlyMap<string, number>;
	/** What is said for the half behind a number. */
	readonly halves: readonly string[];
	/** Whether some of these are of several words. */
	readonly hasLongNumbers: boolean;
	/** The usual words for 0 to 20. */
	readonly numberNames: readonly string[];
	/** The first year of the decade that folded text stands for, `1990` for `90s` and `nineties`; `undefined` for any other text. */
	readonly decadeOf: (folded: string) => number | undefined;
	/** The table as it is written. */
	readonly rules: LocaleRules;
}

/** What readers expect of a name in a language that has no table, or in none that is known. */
const root: LocaleRules = {
	tag: 'und',
	articles: `the, a, an, le, la, les, l', el, los, las, il, lo, gli, der, die, das`,
	and: 'and',
	stopWords: '',
	season: 'season',
	episode: 'episode',
	part: 'part',
	volume: 'volume',
	works: 'film, movie, series',
	numbers: '',
	decades: '',
	decadeSigns: '#s',
};

const rulesByTag = new Map([root, ...locales].map((rules) => [rules.tag, rules]));
const made = new Map<string, Language>();

/** The language of a locale; of one that is unknown or not given, what holds for most. Never throws. */
export function language(locale?: string): Language {
	const tag = localeOf(locale);
	let known = made.get(tag);
	if (known === undefined) {
		known = folded(rulesByTag.get(tag)!);
		made.set(tag, known);
	}
	return known;
}

/** The entries of a list of a table. */
export function entriesOf(list: string): readonly string[] {
	return list
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}

function folded(rules: LocaleRules): Language {
	const setOf = (list: string): ReadonlySet<string> => new Set(entriesOf(list).map(fold));
	const numbers = numberWords(rules.numbers, (at) => at);
	const tens = numberWords(rules.tens ?? '', (at) => 30 + 10 * at);
	const spelt = [...numbers, ...tens];
	return {
		tag: rules.tag,
		articles: setOf(rules.articles),
		stopWords: setOf(rules.stopWords),
		and: entriesOf(rules.and).map(fold),
		season: setOf(rules.season),
		episode: setOf(rules.episode),
		part: setOf(rules.part),
		volume: setOf(rules.volume),
		works: setOf(rules.works),
		numbers: new Map(spelt.flatMap(({ words, value }) => words.map((word) => [word, value]))),
		halves: (rules.half ?? '')
			.split('|')
			.filter((half) => half !== '')
			.map(fold),
		hasLongNumbers: spelt.some(({ words }) => words.some((word) => word.includes(' '))),
		numberNames: numbers.map(({ words }) => words[0]!),
		decadeOf: decadeReader(
			entriesOf(rules.decades).map((words) => words.split('|').map(fold)),
			entriesOf(rules.decadeSigns),
		),
		rules,
	};
}

/** The words of each entry with what they count. */
function numberWords(
	list: string,
	valueAt: (at: number) => number,
): readonly { readonly words: readonly string[]; readonly value: number }[] {
	return entriesOf(list).map((words, at) => ({
		words: words.split('|').map(fold),
		value: valueAt(at),
	}));
}
