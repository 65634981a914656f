import type { Shape } from '../device/device.ts';

/** How large everything in a row is, in CSS pixels, so that nothing moves when posters arrive. */
export interface RowGeometry {
	readonly gutter: number;
	readonly gap: number;
	readonly cardWidth: number;
	readonly cardHeight: number;
	/** From where one card begins to where the next does. */
	readonly stride: number;
	/** What the row can show between its gutters. */
	readonly room: number;
	/** Above and below the cards, where one that has the focus may grow. */
	readonly air: number;
}

/** The cards there are: posters, wide ones that say how far one is, and posters beside the number of their rank. */
export type CardShape = 'portrait' | 'landscape' | 'ranked';

/** How much of a ranked card is its poster; the number has the rest. */
export const posterShare = 0.62;

/** Height of each card, in its widths. */
const heights: Readonly<Record<CardShape, number>> = {
	portrait: 1.5,
	landscape: 9 / 16,
	ranked: 1.5 * posterShare,
};

/** How many of each fit where one poster would. */
const posters: Readonly<Record<CardShape, number>> = {
	portrait: 1,
	landscape: 0.58,
	ranked: 0.62,
};

type Across = readonly (readonly [fromWidth: number, posters: number])[];

/** Posters that fit side by side, by the width of the screen; the fraction that peeks in says: there is more. */
const postersAcross: Readonly<Record<Shape, Across>> = {
	phone: [
		[0, 2.6],
		[480, 3.6],
		[720, 4.6],
		[1_000, 6.6],
	],
	// Held in two hands, nearer than a desk: between the two.
	tablet: [
		[0, 3.6],
		[720, 4.6],
		[1_000, 5.4],
		[1_300, 6.4],
	],
	web: [
		[0, 3.6],
		[720, 4.4],
		[1_000, 5.6],
		[1_400, 6.6],
		[2_000, 7.6],
		[3_000, 8.6],
	],
	// Three metres away: fewer and larger.
	television: [
		[0, 3.4],
		[900, 4.4],
		[1_500, 5.3],
		[3_000, 5.8],
	],
};

/** The geometry of a row of cards in a room of this width, laid out for this shape of screen. */
export function rowGeometry(width: number, card: CardShape, shape: Shape): RowGeometry {
	const gutter = Math.round(Math.min(150, Math.max(16, width * 0.04)));
	const gap = Math.round(
		Math.min(28, Math.max(8, width * (shape === 'television' ? 0.013 : 0.009))),
	);
	const most = postersAcross[shape].findLast(([from]) => width >= from)![1];
	const across = most * posters[card];
	const room = Math.max(200, width - gutter * 2);
	const cardWidth = Math.floor((room - gap * Math.floor(across)) / across);
	const cardHeight = Math.round(cardWidth * heights[card]);
	const air = shape === 'television' ? Math.round(cardHeight * 0.025) + 14 : 12;
	return { gutter, gap, cardWidth, cardHeight, stride: cardWidth + gap, room, air };
}

/** The geometry of a wall, where whole cards stand in lines and nothing peeks in. */
export function wallGeometry(width: number, card: CardShape, shape: Shape) {
	const { gutter, gap, room } = rowGeometry(width, card, shape);
	const most = postersAcross[shape].findLast(([from]) => width >= from)![1];
	const columns = Math.max(
		1,
		(card === 'portrait' ? Math.round : Math.floor)(most * posters[card]),
	);
	const cardWidth = Math.floor((room - gap * (columns - 1)) / columns);
	return { gutter, gap, columns, cardWidth, cardHeight: Math.round(cardWidth * heights[card]) };
}
