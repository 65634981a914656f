/** `Usual Suspects, The (1995)` as its name and its year; without a year where the text has none. */
export function filmName(text: string): { readonly name: string; readonly year?: number } {
	const [, name, year] = /^(.*\S)\s*\((\d{4})\)$/s.exec(text.trim()) ?? [];
	if (name === undefined) return { name: articleFirst(text.trim()) };
	const shown = Number(year);
	// The bounds of the contract: a number in brackets that is no year belongs to the name.
	if (shown < 1870 || shown > 2200) return { name: articleFirst(text.trim()) };
	return { name: articleFirst(name), year: shown };
}

/** MovieLens sorts by the word after the article; people say the article first. */
function articleFirst(name: string): string {
	const [, rest, article] =
		/^(.+), (The|A|An|Le|La|Les|Il|El|Los|Las|Der|Die|Das|L')$/.exec(name) ?? [];
	if (rest === undefined) return name;
	return article === "L'" ? `${article}${rest}` : `${article} ${rest}`;
}
