import { type Action, actions, type Histories, lengthOf } from '@marquee/histories';

/** What a model learnt from, in numbers. */
export interface DataSummary {
	/** In words, as the bundle's lineage has it. */
	readonly described: string;
	readonly profiles: number;
	readonly events: number;
	readonly titles: number;
	/** Of them those that somebody has watched; the others are known by their attributes alone. */
	readonly titlesWatched: number;
	/** Epoch milliseconds of the oldest and newest event; null where the data have no times. */
	readonly from: number | null;
	readonly until: number | null;
	/** The share of each action that occurs. */
	readonly actions: Readonly<Partial<Record<Action, number>>>;
	/** Events of the profile in the middle, and of the longest history. */
	readonly medianHistory: number;
	readonly longestHistory: number;
	/** Newest events that were kept back from training to evaluate on. */
	readonly heldBack: number;
}

/** Counts the data once. `described` and `heldBack` are handed on. */
export function dataSummary(
	data: Histories,
	{ described, heldBack }: Pick<DataSummary, 'described' | 'heldBack'>,
): DataSummary {
	const events = data.titleIndices.length;
	const counts = new Float64Array(actions.length);
	let [from, until] = [Infinity, -Infinity];
	for (let row = 0; row < events; row++) {
		counts[data.actionIndices[row]!]!++;
		const at = data.happenedAtMs[row]!;
		if (at < from) from = at;
		if (at > until) until = at;
	}
	const lengths = Array.from({ length: data.profiles }, (_, profile) => lengthOf(data, profile));
	lengths.sort((a, b) => a - b);
	return {
		described,
		profiles: data.profiles,
		events,
		titles: data.titles,
		titlesWatched: new Set(data.titleIndices).size,
		from: from === Infinity ? null : from,
		until: until === -Infinity ? null : until,
		actions: Object.fromEntries(
			actions
				.map((action, at) => [action, counts[at]! / events] as const)
				.filter(([, share]) => share > 0),
		),
		medianHistory: lengths[Math.floor(lengths.length / 2)] ?? 0,
		longestHistory: lengths.at(-1) ?? 0,
		heldBack,
	};
}
