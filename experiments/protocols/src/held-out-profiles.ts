import { type Histories, historyOf, keepRows, lengthOf } from '@marquee/histories';
import { failures } from './errors.ts';
import { loo } from './loo.ts';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';

/** Profiles with what is known of them: a country, a language. */
export interface HeldOutProfiles {
	readonly histories: Histories;
	/** One per profile. */
	readonly labels: readonly (string | undefined)[]; // (U)
	/** Whoever is of it is asked and never learnt from; the most frequent but one unless given. */
	readonly heldOut?: string;
}

/**
 * A whole country or language that training has never seen: its profiles are held out with all their events, and asked
 * for their last title with the others as history. So a service meets the profiles of a market on the day it opens.
 *
 * Titles that only those profiles watch are unknown to training, and stay in the answers. Not causal: the others' events
 * are trained on whenever they happened.
 *
 * @throws {Failure} `protocol-label-unknown` if no profile is of it.
 */
export const heldOutProfiles = (name: string): Protocol<HeldOutProfiles> => ({
	name,
	describe:
		'The profiles of one label are held out of training with all their events, and asked for their last title. ' +
		'Full ranking over all titles, whole history filtered.',
	metrics: loo.metrics,
	primary: loo.primary,
	timeTies: 'source-order',
	split: (data) => withoutLabel(name, data),
});

function withoutLabel(name: string, { histories: all, labels, heldOut }: HeldOutProfiles): Split {
	const known = labelsByFrequency(labels);
	const label = heldOut ?? known[1] ?? known[0];
	if (label === undefined || !known.includes(label))
		throw failures['protocol-label-unknown'](name, label ?? '', known.slice(0, 20));
	const train = keepRows(all, (_, profile) => labels[profile] !== label);
	const test: TestCase[] = [];
	const excluded = reasonCounter();
	for (let profile = 0; profile < all.profiles; profile++) {
		if (labels[profile] !== label) continue;
		const row = all.offsets[profile + 1]! - 1;
		const history = historyOf(all, profile, 1);
		const title = all.titleIndices[row]!;
		if (lengthOf(all, profile) < 2) excluded.count('fewer-than-two-events');
		else if (history.titleIndices.includes(title)) excluded.count('last-title-watched-before');
		else
			test.push({
				profile,
				history,
				asOfMs: all.happenedAtMs[row]!,
				relevant: Int32Array.of(title),
			});
	}
	return { train, test, excluded: excluded.counts };
}

/** Those of most profiles first; equally many by name. */
function labelsByFrequency(labels: readonly (string | undefined)[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const label of labels)
		if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
	return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([label]) => label);
}

/**
 * What most of a profile's titles are of, where nothing says it of the profile itself: a label that more than half of
 * its labelled events share. `// (U)`
 */
export function labelsFromTitles(
	all: Histories,
	titleLabels: readonly (string | undefined)[], // (V)
): readonly (string | undefined)[] {
	return Array.from({ length: all.profiles }, (_, profile) => {
		const own = Array.from(historyOf(all, profile).titleIndices, (title) => titleLabels[title]);
		const labelled = own.filter((label) => label !== undefined);
		const [first] = labelsByFrequency(labelled);
		const agreeing = labelled.filter((label) => label === first).length;
		return agreeing * 2 > labelled.length ? first : undefined;
	});
}
