import { fold } from '../fold.ts';
import { entriesOf, type Language } from '../locales/language.ts';

/** Fewer letters than these behind an article that is part of the word, and it was none. */
const shortestBound = 3;
const apostrophes = /[’‘ʼ`´]/g;

/**
 * Text without its leading article, `undefined` where it has none or is nothing else.
 *
 * Looks at the text as written: of `L’avventura` the fold keeps but one word.
 */
export function withoutArticle(text: string, language: Language): string | undefined {
	const { elided, bound } = articlesOf(language);
	const space = text.indexOf(' ');
	if (space > 0 && language.articles.has(fold(text.slice(0, space))))
		return remainder(text.slice(space + 1));
	const lower = text.slice(0, 4).toLowerCase().replace(apostrophes, "'");
	for (const article of elided)
		if (lower.startsWith(article)) return remainder(text.slice(article.length));
	for (const article of bound)
		if (text.startsWith(article) && firstWord(text).length >= article.length + shortestBound)
			return text.slice(article.length);
	return undefined;
}

/** `The Matrix` of `Matrix, The`, `undefined` of any other text. */
export function articleFirst(text: string, language: Language): string | undefined {
	const comma = text.lastIndexOf(',');
	if (comma < 1) return undefined;
	const last = text.slice(comma + 1).trim();
	if (!language.articles.has(fold(last))) return undefined;
	return last.endsWith("'") ? last + text.slice(0, comma) : `${last} ${text.slice(0, comma)}`;
}

interface Articles {
	readonly elided: readonly string[];
	readonly bound: readonly string[];
}
const made = new Map<string, Articles>();

function articlesOf({ tag, rules }: Language): Articles {
	let known = made.get(tag);
	if (known === undefined) {
		known = {
			elided: entriesOf(rules.articles).filter((article) => article.endsWith("'")),
			bound: entriesOf(rules.boundArticles ?? ''),
		};
		made.set(tag, known);
	}
	return known;
}

function firstWord(text: string): string {
	return text.split(' ', 1)[0]!;
}

/** Nothing but an article and signs is a name of its own. */
function remainder(text: string): string | undefined {
	return /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}
