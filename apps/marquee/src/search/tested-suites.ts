import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '@marquee/units';
import { madeQueries } from './made-queries.ts';
import { type Measuring, measuredNames } from './measured-names.ts';
import { searchFailure } from './search-failures.ts';
import type { SearchReport } from './search-report.ts';
import { bundledSuites, suitesIn } from './suites.ts';
import { type Shortfall, shortfalls, thresholdsIn } from './thresholds.ts';

/** Which suites to ask, and what they must reach. */
export interface SuitesAsked {
	/** Those that come with the project unless given. */
	readonly suites?: string;
	/** All unless given. */
	readonly locale?: readonly string[];
	/** `thresholds.json` beside the folder of suites unless given; without one nothing is too little. */
	readonly thresholds?: string;
	/** Asks mistakes made by chance, too. */
	readonly generate?: boolean;
	readonly seed: number;
}

/** How the suites were answered, and where that is not enough. */
export interface TestedSuites {
	readonly report: SearchReport;
	readonly shortfalls: readonly Shortfall[];
	/** `search-below-threshold`, if anything is; told after the report. */
	readonly failure?: Failure;
}

/**
 * Asks the judged queries of these locales of one index that holds the titles of all.
 *
 * @throws {Failure} what reading suites and thresholds throws.
 */
export async function testedSuites(
	{ suites: folder = bundledSuites, locale, thresholds: path, generate, seed }: SuitesAsked,
	measuring: Measuring,
): Promise<TestedSuites> {
	const beside = join(folder, '..', 'thresholds.json');
	const thresholdsPath = path ?? (existsSync(beside) ? beside : undefined);
	const thresholds = thresholdsPath === undefined ? undefined : await thresholdsIn(thresholdsPath);
	const { titles, queries, locales } = await suitesIn(folder, locale);
	const made = generate ? madeQueries(titles, locales, seed) : [];
	const report = await measuredNames(titles, [...queries, ...made], measuring);
	const missed = thresholds === undefined ? [] : shortfalls(report, thresholds);
	return {
		report,
		shortfalls: missed,
		...(missed.length > 0 && { failure: tooLittle(missed, thresholdsPath!) }),
	};
}

const tooLittle = (missed: readonly Shortfall[], where: string): Failure =>
	searchFailure('search-below-threshold', {
		found: missed
			.map(({ of, figure, is, least }) => `${of}: ${figure} ${is.toFixed(3)} < ${least}`)
			.join('; '),
		where,
		remedy: 'Look at the worst cases above; --worst shows more of them.',
	});
