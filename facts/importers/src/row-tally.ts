import type { BrokenField, BrokenReason, BrokenRow } from './broken-row.ts';

/** What became of the rows of one file. */
export interface RowsReport {
	readonly file: string;
	readonly rows: number;
	readonly broken: number;
	readonly brokenByReason: Readonly<Partial<Record<BrokenReason, number>>>;
	/** The first of the broken rows, in the order of the file. */
	readonly examples: readonly BrokenRow[];
}

/** As many broken rows as a person will read. */
const mostExamples = 20;

/** Counts rows, and remembers which were broken and why. */
export class RowTally {
	readonly #file: string;
	readonly #byReason = new Map<BrokenReason, number>();
	readonly #examples: BrokenRow[] = [];
	#rows = 0;
	#broken = 0;

	constructor(file: string) {
		this.#file = file;
	}

	countRow(): void {
		this.#rows++;
	}

	countBroken(line: number, { reason, field, found, expected }: BrokenField): void {
		this.#broken++;
		this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
		if (this.#examples.length < mostExamples)
			this.#examples.push({ file: this.#file, line, reason, field, found, expected });
	}

	report(): RowsReport {
		return {
			file: this.#file,
			rows: this.#rows,
			broken: this.#broken,
			brokenByReason: Object.fromEntries(this.#byReason),
			examples: [...this.#examples],
		};
	}
}
