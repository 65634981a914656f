import type { Random } from '@marquee/units';
import type { PosterGenre } from './genre.ts';
import { even, justified, type LetteringBlock, spokenName } from './lettering.ts';
import { type Ink, rect, type Shape } from './shapes.ts';
import { breadthOf, type Face, inFace } from './typefaces.ts';

/** Lettering as it is drawn: a line with face, ink and where it is held. */
export interface SetLine {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly size: number;
	readonly width: number;
	readonly face: Face;
	readonly ink: Ink;
	readonly anchor: 'start' | 'middle' | 'end';
	/** Turned a quarter to the left around its own start. */
	readonly upright?: boolean;
}

/** How the words stand on a poster, and where that leaves the picture. */
export interface Composition {
	readonly lines: readonly SetLine[];
	/** Laid between picture and words. */
	readonly panels: readonly Shape[];
	readonly focus: { readonly x: number; readonly y: number };
	readonly reach: number;
}

interface Sheet {
	readonly width: number;
	readonly height: number;
	readonly face: Face;
	readonly name: string;
	/** The printer's line at its edge. */
	readonly credit: string;
}

type Compose = (sheet: Sheet) => Composition;

/** The composition for a title: by its genre's habits, its length, and chance. */
export function compositionFor(sheet: Sheet, genre: PosterGenre, random: Random): Composition {
	if (sheet.width > sheet.height) return beside(sheet);
	const habits = habitsOf[genre];
	const name = habits[random.below(habits.length)]!;
	const { loud } = spokenName(sheet.name);
	const tooLongFor = { spine: 17, label: 40, foot: 200, crown: 200, plate: 70, centred: 60 }[name];
	return compositions[loud.length > tooLongFor ? 'foot' : name](sheet);
}

/** The faces and compositions a genre uses; a composition named twice is drawn twice as often. */
export const facesOf: Readonly<Record<PosterGenre, readonly Face[]>> = {
	action: ['grotesk', 'condensed'],
	adventure: ['slab', 'condensed'],
	animation: ['grotesk', 'slab'],
	biography: ['serif', 'light'],
	comedy: ['grotesk', 'slab', 'condensed'],
	crime: ['condensed', 'grotesk'],
	documentary: ['grotesk', 'light'],
	drama: ['serif', 'light', 'italic', 'condensed'],
	family: ['grotesk', 'slab'],
	fantasy: ['serif', 'italic'],
	'film-noir': ['condensed', 'serif'],
	history: ['serif', 'slab'],
	horror: ['condensed', 'serif'],
	music: ['grotesk', 'condensed'],
	musical: ['serif', 'italic'],
	mystery: ['serif', 'light'],
	news: ['serif', 'grotesk'],
	romance: ['italic', 'serif'],
	'sci-fi': ['light', 'grotesk'],
	short: ['light', 'grotesk'],
	sport: ['condensed', 'grotesk'],
	thriller: ['grotesk', 'condensed'],
	war: ['condensed', 'slab'],
	western: ['slab', 'condensed'],
};

const habitsOf: Readonly<Record<PosterGenre, readonly (keyof typeof compositions)[]>> = {
	action: ['foot', 'crown', 'spine'],
	adventure: ['crown', 'foot', 'centred'],
	animation: ['foot', 'foot', 'plate'],
	biography: ['plate', 'label', 'centred'],
	comedy: ['plate', 'plate', 'foot'],
	crime: ['foot', 'crown', 'plate'],
	documentary: ['label', 'plate', 'crown'],
	drama: ['centred', 'foot', 'label', 'plate', 'spine'],
	family: ['crown', 'plate', 'foot'],
	fantasy: ['centred', 'foot', 'crown'],
	'film-noir': ['foot', 'centred', 'spine'],
	history: ['centred', 'crown', 'plate'],
	horror: ['foot', 'crown', 'centred'],
	music: ['crown', 'foot', 'plate'],
	musical: ['centred', 'foot'],
	mystery: ['centred', 'label', 'foot'],
	news: ['plate', 'foot'],
	romance: ['centred', 'label', 'foot'],
	'sci-fi': ['label', 'crown', 'foot', 'centred'],
	short: ['label', 'spine'],
	sport: ['foot', 'crown', 'spine'],
	thriller: ['foot', 'crown', 'spine', 'plate'],
	war: ['foot', 'crown', 'plate'],
	western: ['crown', 'foot', 'centred'],
};

/** Words fill the foot of the sheet from edge to edge. */
const foot: Compose = (sheet) => {
	const { width, height } = sheet;
	const margin = width * 0.075;
	const { loud, quiet } = spokenName(sheet.name);
	const block = justified(loud, frameOf(sheet, width - margin * 2, height * 0.4));
	const under = quiet === undefined ? undefined : subtitle(sheet, quiet, width - margin * 2);
	const underHeight = under ? under.height + width * 0.045 : 0;
	const top = height - width * 0.15 - block.height - underHeight;
	return {
		lines: [
			...set(block, { x: margin, y: top, face: sheet.face, ink: 'ink' }),
			...(under
				? set(under, {
						x: margin,
						y: top + block.height + width * 0.035,
						face: 'light',
						ink: 'ink',
					})
				: []),
			...credit(sheet, margin, height - width * 0.06, 'start'),
		],
		panels: [
			rect(0, top - height * 0.17, width, height * 0.24, { fill: 'scrim-up' }),
			rect(0, top + height * 0.069, width, height - top, { fill: 'ground' }),
		],
		focus: { x: width / 2, y: Math.max(height * 0.24, top * 0.5) },
		reach: width * 0.45,
	};
};

