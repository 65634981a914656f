/** How large everything in a row is, in CSS pixels, so that nothing moves when posters arrive. */
export interface RowGeometry {
	readonly gutter: number;
	readonly gap: number;
	readonly cardWidth: number;
	readonly cardHeight: number;
	/** From one card's left edge to the next. */
	readonly stride: number;
	/** What the row can show between its gutters. */
	readonly room: number;
}

/** Posters that fit side by side, by the width of the screen; the fraction that peeks in says: there is more. */
const postersAcross: readonly (readonly [fromWidth: number, posters: number])[] = [
	[0, 2.6],
	[480, 3.6],
	[720, 4.4],
	[1_000, 5.6],
	[1_400, 6.6],
	[2_000, 7.6],
	[3_000, 8.6],
];

/** The geometry of a row of posters, or of wide cards, on a screen of this width. */
export function rowGeometry(screenWidth: number, shape: 'portrait' | 'landscape'): RowGeometry {
	const gutter = Math.round(Math.min(150, Math.max(16, screenWidth * 0.04)));
	const gap = Math.round(Math.min(28, Math.max(8, screenWidth * 0.009)));
	const posters = postersAcross.findLast(([from]) => screenWidth >= from)![1];
	const across = shape === 'portrait' ? posters : posters * 0.58;
	const room = Math.max(200, screenWidth - gutter * 2);
	const cardWidth = Math.floor((room - gap * Math.floor(across)) / across);
	const cardHeight = Math.round(shape === 'portrait' ? cardWidth * 1.5 : (cardWidth * 9) / 16);
	return { gutter, gap, cardWidth, cardHeight, stride: cardWidth + gap, room };
}
