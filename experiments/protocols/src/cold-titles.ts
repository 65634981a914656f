import {
	type Histories,
	histories,
	historyOf,
	type Interaction,
	keepRows,
	lengthOf,
} from '@marquee/histories';
import { ndcg, recall } from '@marquee/metrics';
import { seededRandom } from '@marquee/units';
import { type ColdShares, drawnSides, type Side, sides } from './cold-draw.ts';
import {
	type Protocol,
	type Reading,
	reasonCounter,
	type Split,
	type TestCase,
} from './protocol.ts';

/** How a cold-title protocol differs from its defaults. */
export interface ColdTitlesSettings {
	/** Draws the cold titles and the held-out rows. */
	readonly seed: number;
	/** Default: 20 % of the watched titles are cold, 10 % of the other rows validate and 10 % test. */
	readonly shares?: Partial<ColdShares>;
}

/**
 * A fifth of the titles is cold: no training row shows them, and models know them by their attributes alone. Three
 * readings: the test itself over all titles, `cold` among cold titles only, `warm` among the others only.
 *
 * What papers leave open follows the script and the evaluation published with ALDI, whose split the later ones name:
 *
 * - only titles that somebody watched are drawn; a half of the cold titles (not of their rows) is for validation;
 * - titles that nobody watched are cold as well: ranked, and never relevant;
 * - the whole test asks profiles that have both a cold and a warm test title, `cold` and `warm` all that have one;
 * - what a profile watched on another side of the split is filtered, though no model sees it.
 *
 * And where they leave it open too: every profile is asked, not 2,000 of them; a title counts once per profile, when it
 * was first watched; ratings and actions are hidden, as those models saw pairs only. The history of a request is what
 * training has of the profile, in order of time, and the request is made at its newest moment. Since rows are drawn and
 * not cut in time, answers lie between the events of the history: models that read order get no help from it.
 *
 * @paper Huang et al.: Aligning Distillation for Cold-Start Item Recommendation. CIKM 2023.
 * @paper Huang et al.: Large Language Model Simulator for Cold-Start Recommendation. WSDM 2025.
 */
export const coldTitles = ({ seed, shares = {} }: ColdTitlesSettings): Protocol<Histories> => ({
	name: 'cold-titles',
	describe:
		'20 % of the watched titles are cold: in no training row, half of them for validation; of the other rows 10 % ' +
		'validate and 10 % test, drawn at random. Ranked among all titles, for profiles with cold and warm test titles; ' +
		'whatever else a profile watched is filtered.',
	metrics: [recall(20), ndcg(20)],
	primary: 'ndcg@20',
	split: (all) => parted(all, seed, { coldTitles: 0.2, warmRows: 0.1, ...shares }),
});

function parted(all: Histories, seed: number, shares: ColdShares): Split {
	const pairs = firstPairs(all);
	const side = drawnSides(pairs, shares, seededRandom(seed, 'cold titles'));
	const train = keepRows(pairs, (row) => side[row] === sides.train);
	const isWarm = new Uint8Array(all.titles);
	for (const title of train.titleIndices) isWarm[title] = 1;
	const isCold = isWarm.map((warm) => 1 - warm);
	const asking = (wanted: readonly Side[], ranked?: Uint8Array) =>
		casesOf({ pairs, train, side }, wanted, ranked);
	const reading = (describe: string, asked: readonly [Side, Side], ranked: Uint8Array): Reading => {
		const { cases: validation } = asking([asked[0]], ranked);
		const { cases: test, excluded } = asking([asked[1]], ranked);
		return { describe, validation, test, excluded };
	};
	const { cases: test, excluded } = asking([sides.warmTest, sides.coldTest]);
	return {
		train,
		validation: asking([sides.warmValidation, sides.coldValidation]).cases,
		test,
		excluded,
		readings: {
			cold: reading(
				'the cold test titles of every profile that has one, ranked among cold titles only',
				[sides.coldValidation, sides.coldTest],
				isCold,
			),
			warm: reading(
				'the warm test titles of every profile that has one, ranked among warm titles only',
				[sides.warmValidation, sides.warmTest],
				isWarm,
			),
		},
	};
}

interface Parted {
	readonly pairs: Histories;
	readonly train: Histories;
	readonly side: Uint8Array; // (N), of pairs
}

/** One case for every profile with a title on each of these sides. */
function casesOf({ pairs, train, side }: Parted, wanted: readonly Side[], ranked?: Uint8Array) {
	const cases: TestCase[] = [];
	const excluded = reasonCounter();
	for (let profile = 0; profile < pairs.profiles; profile++) {
		const relevant = wanted.map((one) => titlesOn(pairs, side, profile, one));
		const missing = relevant.findIndex((titles) => titles.length === 0);
		if (missing >= 0) {
			excluded.count(`no-${sideNames[wanted[missing]!]}-titles`);
			continue;
		}
		const history = historyOf(train, profile);
		const answers = new Set(relevant.flat());
		const known = new Set([...history.titleIndices, ...answers]);
		const others = historyOf(pairs, profile).titleIndices.filter((title) => !known.has(title));
		cases.push({
			profile,
			history,
			asOfMs: history.happenedAtMs.at(-1) ?? Number.NaN,
			relevant: Int32Array.from(answers),
			alsoFiltered: others,
			...(ranked && { ranked }),
		});
	}
	return { cases, excluded: excluded.counts };
}

const sideNames: Readonly<Record<Side, string>> = {
	[sides.train]: 'training',
	[sides.warmValidation]: 'warm-validation',
	[sides.warmTest]: 'warm-test',
	[sides.coldValidation]: 'cold-validation',
	[sides.coldTest]: 'cold-test',
	[sides.nowhere]: 'other',
};

function titlesOn(pairs: Histories, side: Uint8Array, profile: number, wanted: Side): number[] {
	const from = pairs.offsets[profile]!;
	const rows = Array.from({ length: lengthOf(pairs, profile) }, (_, at) => from + at);
	return rows.filter((row) => side[row] === wanted).map((row) => pairs.titleIndices[row]!);
}

/** Who watched what, once each and in order: no ratings, no actions, nothing else that the events say. */
function firstPairs(all: Histories): Histories {
	const pairs: Interaction[] = [];
	for (let profile = 0; profile < all.profiles; profile++) {
		const { titleIndices, happenedAtMs } = historyOf(all, profile);
		const seen = new Set<number>();
		for (const [at, title] of titleIndices.entries())
			if (!seen.has(title)) {
				seen.add(title);
				pairs.push({ profile, title, happenedAtMs: happenedAtMs[at]! });
			}
	}
	return histories(pairs, { profiles: all.profiles, titles: all.titles });
}
