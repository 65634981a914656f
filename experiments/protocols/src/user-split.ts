import { type Histories, historyOf, keepRows, lengthOf } from '@marquee/histories';
import { ndcg, recall, recallCapped } from '@marquee/metrics';
import { hash32 } from '@marquee/units';
import { type Protocol, reasonCounter, type Split, type TestCase } from './protocol.ts';

/** How `userSplit` differs from its defaults. */
export interface UserSplitSettings {
	/** Draws who is held out. */
	readonly seed: number;
	/** Share of profiles that are asked and never learnt from. Default: a tenth. */
	readonly test?: number;
	/** Share of profiles for choosing a model, not learnt from either. Default: a tenth. */
	readonly validation?: number;
	/** Share of a held-out profile's events that it shows; what comes after them is asked for. Default: 0.8. */
	readonly shown?: number;
}

/**
 * Strong generalisation: whole profiles are held out, so that nothing is asked of anybody who was learnt from. Each shows
 * its first events and is asked for the titles it watched after them, and not among them.
 *
 * Where Liang and others show a random four fifths, these are the earliest, since nobody is asked about the past. Events
 * at the moment of the last one shown are shown too, so that the order of a tie decides nothing. Not causal: other
 * profiles' later events are trained on; see `windows` for that.
 *
 * @paper Liang, Krishnan, Hoffman, Jebara: Variational Autoencoders for Collaborative Filtering. WWW 2018.
 */
export function userSplit(settings: UserSplitSettings): Protocol<Histories> {
	const { seed, test = 0.1, validation = 0.1, shown = 0.8 } = settings;
	if (!(test > 0 && validation >= 0 && test + validation < 1 && shown > 0 && shown < 1))
		throw new RangeError(`no split of shares ${test}, ${validation} that shows ${shown}`);
	return {
		name: 'user-split',
		describe:
			`A share of ${test} of all profiles, drawn by seed ${seed}, is held out with all events; ${validation} more are for ` +
			`choosing. Each shows the first ${shown} of its events (with all of the same moment) and is asked for the titles ` +
			'that it watched only after them. Full ranking over all titles, shown history filtered.',
		metrics: [recall(20), recall(50), ndcg(100), recallCapped(20), ndcg(10)],
		primary: 'ndcg@100',
		split: (all) => {
			const sideOf = (profile: number) => {
				const drawn = hash32(`profile ${profile}`, seed) / 2 ** 32;
				if (drawn < test) return 'test';
				return drawn < test + validation ? 'validation' : 'train';
			};
			return splitByProfile(all, sideOf, shown);
		},
	};
}

type Side = 'train' | 'validation' | 'test';

function splitByProfile(all: Histories, sideOf: (profile: number) => Side, shown: number): Split {
	const cases: Record<Side, TestCase[]> = { train: [], validation: [], test: [] };
	const excluded = reasonCounter();
	for (let profile = 0; profile < all.profiles; profile++) {
		const side = sideOf(profile);
		if (side === 'train') continue;
		const found = caseOf(all, profile, shown);
		if (typeof found !== 'string') cases[side].push(found);
		else if (side === 'test') excluded.count(found);
	}
	const { validation, test } = cases;
	return {
		train: keepRows(all, (_, profile) => sideOf(profile) === 'train'),
		...(validation.length > 0 && { validation }),
		test,
		excluded: excluded.counts,
	};
}

/** The profile's question, or why it has none. */
function caseOf(all: Histories, profile: number, shown: number): TestCase | string {
	const events = lengthOf(all, profile);
	if (events < 2) return 'fewer-than-two-events';
	const from = all.offsets[profile]!;
	let count = Math.max(1, Math.floor(shown * events));
	const at = (place: number) => all.happenedAtMs[from + place]!;
	while (count < events && at(count) === at(count - 1)) count++;
	const history = historyOf(all, profile, events - count);
	const seen = new Set(history.titleIndices);
	const later = historyOf(all, profile).titleIndices.subarray(count);
	const relevant = Int32Array.from(new Set(later)).filter((title) => !seen.has(title));
	if (relevant.length === 0) return 'nothing-new-after-what-is-shown';
	return { profile, history, asOfMs: at(count - 1), relevant };
}
