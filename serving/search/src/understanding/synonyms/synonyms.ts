import { type Atom, atomsOf, keyOf } from '../atoms.ts';
import { languageOf } from '../languages.ts';
import type { SynonymRules } from './synonym-rules.ts';

/** What else a query may be written as, by what editors say. */
export interface Synonyms {
	/** Other texts that mean the same, the likeliest first, at most five; none where no rule fits. */
	expansionsOf(text: string, locale?: string): readonly string[];
}

/** The name of the rules that hold in all languages. */
export const everywhere = 'all';

/** Each is one more search. */
const mostExpansions = 5;

/**
 * Synonyms by language (`de`, or `all` for all). A phrase is replaced wherever its words stand whole, the longest first; what comes out
 * is not looked at again, so no rule can loop.
 */
export function synonymsOf(rules: ReadonlyMap<string, SynonymRules>): Synonyms {
	return {
		expansionsOf: (text, locale) => {
			const language = languageOf(locale) ?? locale ?? '';
			const lists = [rules.get(language), rules.get(everywhere)].filter(
				(list) => list !== undefined,
			);
			return lists.length === 0 ? [] : expansions(text, lists);
		},
	};
}

interface Replacement {
	readonly from: number;
	readonly to: number;
	readonly texts: readonly string[];
}

function expansions(text: string, lists: readonly SynonymRules[]): readonly string[] {
	const found = replacementsIn(atomsOf(text), lists);
	const written: string[] = [];
	if (found.length > 1)
		written.push(
			replaced(
				text,
				found.map((each) => ({ ...each, by: each.texts[0]! })),
			),
		);
	const most = Math.max(0, ...found.map(({ texts }) => texts.length));
	for (let turn = 0; turn < most; turn++)
		for (const each of found) {
			const by = each.texts[turn];
			if (by !== undefined) written.push(replaced(text, [{ ...each, by }]));
		}
	return [...new Set(written)].slice(0, mostExpansions);
}

/** What can be replaced, from left to right: the longest phrase at each place. */
function replacementsIn(
	atoms: readonly Atom[],
	lists: readonly SynonymRules[],
): readonly Replacement[] {
	const longest = Math.max(...lists.map((list) => list.longest));
	const found: Replacement[] = [];
	let at = 0;
	while (at < atoms.length) {
		const next = replacementAt(atoms, at, longest, lists);
		if (next === undefined) at++;
		else {
			found.push({ from: atoms[at]!.from, to: atoms[next.end - 1]!.to, texts: next.texts });
			at = next.end;
		}
	}
	return found;
}

function replacementAt(
	atoms: readonly Atom[],
	start: number,
	longest: number,
	lists: readonly SynonymRules[],
) {
	for (let end = Math.min(atoms.length, start + longest); end > start; end--) {
		const key = keyOf(atoms.slice(start, end));
		const texts = lists.flatMap(({ replacements }) => replacements.get(key) ?? []);
		if (texts.length > 0) return { end, texts };
	}
	return undefined;
}

function replaced(
	text: string,
	parts: readonly { from: number; to: number; by: string }[],
): string {
	let written = '';
	let at = 0;
	for (const { from, to, by } of parts) {
		written += text.slice(at, from) + by;
		at = to;
	}
	return written + text.slice(at);
}
