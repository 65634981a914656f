import type { Answer } from '../answer.ts';
import type { DrawnLives } from './page-lives.ts';

/**
 * What a log of pages could say of other pages: nothing, where they differ in what chance has no say in. A page that the other would
 * never have shown has the weight 0, and one that was never shown cannot be weighed at all: without common support there is no number,
 * however many visits there are. Pages that never differ differ by nothing.
 *
 * @paper Owen: Monte Carlo Theory, Methods and Examples, chapter 9. 2013.
 */
export function pageCounterfactual(
	{ visits, alike }: Pick<DrawnLives, 'visits' | 'alike'>,
	members: number,
	why: string,
): Answer {
	const rung = 'counterfactual';
	if (visits > 0 && alike === visits)
		return {
			...{ rung, verdict: 'undecided', estimate: 0, low: 0, high: 0, members },
			detail: `both show the same at all ${visits} visits`,
		};
	return {
		...{ rung, verdict: 'not identifiable', estimate: null, low: null, high: null, members },
		detail: `at ${visits - alike} of ${visits} visits the two pages differ: ${why}`,
	};
}
