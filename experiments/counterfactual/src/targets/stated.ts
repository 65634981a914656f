import type { ChoiceLog } from '../choice-log.ts';
import { type Chances, chanceOf, expectedUnder, type Target } from '../target.ts';

/** A policy that states how likely it is to choose each action in a row. */
export function stated(
	name: string,
	{ chosen }: ChoiceLog,
	chances: (row: number) => Chances,
): Target {
	return {
		name,
		chances,
		ofChosen: (row) => chanceOf(chances(row), chosen[row]!),
		expected: (row, of) => expectedUnder(chances(row), row, of),
	};
}
