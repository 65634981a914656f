import { breadthOf, type Face, inFace } from './typefaces.ts';

/** One line of a poster's lettering, placed. `width` is kept in whatever font the machine has. */
export interface LetteringLine {
	readonly text: string;
	readonly x: number;
	/** Of the line the letters stand on. */
	readonly y: number;
	readonly size: number;
	readonly width: number;
}

/** A block of lines with the height it takes. */
export interface LetteringBlock {
	readonly lines: readonly LetteringLine[];
	readonly height: number;
}

interface Frame {
	readonly width: number;
	readonly height: number;
	readonly face: Face;
	/** The largest and the smallest size; the smallest yields only where a single word would not fit. */
	readonly largest: number;
	readonly smallest?: number;
}

const capitalHeight = 0.72;

/**
 * The words in lines that all fill the frame's width, each as large as it then becomes: wood type on a wall. The number
 * of lines is the one that fills most of the frame's height.
 */
export function justified(text: string, frame: Frame): LetteringBlock {
	const words = wordsOf(text, frame.face);
	let best: LetteringBlock | undefined;
	for (let count = 1; count <= Math.min(words.length, 6); count++) {
		const block = stacked(broken(words, count, frame.face), frame);
		if (!best || fit(block, frame) > fit(best, frame)) best = block;
	}
	return best!;
}

/** The words in lines of one size, the largest at which they fit the frame. */
export function even(text: string, frame: Frame): LetteringBlock {
	const words = wordsOf(text, frame.face);
	let best: LetteringBlock | undefined;
	for (let count = 1; count <= Math.min(words.length, 7); count++) {
		const lines = broken(words, count, frame.face);
		const broadest = Math.max(...lines.map((each) => breadthOf(each, frame.face)));
		const leading = 1.08;
		const size = Math.min(
			frame.largest,
			frame.width / broadest,
			frame.height / (capitalHeight + leading * (lines.length - 1)),
		);
		const block = {
			height: size * (capitalHeight + leading * (lines.length - 1)),
			lines: lines.map((line, i) => ({
				text: line,
				x: 0,
				y: size * (capitalHeight + leading * i),
				size,
				width: size * breadthOf(line, frame.face),
			})),
		};
		if (!best || size > best.lines[0]!.size * 1.001) best = block;
	}
	return best!;
}

function stacked(
	lines: readonly string[],
	{ width, height, face, largest }: Frame,
): LetteringBlock {
	const filling = lines.map((line) => Math.min(largest, width / breadthOf(line, face)));
	const loudest = Math.min(...filling.filter((_, i) => !isMinor(lines[i]!)), largest) * 2.4;
	const sizes = filling.map((size, i) =>
		Math.min(size, isMinor(lines[i]!) ? loudest / 4.4 : loudest),
	);
	const gap = 0.13;
	const natural = sizes.reduce((sum, size) => sum + size * (capitalHeight + gap), 0);
	const shrink = Math.min(1, height / natural);
	let y = 0;
	const placed = lines.map((line, i) => {
		const size = sizes[i]! * shrink;
		y += size * capitalHeight;
		const at = { text: line, x: 0, y, size, width: size * breadthOf(line, face) };
		y += size * gap;
		return at;
	});
	return { lines: placed, height: y };
}

/** Whether a line holds nothing but an article or a preposition: such a line never shouts. */
const isMinor = (line: string): boolean =>
	/^(the|an?|of|and|in|to|for|le|la|les|l'|el|los|las|il|lo|der|die|das|den|ein|eine|de|du|des|un|una|une|&)( (the|an?|la|le|of))?$/i.test(
		line,
	);

/** How much of the frame is covered with letters, less for a line too small to read beside the others. */
function fit({ lines, height }: LetteringBlock, frame: Frame): number {
	const area = lines.reduce((sum, line) => sum + line.width * line.size, 0);
	const sizes = lines.map(({ size }) => size);
	const uneven = Math.max(...sizes) / Math.min(...sizes);
	const tooSmall = Math.min(...sizes) < (frame.smallest ?? 0) ? 0.35 : 1;
	return (
		((area / (frame.width * Math.max(height, 1))) *
			Math.min(1, height / frame.height + 0.35) *
			tooSmall) /
		Math.max(1, uneven / 3)
	);
}

/** The words in so many lines that the broadest is as narrow as can be (dynamic programming over the last break). */
export function broken(words: readonly string[], count: number, face: Face): string[] {
	const span = (from: number, to: number) => breadthOf(words.slice(from, to).join(' '), face);
	/** cost[k][n]: the broadest line when the first n words stand in k + 1 lines, and where the last began. */
	const cost = [words.map((_, n) => ({ broadest: span(0, n + 1), from: 0 }))];
	for (let k = 1; k < count; k++)
		cost.push(
			words.map((_, n) => {
				let best = { broadest: Infinity, from: k };
				for (let from = k; from <= n; from++) {
					const broadest = Math.max(cost[k - 1]![from - 1]!.broadest, span(from, n + 1));
					if (broadest < best.broadest) best = { broadest, from };
				}
				return best;
			}),
		);
	const lines: string[] = [];
	for (let k = count - 1, to = words.length; k >= 0; k--) {
		const from = cost[k]![to - 1]!.from;
		lines.unshift(words.slice(from, to).join(' '));
		to = from;
	}
	return lines;
}

const wordsOf = (text: string, face: Face): string[] =>
	inFace(text, face).split(/\s+/).filter(Boolean);

/** A name as a poster says it: what is before a colon or dash loud, the rest as a subtitle. */
export function spokenName(name: string): { readonly loud: string; readonly quiet?: string } {
	const parts = /^(.{2,}?)(?::\s+|\s+[-–—]\s+|\s+\()(.{3,})$/u.exec(name.trim());
	if (!parts) return { loud: name.trim() || '?' };
	return { loud: parts[1]!, quiet: parts[2]!.replace(/\)$/, '') };
}
