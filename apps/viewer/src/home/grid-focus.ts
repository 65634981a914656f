/** Which card of which row the keyboard is on. */
export interface GridFocus {
	readonly row: number;
	readonly card: number;
}

/** A row as the keyboard sees it: how many cards, and which of them stands leftmost on the screen. */
export interface FocusRow {
	readonly cards: number;
	readonly firstVisible: number;
}

/**
 * Where a key leads from a card: onwards (right) and back (left) within the row, up and down to the card that stands
 * below or above on the screen, Home and End to the ends of the row. `undefined` where the key means nothing or leads
 * nowhere, `'above'` where it leads out of the rows at the top.
 */
export function focusAfter(
	key: string,
	focus: GridFocus,
	rows: readonly FocusRow[],
): GridFocus | 'above' | undefined {
	const here = rows[focus.row];
	if (!here) return undefined;
	switch (key) {
		case 'ArrowRight':
			return focus.card + 1 < here.cards ? { ...focus, card: focus.card + 1 } : undefined;
		case 'ArrowLeft':
			return focus.card > 0 ? { ...focus, card: focus.card - 1 } : undefined;
		case 'Home':
			return { ...focus, card: 0 };
		case 'End':
			return { ...focus, card: here.cards - 1 };
		case 'ArrowDown':
			return inRow(focus, rows, focus.row + 1);
		case 'ArrowUp':
			return inRow(focus, rows, focus.row - 1) ?? 'above';
		default:
			return undefined;
	}
}

function inRow(from: GridFocus, rows: readonly FocusRow[], row: number): GridFocus | undefined {
	const [here, there] = [rows[from.row], rows[row]];
	if (!here || !there) return undefined;
	const column = Math.max(0, from.card - here.firstVisible);
	return { row, card: Math.min(there.cards - 1, there.firstVisible + column) };
}
