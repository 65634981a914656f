/** Where a key leads in a grid of tiles read line by line; `undefined` where it means nothing or leads nowhere. */
export function tileAfter(
	key: string,
	from: number,
	count: number,
	columns: number,
): number | undefined {
	const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key];
	if (key === 'Home') return 0;
	if (key === 'End') return count - 1;
	if (step === undefined) return undefined;
	const to = from + step;
	// Below the last line's end there is still its last tile.
	if (key === 'ArrowDown' && to >= count)
		return Math.floor(from / columns) < Math.floor((count - 1) / columns) ? count - 1 : undefined;
	return to >= 0 && to < count ? to : undefined;
}