/** Words hang from the top edge. */
const crown: Compose = (sheet) => {
	const { width, height } = sheet;
	const margin = width * 0.075;
	const { loud, quiet } = spokenName(sheet.name);
	const block = justified(loud, frameOf(sheet, width - margin * 2, height * 0.36));
	const under = quiet === undefined ? undefined : subtitle(sheet, quiet, width - margin * 2);
	const top = width * 0.2;
	const end = top + block.height + (under ? under.height + width * 0.05 : 0);
	return {
		lines: [
			...credit(sheet, margin, width * 0.115, 'start'),
			...set(block, { x: margin, y: top, face: sheet.face, ink: 'ink' }),
			...(under
				? set(under, {
						x: margin,
						y: top + block.height + width * 0.035,
						face: 'light',
						ink: 'ink',
					})
				: []),
		],
		panels: [
			rect(0, 0, width, end - height * 0.02, { fill: 'ground' }),
			rect(0, end - height * 0.021, width, height * 0.2, { fill: 'scrim-down' }),
		],
		focus: { x: width / 2, y: Math.min(height * 0.76, end + (height - end) * 0.52) },
		reach: width * 0.44,
	};
};

/** A picture, a rule, and words in the middle of what is left. */
const centred: Compose = (sheet) => {
	const { width, height } = sheet;
	const { loud, quiet } = spokenName(sheet.name);
	const block = even(loud, { ...frameOf(sheet, width * 0.8, height * 0.24), largest: width * 0.2 });
	const under = quiet === undefined ? undefined : subtitle(sheet, quiet, width * 0.74);
	const words = block.height + (under ? under.height + width * 0.045 : 0);
	const end = height - width * 0.18; // the credit stands below
	const room = end - height * 0.67;
	const top = end - words - Math.max(0, room - words) / 2;
	const floor = Math.min(height * 0.679, top - width * 0.02);
	const inset = width * 0.045;
	const edge = { stroke: 'ink', strokeWidth: width * 0.006, opacity: 0.55 } as const;
	return {
		lines: [
			...set(block, { x: width / 2, y: top, face: sheet.face, ink: 'ink', anchor: 'middle' }),
			...(under
				? set(under, {
						x: width / 2,
						y: top + block.height + width * 0.045,
						face: 'light',
						ink: 'ink',
						anchor: 'middle',
					})
				: []),
			...credit(sheet, width / 2, height - width * 0.09, 'middle'),
		],
		panels: [
			rect(0, floor - height * 0.159, width, height * 0.16, { fill: 'scrim-up' }),
			rect(0, floor, width, height - floor, { fill: 'ground' }),
			rect(inset, inset, width - inset * 2, height - inset * 2, edge),
		],
		focus: { x: width / 2, y: Math.min(height * 0.36, floor * 0.53) },
		reach: width * 0.42,
	};
};

/** A plate of its own for the words, as on a paperback. */
const plate: Compose = (sheet) => {
	const { width, height } = sheet;
	const margin = width * 0.085;
	const { loud, quiet } = spokenName(sheet.name);
	const block = even(loud, {
		...frameOf(sheet, width - margin * 2, height * 0.25),
		largest: width * 0.21,
	});
	const under = quiet === undefined ? undefined : subtitle(sheet, quiet, width - margin * 2);
	const underHeight = under ? under.height + width * 0.045 : 0;
	const top = height - width * 0.33 - block.height - underHeight;
	return {
		lines: [
			...credit(sheet, margin, top + width * 0.105, 'start'),
			...set(block, { x: margin, y: top + width * 0.21, face: sheet.face, ink: 'ink' }),
			...(under
				? set(under, {
						x: margin,
						y: top + width * 0.245 + block.height,
						face: 'light',
						ink: 'ink',
					})
				: []),
		],
		panels: [
			rect(0, top, width, height - top, { fill: 'ground' }),
			rect(0, top, width, width * 0.022, { fill: 'ink' }),
		],
		focus: { x: width / 2, y: top / 2 },
		reach: width * 0.46,
	};
};

/** One loud line up the left edge. */
const spine: Compose = (sheet) => {
	const { width, height } = sheet;
	const { loud, quiet } = spokenName(sheet.name);
	const block = even(loud, {
		...frameOf(sheet, height * 0.86, width * 0.4),
		largest: width * 0.36,
	});
	const left = width * 0.085;
	const edge = left + block.height + width * 0.06;
	return {
		lines: [
			...block.lines.map((each) => ({
				...each,
				x: left + each.y,
				y: height - width * 0.075,
				face: sheet.face,
				ink: 'ink' as const,
				anchor: 'start' as const,
				upright: true,
			})),
			...(quiet === undefined
				? []
				: set(subtitle(sheet, quiet, width - edge - width * 0.13), {
						x: edge + width * 0.06,
						y: width * 0.08,
						face: 'light',
						ink: 'ink',
					})),
		],
		panels: [rect(0, 0, edge, height, { fill: 'ground' })],
		focus: { x: edge + (width - edge) / 2, y: height * 0.56 },
		reach: Math.min(width * 0.42, (width - edge) * 0.62),
	};
};

