import type { ViewingEvent } from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import type { RowsReport } from './row-tally.ts';

/** What an import found. A part is absent until it was read, and where the source has none. */
export interface ImportReport {
	readonly format: string;
	readonly path: string;
	readonly titles?: RowsReport;
	readonly events?: RowsReport & EventsFound;
}

/** What the events that could be read were about. */
export interface EventsFound {
	readonly events: number;
	/** When the oldest and the newest happened; absent where there is none. */
	readonly span?: { readonly from: EpochMs; readonly to: EpochMs };
	/**
	 * Titles that events name and the source's own titles lack; absent where the source lists no titles. The events are
	 * kept: a catalogue may come later.
	 */
	readonly unknownTitles?: UnknownTitles;
	/** What had to be assumed, in words, with the number of events concerned. */
	readonly assumptions: Readonly<Record<string, number>>;
}

export interface UnknownTitles {
	readonly titles: number;
	readonly events: number;
	/** The first of them. */
	readonly examples: readonly string[];
}

/** As many unknown titles as a person will read. */
const mostExamples = 10;

/** Counts events as they pass. */
export class EventTally {
	readonly #known: ReadonlySet<string> | undefined;
	readonly #unknown = new Set<string>();
	readonly #assumptions = new Map<string, number>();
	#events = 0;
	#ofUnknown = 0;
	#from = Infinity;
	#to = -Infinity;

	/** `known`: the ids of the source's own titles, if it lists any. */
	constructor(known: ReadonlySet<string> | undefined) {
		this.#known = known;
	}

	count({ titleId, happenedAt }: ViewingEvent): void {
		this.#events++;
		this.#from = Math.min(this.#from, happenedAt);
		this.#to = Math.max(this.#to, happenedAt);
		if (this.#known === undefined || this.#known.has(titleId)) return;
		this.#ofUnknown++;
		this.#unknown.add(titleId);
	}

	countAssumed(what: string): void {
		this.#assumptions.set(what, (this.#assumptions.get(what) ?? 0) + 1);
	}

	found(): EventsFound {
		const unknownTitles = {
			titles: this.#unknown.size,
			events: this.#ofUnknown,
			examples: [...this.#unknown].slice(0, mostExamples),
		};
		return {
			events: this.#events,
			...(this.#events > 0 && { span: { from: this.#from as EpochMs, to: this.#to as EpochMs } }),
			...(this.#known && { unknownTitles }),
			assumptions: Object.fromEntries(this.#assumptions),
		};
	}
}
