import { type Histories, lengthOf } from '@marquee/histories';
import type { Random } from '@marquee/units';

/** Predict event `row` of the profile from the events before it. */
export interface Example {
	readonly profile: number;
	/** A row of the columns of `Histories`. */
	readonly row: number;
}

/**
 * The examples of one epoch in random order: up to `perProfile` events of every profile, first events among them, so that the
 * towers learn what to answer to a profile without history.
 */
export function examplesOf(
	data: Histories,
	perProfile: number,
	random: Random,
): readonly Example[] {
	const examples: Example[] = [];
	for (let profile = 0; profile < data.profiles; profile++) {
		const first = data.offsets[profile]!;
		for (const place of drawn(lengthOf(data, profile), perProfile, random))
			examples.push({ profile, row: first + place });
	}
	shuffle(examples, random);
	return examples;
}

/** `count` of the numbers 0 … length − 1, or all of them. Fisher–Yates, stopped early. */
function drawn(length: number, count: number, random: Random): readonly number[] {
	const places = Array.from({ length }, (_, place) => place);
	if (length <= count) return places;
	for (let i = 0; i < count; i++) {
		const j = i + random.below(length - i);
		[places[i], places[j]] = [places[j]!, places[i]!];
	}
	return places.slice(0, count);
}

function shuffle<Item>(items: Item[], random: Random): void {
	for (let i = items.length - 1; i > 0; i--) {
		const j = random.below(i + 1);
		[items[i], items[j]] = [items[j]!, items[i]!];
	}
}
