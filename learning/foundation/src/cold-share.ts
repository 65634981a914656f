import type { Histories } from '@marquee/histories';
import { msPerDay } from '@marquee/units';

/** Fewer plays would tell chance. */
const fewestPlays = 200;

/**
 * How often a model that was trained `days` ago would by now meet a title that it has never seen played: of the plays since, the
 * share on titles whose first play came since. `undefined` where data have no times, say too little, or do not reach back before.
 *
 *   share = |{plays after t − days of v : first play of v after t − days}| / |{plays after t − days}|,   t the newest moment
 *
 * @paper Volkovs, Yu, Poutanen: DropoutNet: Addressing Cold Start in Recommender Systems. NeurIPS 2017.
 */
export function measuredColdShare(data: Histories, days: number): number | undefined {
	const { happenedAtMs, titleIndices } = data;
	const newestMs = happenedAtMs.reduce((a, b) => Math.max(a, b), -Infinity);
	const sinceMs = newestMs - days * msPerDay;
	const isKnown = new Uint8Array(data.titles);
	let before = 0;
	for (const [row, title] of titleIndices.entries())
		if (happenedAtMs[row]! <= sinceMs) {
			isKnown[title] = 1;
			before++;
		}
	let [plays, cold] = [0, 0];
	for (const [row, title] of titleIndices.entries())
		if (happenedAtMs[row]! > sinceMs) {
			plays++;
			cold += 1 - isKnown[title]!;
		}
	return plays < fewestPlays || before < plays ? undefined : cold / plays;
}
