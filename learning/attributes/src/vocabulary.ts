import type { Title } from '@marquee/contracts';
import { type AttributeKind, attributeKinds, byKind, valuesOf } from './attribute-words.ts';

/** Which attributes count, and how much: made once, kept with what was learnt from it. */
export interface Vocabulary {
	/** `kind:value`, kinds in the order of `attributeKinds`, values by code unit. `// (A)` */
	readonly names: readonly string[];
	/** How much it says that a title has this attribute, before the title's own weights are balanced. `// (A)` */
	readonly importances: readonly number[];
	/** The share of a title's square sum that each kind gets, relative to the other kinds that the title has. */
	readonly shares: Readonly<Record<AttributeKind, number>>;
}

/** How a vocabulary differs from its defaults. */
export interface VocabularySettings {
	/** An attribute that fewer titles have says nothing of another one. Default: 2. */
	readonly fewestTitles?: number;
	/** A word that more titles have is a stop word, whatever the language. Default: .02 of all, and never below 5 titles. */
	readonly commonestWord?: number;
	/** Replaces the share of single kinds; 0 leaves a kind out. */
	readonly shares?: Partial<Readonly<Record<AttributeKind, number>>>;
}

/** Chosen by what `content-knn` does for cold MovieLens titles of the validation half; the README has what was tried. */
const defaultShares: Vocabulary['shares'] = {
	genre: 1,
	decade: 0.25,
	year: 0.5,
	person: 0.5,
	tag: 0.5,
	language: 0.25,
	country: 0.25,
	word: 0.05,
};

/**
 * The attributes of these titles that tell them apart and together: those that at least two have and not all, without
 * stop words.
 *
 *   importance(a) = (ln(V / titles that have a) + 1)²
 */
export function vocabularyOf(
	titles: readonly Title[],
	{ fewestTitles = 2, commonestWord = 0.02, shares = {} }: VocabularySettings = {},
): Vocabulary {
	const allShares = { ...defaultShares, ...shares };
	const wordLimit = Math.max(5, commonestWord * titles.length);
	const counts = countsByKind(titles);
	const names: string[] = [];
	const importances: number[] = [];
	for (const kind of attributeKinds) {
		if (allShares[kind] === 0) continue;
		const most = Math.min(titles.length - 1, kind === 'word' ? wordLimit : Infinity);
		const kept = [...counts[kind]].filter(([, count]) => count >= fewestTitles && count <= most);
		for (const [value, count] of kept.sort(([a], [b]) => (a < b ? -1 : 1))) {
			names.push(`${kind}:${value}`);
			importances.push((Math.log(titles.length / count) + 1) ** 2);
		}
	}
	return { names, importances, shares: allShares };
}

/** How many titles have each value. */
function countsByKind(titles: readonly Title[]): Record<AttributeKind, Map<string, number>> {
	const counts = byKind(() => new Map<string, number>());
	for (const title of titles) {
		const values = valuesOf(title);
		for (const kind of attributeKinds)
			for (const value of values[kind]) counts[kind].set(value, (counts[kind].get(value) ?? 0) + 1);
	}
	return counts;
}
