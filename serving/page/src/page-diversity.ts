import type { DiversityTaken } from '@marquee/ranking';
import type { RankedRow } from './ranked-row.ts';
import { rounded } from './rounded.ts';

/** What diversity took of a row, as the log keeps it; what was logged before its share of the score was told lacks that. */
export type RowDiversity = Omit<DiversityTaken, 'ofScore'> &
	Partial<Pick<DiversityTaken, 'ofScore'>>;

/** What diversity took of a page: both numbers are means over all rows in which it has a say, each as much as the others. */
export type PageDiversity = Pick<RowDiversity, 'share' | 'ofScore' | 'relevanceLost'>;

/** What diversity took of a page of these rows, with the dial at a share. */
export function diversityOf(rows: readonly RankedRow[], share: number): PageDiversity {
	let [told, ofScore, relevanceLost] = [0, 0, 0];
	for (const { diversity } of rows) {
		if (diversity === undefined) continue;
		told++;
		ofScore += diversity.ofScore;
		relevanceLost += diversity.relevanceLost;
	}
	const mean = (sum: number) => rounded(told === 0 ? 0 : sum / told);
	return { share, ofScore: mean(ofScore), relevanceLost: mean(relevanceLost) };
}

/** What diversity took of a row, in as many digits as the log keeps. */
export const diversityInLog = (taken: DiversityTaken): RowDiversity => ({
	...taken,
	ofScore: rounded(taken.ofScore),
	relevanceLost: rounded(taken.relevanceLost),
});

/** An account out of the log. One from before there were two numbers calls the relevance lost `taken`. */
export function diversityFromLog<Told extends PageDiversity>(
	logged: Told & { readonly taken?: number },
): Told {
	const { taken, ...told } = logged;
	return (taken === undefined ? logged : { ...told, relevanceLost: taken }) as Told;
}
