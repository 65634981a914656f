/** The voices a poster's lettering can have; every machine has a font for each. */
export type Face = 'grotesk' | 'condensed' | 'serif' | 'italic' | 'slab' | 'light';

interface Typeface {
	readonly family: string;
	readonly weight: number;
	readonly slanted: boolean;
	readonly capitals: boolean;
	/** Width of its letters against those of Helvetica Bold. */
	readonly breadth: number;
}

/** How each voice is set. */
export const typefaces: Readonly<Record<Face, Typeface>> = {
	grotesk: {
		family: '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif',
		weight: 800,
		slanted: false,
		capitals: true,
		breadth: 1,
	},
	condensed: {
		family:
			'"Avenir Next Condensed", "Arial Narrow", "Roboto Condensed", "Liberation Sans Narrow", sans-serif',
		weight: 700,
		slanted: false,
		capitals: true,
		breadth: 0.82,
	},
	serif: {
		family: 'Didot, "Bodoni 72", "Times New Roman", "Liberation Serif", serif',
		weight: 700,
		slanted: false,
		capitals: false,
		breadth: 0.9,
	},
	italic: {
		family: '"Iowan Old Style", Palatino, "Times New Roman", "Liberation Serif", serif',
		weight: 400,
		slanted: true,
		capitals: false,
		breadth: 0.8,
	},
	slab: {
		family: 'Rockwell, "Roboto Slab", "DejaVu Serif", Georgia, serif',
		weight: 700,
		slanted: false,
		capitals: true,
		breadth: 1.12,
	},
	light: {
		family: '"Avenir Next", "Segoe UI", "DejaVu Sans", Arial, sans-serif',
		weight: 300,
		slanted: false,
		capitals: true,
		breadth: 1,
	},
};

/** Letters of like width, in thousandths of the size: the classes of Helvetica Bold. */
const widthClasses: readonly (readonly [letters: string, width: number])[] = [
	["iljI.,:;'’|! ", 278],
	['frt-()[]/"*“”', 350],
	['acekJsvxyz0123456789?$L', 560],
	['bdghnopquFTZE&', 615],
	['ABCDHKNRUVXYPS+=#', 705],
	['GOQwM', 790],
	['mW@%—…', 900],
];
const widthOfLetter = new Map(
	widthClasses.flatMap(([letters, width]) =>
		[...letters].map((letter) => [letter, width] as const),
	),
);

/** About how wide the text is, in sizes of its face; letters of other scripts count as theirs usually measure. */
export function breadthOf(text: string, face: Face): number {
	let thousandths = 0;
	for (const letter of text.normalize('NFD').replace(/\p{M}/gu, ''))
		thousandths += widthOfLetter.get(letter) ?? widthInScript(letter);
	return (thousandths / 1000) * typefaces[face].breadth;
}

/** Scripts whose letters are set full width, and those whose letters join or stand close. */
function widthInScript(letter: string): number {
	if (/[\u1100-\u11ff\u2e80-\uffef]/.test(letter)) return 1000;
	if (/\p{Script=Arabic}/u.test(letter)) return 500;
	return /\p{Script=Hebrew}/u.test(letter) ? 590 : 680;
}

/** The text as the face writes it. */
export const inFace = (text: string, face: Face): string =>
	typefaces[face].capitals ? text.toUpperCase() : text;
