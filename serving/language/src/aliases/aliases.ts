import { type Alias, type AliasKind, alias } from './alias.ts';
import { chineseAliases, chinesePinyin, simplified } from './chinese.ts';
import { choseongOf, jamoOf } from './hangul.ts';
import {
	hasKana,
	japaneseAliases,
	japaneseBorrowed,
	japaneseKana,
	japaneseRomaji,
} from './japanese.ts';
import { canonicalRomaji, romajiOf } from './romaji.ts';
import { isConsonantal, romanise } from './romanise.ts';
import { skeletonOf } from './skeleton.ts';

const han = /\p{Script=Han}/u;
const hangul = /\p{Script=Hangul}/u;
const beyondLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
/** Nearly all names: nothing here needs another look. */
const plainLatin = /^[ -\u024f\u1e00-\u1eff\u2010-\u2027]*$/;

function languageOf(locale: string | undefined): string | undefined {
	return locale?.split(/[-_]/)[0]?.toLowerCase();
}

/**
 * In which other ways people write this name: in Latin letters, by its sounds, by its initials. None for a name in Latin letters.
 * A name in Chinese characters is read as the locale says; where it says neither, both as Chinese and as Japanese.
 */
export function aliasesOf(name: string, locale?: string): readonly Alias[] {
	return plainLatin.test(name) ? [] : finished(aliasesByScript(name, locale), locale);
}

function aliasesByScript(name: string, locale: string | undefined): readonly Alias[] {
	if (hasKana(name)) return japaneseAliases(name);
	if (han.test(name)) return hanAliases(name, languageOf(locale));
	if (hangul.test(name)) return koreanAliases(name);
	return beyondLatin.test(name) ? latinAliases(name, locale) : [];
}

const inLatin: ReadonlySet<AliasKind> = new Set(['romaji', 'pinyin', 'latin', 'latin-variant']);

/** Without those of which nothing is left; what stands in a third script beside the one that was read becomes Latin too. */
function finished(found: readonly Alias[], locale: string | undefined): readonly Alias[] {
	return found
		.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
		.map((one) =>
			inLatin.has(one.how) && beyondLatin.test(one.text)
				? { ...one, text: romanise(one.text, locale, 'usual') }
				: one,
		);
}

function hanAliases(name: string, language: string | undefined): readonly Alias[] {
	if (language === 'ja') return japaneseAliases(name);
	if (language === 'zh' || language === 'yue') return chineseAliases(name);
	const romaji = japaneseRomaji(name);
	return [
		alias('pinyin', chinesePinyin(name)),
		...(romaji === undefined ? [] : [alias('romaji', romaji)]),
	];
}

function koreanAliases(name: string): readonly Alias[] {
	const usual = romanise(name, 'ko', 'usual');
	const borrowed = romanise(name, 'ko', 'variant');
	return [
		alias('latin', usual),
		...(borrowed === usual ? [] : [alias('latin-variant', borrowed)]),
		alias('choseong', choseongOf(name)),
		alias('jamo', jamoOf(name)),
	];
}

function latinAliases(name: string, locale: string | undefined): readonly Alias[] {
	const usual = romanise(name, locale, 'usual');
	const found: Alias[] = [alias('latin', usual)];
	const variant = romanise(name, locale, 'variant');
	if (moreThanOneEdit(usual, variant)) found.push(alias('latin-variant', variant));
	const skeleton = isConsonantal(name) ? skeletonOf(usual) : undefined;
	if (skeleton !== undefined) found.push(alias('skeleton', skeleton));
	return found;
}

/** Whether two spellings are so far apart that fuzzy search may miss one by the other: what differs is longer than one letter. */
function moreThanOneEdit(a: string, b: string): boolean {
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	let end = 0;
	const most = Math.min(a.length, b.length) - start;
	while (end < most && a.at(-1 - end) === b.at(-1 - end)) end++;
	return Math.max(a.length, b.length) - start - end > 1;
}

/** Where Latin letters are typed for names whose script writes no vowels. */
const consonantalLanguages = new Set(['he', 'yi', 'ar', 'fa', 'ur', 'ps', 'ckb', 'sd']);

/**
 * In which other ways this query may be meant, at most two: romaji of another system, Latin letters for a name that stands in Latin
 * letters, Korean letters of an unfinished syllable, consonants alone.
 */
export function queryAliasesOf(query: string, locale?: string): readonly Alias[] {
	return finished(queryAliasesByScript(query, locale), locale);
}

function queryAliasesByScript(query: string, locale: string | undefined): readonly Alias[] {
	const language = languageOf(locale);
	if (plainLatin.test(query)) return latinQueryAliases(query, language);
	if (hasKana(query)) return kanaQueryAliases(query);
	if (hangul.test(query)) return koreanQueryAliases(query);
	if (han.test(query)) return hanQueryAliases(query, language);
	if (!beyondLatin.test(query)) return [];
	return [alias('latin', romanise(query, locale, 'borrowed'))];
}

/** Letters without vowels are initials, which names have as they stand; only syllables say more. */
function koreanQueryAliases(query: string): readonly Alias[] {
	const jamo = jamoOf(query);
	return jamo === query.normalize('NFC')
		? []
		: [alias('jamo', jamo), alias('latin', romanise(query, 'ko', 'borrowed'))];
}

function latinQueryAliases(query: string, language: string | undefined): readonly Alias[] {
	const found: Alias[] = [];
	const romaji = canonicalRomaji(query);
	if (romaji !== undefined && romaji !== query.toLowerCase().trim())
		found.push(alias('romaji', romaji));
	const pinyin = query.toLowerCase().replace(/(?<=\b[nl])v/g, 'u');
	if (pinyin !== query.toLowerCase()) found.push(alias('pinyin', pinyin));
	if (language !== undefined && consonantalLanguages.has(language)) {
		const skeleton = skeletonOf(query);
		if (skeleton !== undefined) found.push(alias('skeleton', skeleton));
	}
	return found;
}

function kanaQueryAliases(query: string): readonly Alias[] {
	if (han.test(query)) {
		const kana = japaneseKana(query);
		return kana === undefined ? [] : [alias('kana', kana)];
	}
	const romaji = alias('romaji', romajiOf(query.normalize('NFKC')));
	const borrowed = japaneseBorrowed(query);
	return borrowed === undefined ? [romaji] : [romaji, alias('latin', borrowed)];
}

function hanQueryAliases(query: string, language: string | undefined): readonly Alias[] {
	if (language === 'ja') {
		const kana = japaneseKana(query);
		return kana === undefined ? [] : [alias('kana', kana)];
	}
	const plain = simplified(query);
	return plain === query ? [] : [alias('simplified', plain)];
}
