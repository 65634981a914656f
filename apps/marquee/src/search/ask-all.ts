import type { NameSearch } from '@marquee/names';
import type { Progress } from '../terminal/progress.ts';
import type { JudgedQuery } from './judged-queries.ts';
import { type AskedQuery, depth } from './search-report.ts';

/** Queries asked before the clock counts: what is asked in a service is asked of code that has run before. */
const warmUp = 200;

/** Asks every query, one after the other, and says where what was expected stands and how long it took. */
export async function askAll(
	names: Pick<NameSearch, 'search'>,
	queries: readonly JudgedQuery[],
	{ progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<readonly AskedQuery[]> {
	for (const query of queries.slice(0, warmUp)) await ask(names, query);
	const asked: AskedQuery[] = [];
	for (const query of queries) {
		signal.throwIfAborted();
		asked.push(await ask(names, query));
		if (asked.length % 100 === 0) progress.update(asked.length, queries.length);
	}
	return asked;
}

async function ask(names: Pick<NameSearch, 'search'>, query: JudgedQuery): Promise<AskedQuery> {
	const { text, locale, expected } = query;
	const begun = performance.now();
	const matches = await names.search({
		text,
		limit: depth,
		...(locale !== undefined && { locale }),
	});
	const milliseconds = performance.now() - begun;
	const at = matches.findIndex(({ entityId }) => expected.includes(entityId));
	return { query, matches, place: at === -1 ? undefined : at + 1, milliseconds };
}
