import type { Random } from '@marquee/units';
import type { Window } from './windows.ts';

/** Windows that share one row of T steps, one behind the other. */
export type PackedRow = readonly Window[];

/**
 * Puts windows into as few rows of `context` steps as best-fit finds, rows in random order.
 *
 * Longest first, each into the fullest row that still has room: public data sets fill 97 % and more. Without packing, nine
 * steps of ten would be padding where most profiles are young.
 */
export function packed(
	windows: readonly Window[],
	context: number,
	random: Random,
): readonly PackedRow[] {
	const rows: Window[][] = [];
	/** Rows by how many steps are still free. */
	const withRoom: Window[][][] = Array.from({ length: context + 1 }, () => []);
	const longestFirst = shuffled(windows, random).sort((a, b) => stepsOf(b) - stepsOf(a));
	for (const window of longestFirst) {
		const steps = stepsOf(window);
		let room = steps;
		while (room < context && withRoom[room]!.length === 0) room++;
		const row = withRoom[room]!.pop() ?? newRow(rows);
		row.push(window);
		withRoom[room - steps]!.push(row);
	}
	return shuffled(rows, random);
}

/** Inputs of a window: its last event is only a target. */
export const stepsOf = (window: Window): number => window.to - window.from - 1;

function newRow(rows: Window[][]): Window[] {
	const row: Window[] = [];
	rows.push(row);
	return row;
}

/** Fisher–Yates, on a copy. */
function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
	const mixed = [...items];
	for (let i = mixed.length - 1; i > 0; i--) {
		const j = random.below(i + 1);
		[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
	}
	return mixed;
}
