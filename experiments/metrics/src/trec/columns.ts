/** The lines of a text that are not blank, cut at blanks, with their numbers from 1. */
export function* columnsOf(
	text: string,
): Generator<{ readonly columns: readonly string[]; readonly line: number }> {
	let line = 0;
	for (let from = 0; from < text.length; ) {
		const end = text.indexOf('\n', from);
		const until = end < 0 ? text.length : end;
		line++;
		const written = text.slice(from, until).trim();
		if (written !== '') yield { columns: written.split(/\s+/), line };
		from = until + 1;
	}
}
