import type { Reading } from './protocol.ts';
import type { ReadingReport } from './report.ts';
import { type Outcome, type Resampling, summarised } from './summary.ts';

/** What the models did in one reading: as in the whole report, without what is the same for all readings. */
export function readingReport(
	{ describe, test, excluded }: Reading,
	outcomes: readonly Outcome[],
	primary: string,
	resampling: Resampling,
): ReadingReport {
	const { models, bestBaseline, differences } = summarised(outcomes, primary, resampling);
	return {
		describe,
		cases: test.length,
		relevant: test.reduce((count, { relevant }) => count + relevant.length, 0),
		excluded,
		models: models.map(({ name, metrics, casesDecidedByTies }) => ({
			name,
			metrics,
			casesDecidedByTies,
		})),
		bestBaseline,
		differences,
	};
}
