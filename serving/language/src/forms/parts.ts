/** What stands between a title and its subtitle. A hyphen within a word is none. */
const between = /\s*[:：]\s+|：|\s+[-–—~～〜]+\s*|\s*—\s*|[～〜]/gu;
const signs = /[:：—～〜]|\s[-–~]/;
const aside = /\s*(?:\([^()]*\)|\[[^[\]]*\]|（[^（）]*）|【[^【】]*】)\s*$/u;
const letters = /\p{L}/gu;
const shortestEnd = 4;
const shortestEndInHan = 2;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The title and the last subtitle of `Star Wars: Episode IV – A New Hope`; none where there is no subtitle. */
export function partsOf(text: string): readonly string[] {
	if (!signs.test(text)) return [];
	const parts = text.split(between).filter((part) => part !== '');
	if (parts.length < 2) return [];
	const [first, last] = [parts[0]!, parts.at(-1)!];
	return saysSomething(last) ? [first, last] : [first];
}

/** `Vol. 2` alone is no name of anything. */
function saysSomething(part: string): boolean {
	const count = part.match(letters)?.length ?? 0;
	return count >= (dense.test(part) ? shortestEndInHan : shortestEnd);
}

/** Text without what stands in brackets at its end, as a year; `undefined` where nothing does, or nothing else is left. */
export function withoutAside(text: string): string | undefined {
	if (!/[)\]）】]\s*$/.test(text)) return undefined;
	const rest = text.replace(aside, '');
	return rest === text || !/[\p{L}\p{N}]/u.test(rest) ? undefined : rest;
}
