import { linesOf } from './lines.ts';
import type { Encoding } from './source-text.ts';

/** The first line of a file that holds anything; `undefined` if none does. */
export async function firstLine(path: string, encoding?: Encoding): Promise<string | undefined> {
	for await (const [first] of linesOf(path, encoding)) if (first !== undefined) return first.text;
	return undefined;
}
