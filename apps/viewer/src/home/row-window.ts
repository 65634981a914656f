/** Cards from `from` up to, not including, `to`. */
export interface CardRange {
	readonly from: number;
	readonly to: number;
}

/** Cards kept beside the visible ones, so that a quick thumb or key meets no hole. */
const margin = 3;

/** The cards that must be in the document while a row is scrolled so far. */
export function cardsInView(
	scrolled: number,
	{ room, gutter, stride }: { room: number; gutter: number; stride: number },
	count: number,
): CardRange {
	const first = Math.floor((scrolled - gutter) / stride) - margin;
	const last = Math.ceil((scrolled + room + gutter) / stride) + margin;
	return { from: Math.min(count, Math.max(0, first)), to: Math.max(0, Math.min(count, last)) };
}

/** Where a row must be scrolled to so that the card is wholly visible; unchanged where it already is. */
export function scrolledToShow(
	index: number,
	scrolled: number,
	{ room, stride, cardWidth }: { room: number; stride: number; cardWidth: number },
): number {
	const left = index * stride;
	if (left < scrolled) return left;
	const right = left + cardWidth;
	return right > scrolled + room ? right - room : scrolled;
}

/** Where a page's worth of scrolling leads, in whole cards, so that none is cut at the left. */
export function pagedScroll(
	scrolled: number,
	direction: -1 | 1,
	{ room, stride }: { room: number; stride: number },
	count: number,
): number {
	const cardsPerPage = Math.max(1, Math.floor(room / stride));
	const first = Math.round(scrolled / stride) + direction * cardsPerPage;
	const furthest = Math.max(0, count * stride - room);
	return Math.max(0, Math.min(furthest, first * stride));
}
