import { importFailure } from './errors.ts';
import { type Encoding, sourceText } from './source-text.ts';

/** A row as it stands in its file: the line it begins on (1 for the first) and its text. */
export interface SourceRow {
	readonly line: number;
	readonly text: string;
}

/** Longer than any row we know by far: whoever has such a line has not got a file of rows. */
const longestLine = 1 << 24;

/** The lines of a file that hold anything, in batches; a carriage return before a line's end is no part of it. */
export async function* linesOf(
	path: string,
	encoding: Encoding = 'utf-8',
): AsyncGenerator<readonly SourceRow[]> {
	for await (const lines of allLinesOf(path, encoding))
		yield lines.filter(({ text }) => !isBlank(text));
}

export const isBlank = (text: string): boolean => text.trim() === '';

/** The lines of a file, blank ones too: where a quoted field may go on over them. */
export async function* allLinesOf(
	path: string,
	encoding: Encoding = 'utf-8',
): AsyncGenerator<readonly SourceRow[]> {
	let line = 0;
	let begun = '';
	const rows = (texts: readonly string[]): readonly SourceRow[] =>
		texts.map((text) => {
			line++;
			return { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
		});
	for await (const chunk of sourceText(path, encoding)) {
		const texts = (begun + chunk).split('\n');
		begun = texts.pop()!;
		if (begun.length > longestLine) throw lineTooLong(path, line + texts.length + 1);
		yield rows(texts);
	}
	yield rows([begun]);
}

const lineTooLong = (path: string, line: number) =>
	importFailure('import-line-too-long', {
		found: `more than ${longestLine} characters`,
		where: `${path}, line ${line}`,
		remedy: 'Name a file with one row per line.',
	});