/** Small words in a corner, everything else picture. */
const label: Compose = (sheet) => {
	const { width, height } = sheet;
	const margin = width * 0.085;
	const { loud, quiet } = spokenName(sheet.name);
	const block = even(loud, {
		...frameOf(sheet, width * 0.83, height * 0.2),
		largest: width * 0.125,
	});
	const under = quiet === undefined ? undefined : subtitle(sheet, quiet, width * 0.7);
	const end = margin + width * 0.06 + block.height + (under ? under.height + width * 0.04 : 0);
	return {
		lines: [
			...set(block, { x: margin, y: margin + width * 0.06, face: sheet.face, ink: 'ink' }),
			...(under
				? set(under, {
						x: margin,
						y: margin + width * 0.1 + block.height,
						face: 'light',
						ink: 'ink',
					})
				: []),
			...credit(sheet, margin, height - width * 0.08, 'start'),
		],
		panels: [
			rect(0, 0, width, end, { fill: 'ground' }),
			rect(0, end - 0.5, width, height * 0.12, { fill: 'scrim-down' }),
			rect(0, height * 0.84, width, height * 0.161, { fill: 'scrim-up' }),
			rect(margin, margin - width * 0.015, width * 0.14, width * 0.018, { fill: 'ink' }),
		],
		focus: { x: width / 2, y: end + (height - end) * 0.5 },
		reach: width * 0.43,
	};
};

/** For wide cards: words on the left, picture on the right. */
const beside: Compose = (sheet) => {
	const { width, height } = sheet;
	const margin = height * 0.1;
	const { loud, quiet } = spokenName(sheet.name);
	const block = even(loud, {
		...frameOf(sheet, width * 0.46, height * 0.52),
		largest: height * 0.24,
	});
	const under =
		quiet === undefined ? undefined : subtitle({ ...sheet, width: height }, quiet, width * 0.46);
	const top = (height * 0.86 - block.height - (under ? under.height + height * 0.06 : 0)) / 2;
	return {
		lines: [
			...set(block, { x: margin, y: top, face: sheet.face, ink: 'ink' }),
			...(under
				? set(under, {
						x: margin,
						y: top + block.height + height * 0.055,
						face: 'light',
						ink: 'ink',
					})
				: []),
		],
		panels: [
			rect(0, 0, width * 0.32, height, { fill: 'ground' }),
			rect(width * 0.319, 0, width * 0.36, height, { fill: 'scrim-right' }),
		],
		focus: { x: width * 0.72, y: height * 0.5 },
		reach: height * 0.46,
	};
};

/** Initials in the corner of a small square: a face for a profile. */
export function emblem(width: number, initials: string, face: Face): Composition {
	const size = Math.min(width * 0.52, (width * 0.8) / breadthOf(initials, face));
	const at = { x: width * 0.09, y: width * 0.9, size, width: size * breadthOf(initials, face) };
	return {
		lines: [{ ...at, text: initials, face, ink: 'ink', anchor: 'start' }],
		panels: [rect(0, width * 0.38, width, width * 0.63, { fill: 'scrim-up' })],
		focus: { x: width * 0.5, y: width * 0.4 },
		reach: width * 0.46,
	};
}

const compositions = { foot, crown, centred, plate, spine, label };

const frameOf = ({ width, face }: Sheet, frameWidth: number, frameHeight: number) => ({
	width: frameWidth,
	height: frameHeight,
	face,
	largest: width * 0.62,
	smallest: width * 0.105,
});

const subtitle = ({ width }: Sheet, text: string, room: number): LetteringBlock =>
	even(text, { width: room, height: width * 0.26, face: 'light', largest: width * 0.075 });

const set = (
	block: LetteringBlock,
	at: { x: number; y: number; face: Face; ink: Ink; anchor?: SetLine['anchor'] },
): SetLine[] =>
	block.lines.map((each) => ({
		...each,
		x: at.x,
		y: at.y + each.y,
		face: at.face,
		ink: at.ink,
		anchor: at.anchor ?? 'start',
	}));

/** The printer's line in small capitals; none where there is nothing to say. */
function credit(
	{ width, credit: printed }: Sheet,
	x: number,
	y: number,
	anchor: SetLine['anchor'],
): SetLine[] {
	if (printed === '') return [];
	const text = inFace(printed, 'light');
	const breadth = breadthOf(text, 'light') * 1.08;
	const size = Math.min(width * 0.052, (width * 0.8) / breadth);
	return [{ text, x, y, size, width: size * breadth, face: 'light', ink: 'ink', anchor }];
}
