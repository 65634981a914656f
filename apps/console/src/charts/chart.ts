/** The colours of lines; the style sheet says what they look like by day and by night. */
export type Ink = 'ink-1' | 'ink-2' | 'ink-3' | 'ink-4' | 'ink-5';
export const inks: readonly Ink[] = ['ink-1', 'ink-2', 'ink-3', 'ink-4', 'ink-5'];

/** A line of a chart: one value per moment; null: not known then, and the line is broken. */
export interface Line {
	readonly name: string;
	readonly ink: Ink;
	readonly values: readonly (number | null)[];
}

/** What happened over time, drawn and as a table. */
export interface TimeChart {
	readonly title: string;
	readonly words: (value: number) => string;
	/** Seconds since the epoch, ascending. */
	readonly at: readonly number[];
	readonly lines: readonly Line[];
	/** Equal factors are equally far apart, with lines at these values. */
	readonly steps?: readonly number[];
	/** A share: the axis goes to 1. */
	readonly isShare?: boolean;
}

/** The newest known value of a line in words; a dash where none is known. */
export function newestOf({ values }: Line, words: TimeChart['words']): string {
	const value = values.findLast((each) => each !== null);
	return value === undefined || value === null ? '–' : words(value);
}

/** The newest known value of every line, in a sentence for those who do not see the drawing. */
export const newestWords = ({ title, lines, words }: TimeChart): string =>
	`${title}, now: ${lines.map((line) => `${line.name} ${newestOf(line, words)}`).join(', ')}`;

/** So many rows of a table can be read; the newest first. */
const tableRows = 12;

/** The newest moments of a chart as rows of text: time of day in UTC, then one value per line. */
export function tableOf({ at, lines, words }: TimeChart): readonly (readonly string[])[] {
	const first = Math.max(0, at.length - tableRows);
	return at
		.slice(first)
		.map((second, i) => [
			new Date(second * 1000).toISOString().slice(11, 19),
			...lines.map(({ values }) => {
				const value = values[first + i] ?? null;
				return value === null ? '–' : words(value);
			}),
		])
		.toReversed();
}

/** A chart is at least so many seconds wide: the first answers are no trend. */
const shortestSpan = 60;

/**
 * From when to when a chart goes, in seconds, given what uPlot would show. Around one single moment uPlot would show a
 * day: a chart ends with its newest moment.
 */
export function spanOf(moments: number, first: number, last: number): [number, number] {
	const end = moments < 2 ? first : last;
	return [Math.min(first, end - shortestSpan), end];
}
