/** Text that is markup already: only `html` makes it, so that no other text is ever taken for it. */
export class Markup {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	toString(): string {
		return this.#text;
	}
}

/** What may stand in a template: markup as it is, anything else as text. */
export type Part = Markup | string | number | readonly Part[];

/** HTML and SVG with everything that is put into it escaped, be it in text or in a quoted attribute. */
export const html = (literal: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
	new Markup(
		literal.map((text, at) => (at === 0 ? text : written(parts[at - 1]!) + text)).join(''),
	);

function written(part: Part): string {
	if (part instanceof Markup) return part.toString();
	if (typeof part === 'object') return part.map(written).join('');
	return String(part).replace(/[&<>"']/g, (character) => escapes[character]!);
}

const escapes: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};
