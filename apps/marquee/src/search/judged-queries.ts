import { type JsonLine, jsonLines } from './json-lines.ts';
import { malformed, textField, textFieldIfAny } from './line-fields.ts';
import { searchFailure } from './search-failures.ts';

/** What somebody typed, and what they were after. */
export interface JudgedQuery {
	readonly text: string;
	readonly locale?: string;
	/** Titles any of which is right, most often one. */
	readonly expected: readonly string[];
	/** The kind of mistake in it: figures are told for each. */
	readonly class: string;
}

/**
 * Queries from JSON Lines of `{q, locale?, expected: [id, …], class?}`.
 *
 * @throws {Failure} `search-line-malformed`, `search-title-unknown` and those of `jsonLines`.
 */
export async function judgedQueries(
	path: string,
	isKnown: (id: string) => boolean,
): Promise<readonly JudgedQuery[]> {
	const queries: JudgedQuery[] = [];
	for await (const line of jsonLines(path)) {
		const query = queryOf(line);
		const unknown = query.expected.find((id) => !isKnown(id));
		if (unknown !== undefined)
			throw searchFailure('search-title-unknown', {
				found: unknown,
				where: line.where,
				remedy: 'Put it among the titles, or do not expect it.',
			});
		queries.push(query);
	}
	return queries;
}

function queryOf(line: JsonLine): JudgedQuery {
	const locale = textFieldIfAny(line, 'locale');
	return {
		text: textField(line, 'q'),
		...(locale !== undefined && { locale }),
		expected: expectedOf(line),
		class: textFieldIfAny(line, 'class') ?? 'unclassed',
	};
}

function expectedOf({ value, where }: JsonLine): readonly string[] {
	const { expected } = value;
	const ids = Array.isArray(expected) ? expected : [expected];
	const isId = (id: unknown) =>
		(typeof id === 'string' && id !== '') || Number.isSafeInteger(id as number);
	if (ids.length === 0 || !ids.every(isId))
		throw malformed(where, 'expected', expected, 'a list of ids of titles');
	return ids.map(String);
}
