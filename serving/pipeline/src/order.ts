import type { Candidate, Scored } from './stages.ts';

/** The order in which equals are told apart, so that two runs agree: highest score first, then by id. */
export function byScoreThenId(a: Candidate & Scored, b: Candidate & Scored): number {
	if (a.score !== b.score) return b.score - a.score;
	if (a.id === b.id) return 0;
	return a.id < b.id ? -1 : 1;
}
