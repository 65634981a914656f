import type { NamedEntity } from '@marquee/names';
import type { Progress } from '../terminal/progress.ts';
import { askAll } from './ask-all.ts';
import type { JudgedQuery } from './judged-queries.ts';
import { type SearchReport, searchReport } from './search-report.ts';
import { builtNames } from './searched-names.ts';

/** What measuring needs beside titles and queries. */
export interface Measuring {
	readonly progress: Progress;
	readonly signal: AbortSignal;
	/** Wrong answers to tell of each class. */
	readonly worst: number;
}

/** Puts these names into the index that the product has, asks these queries, and tells how well it did. */
export async function measuredNames(
	titles: readonly NamedEntity[],
	queries: readonly JudgedQuery[],
	{ progress, signal, worst }: Measuring,
): Promise<SearchReport> {
	progress.begin('building the index of names');
	const { names, built } = await builtNames(titles);
	try {
		progress.end(`${built.titles.toLocaleString('en')} titles`);
		progress.begin('asking');
		const asked = await askAll(names, queries, { progress, signal });
		progress.end(`${asked.length.toLocaleString('en')} queries`);
		return searchReport(asked, built, worst);
	} finally {
		await names.close();
	}
}
