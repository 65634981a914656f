import { locales } from './index.ts';

/** Tags that have been replaced, and languages that are written as another one is. */
const replaced: Readonly<Record<string, string>> = {
	no: 'nb',
	nn: 'nb',
	iw: 'he',
	in: 'id',
	tl: 'fil',
	sh: 'sr',
	mo: 'ro',
	gsw: 'de',
	gl: 'pt',
	yue: 'zh-Hant',
	cmn: 'zh',
	prs: 'fa',
	cnr: 'sr',
};

const traditional = new Set(['hant', 'tw', 'hk', 'mo']);
const tags = new Set(locales.map(({ tag }) => tag));

/**
 * The tag of the table that a locale is served by: `pt-BR` by `pt`, `zh-TW` by `zh-Hant`, `no` by `nb`, `iw` by `he`. Whatever has
 * none, or is no tag at all, is `und`.
 */
export function localeOf(tag?: string): string {
	if (tag === undefined) return 'und';
	if (tags.has(tag)) return tag;
	const [first = '', ...rest] = tag.toLowerCase().split(/[-_]/);
	const base = replaced[first] ?? first;
	if (base === 'zh' && rest.some((subtag) => traditional.has(subtag))) return 'zh-Hant';
	return tags.has(base) ? base : 'und';
}

/** The tags of all tables. */
export const localeTags: readonly string[] = [...tags].sort();
