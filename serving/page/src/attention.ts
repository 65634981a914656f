import type { Device, Surface } from '@marquee/contracts';

/** How many rows and titles a device has room for, and how many of them are seen before anyone scrolls. */
export interface Shape {
	/** Rows on a page at most. */
	readonly rows: number;
	readonly titlesPerRow: number;
	readonly rowsAtOnce: number;
	readonly titlesAtOnce: number;
}

/** The pages that devices have room for. */
export const shapes: Readonly<Record<Device, Shape>> = {
	phone: { rows: 30, titlesPerRow: 20, rowsAtOnce: 3, titlesAtOnce: 3 },
	tablet: { rows: 40, titlesPerRow: 30, rowsAtOnce: 4, titlesAtOnce: 5 },
	television: { rows: 40, titlesPerRow: 30, rowsAtOnce: 2, titlesAtOnce: 5 },
	web: { rows: 40, titlesPerRow: 30, rowsAtOnce: 3, titlesAtOnce: 6 },
};

/** Before the first letter of a search there is room for a few suggestions and no more: whoever searches is about to type. */
const canvasRows = 4;
const canvasScreens = 2;

/** What a device has room for on a surface. */
export const roomOn = (surface: Surface, shape: Shape): Shape =>
	surface === 'search'
		? { ...shape, rows: canvasRows, titlesPerRow: canvasScreens * shape.titlesAtOnce }
		: shape;

/** Of those who saw a whole screen, this share scrolls on by another. */
const scrollsOn = 0.7;

/**
 * How likely a title at a place of the page is to be looked at, 1 at the top left.
 *
 *   attention(row, column) = 0.7^(row / rows at once) · 0.7^(column / titles at once)
 *
 * Attention falls in both directions, by screens and not by titles.
 * @paper Alvino, Basilico: Learning a Personalized Homepage. Netflix Technology Blog 2015.
 */
export const attention = (
	row: number,
	column: number,
	{ rowsAtOnce, titlesAtOnce }: Shape,
): number => scrollsOn ** (row / rowsAtOnce + column / titlesAtOnce);

/** The mean of what stands in a row, each place as much as it is looked at; 0 of nothing. */
export const seenMean = (values: ArrayLike<number>, shape: Shape): number =>
	seenMeans(shape)(values);

/** The same for many rows of one shape: how much a place is looked at is computed once for all. */
export function seenMeans(shape: Shape): (values: ArrayLike<number>) => number {
	const weights: number[] = [];
	return (values) => {
		let sum = 0;
		let total = 0;
		for (let column = 0; column < values.length; column++) {
			if (column === weights.length) weights.push(attention(0, column, shape));
			const weight = weights[column]!;
			sum += weight * values[column]!;
			total += weight;
		}
		return total === 0 ? 0 : sum / total;
	};
}
