import type { Target } from '@marquee/counterfactual';
import { type PackedTrace, policies } from '@marquee/page';
import { readSegmentSlateLog } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { type LoggedChoice, loggedColumns } from './logged-columns.ts';
import type { ServiceLog } from './service-log.ts';
import { happenedAfter, rewardWindowMs } from './visits-after.ts';

/** A title at the place of chance, and how often the page's policy leaves that place to chance. */
interface Explored extends LoggedChoice {
	readonly rate: number;
}

/** The same, before it is known what came of it. */
interface Shown {
	readonly titleId: string;
	readonly profileId: string;
	readonly family: string;
	readonly propensity: number;
	readonly rate: number;
	readonly generatedAt: number;
}

const keyOf = ({ profileId, titleId }: { readonly profileId: string; readonly titleId: string }) =>
	`${profileId} ${titleId}`;

/**
 * Titles at the exploration places of pages; the reward is that the profile plays the title within a day.
 *
 * The log keeps the probability of who stands there and not of all who might have, so two policies can be named beside `logged`:
 * `best` never leaves the place to chance, `drawn` always does. Both would show the same rows: the chances are those of titles given their
 * row, and how a row came to be there cancels. Pages that were drawn from two are left out.
 */
export async function pageLog(folder: StateFolder, until: EpochMs): Promise<ServiceLog> {
	const shown: Shown[] = [];
	for await (const page of readSegmentSlateLog<PackedTrace>(folder.slates).all()) {
		if (isDrawnFromTwo(page)) continue;
		const { policy, profileId, generatedAt, rows } = page;
		const rate = policies.get(policy)?.exploration.rate;
		if (rate === undefined || generatedAt + rewardWindowMs > until) continue;
		for (const { family, ids, chances } of rows)
			for (const [place, propensity] of chances)
				shown.push({ titleId: ids[place]!, propensity, profileId, family, rate, generatedAt });
	}
	const played = await happenedAfter(folder, new Set(shown.map(keyOf)), (event) =>
		event.kind === 'play' ? keyOf(event) : undefined,
	);
	const explored = shown.map(
		(each): Explored => ({
			action: each.titleId,
			propensity: each.propensity,
			reward: played(keyOf(each), each.generatedAt) ? 1 : 0,
			profileId: each.profileId,
			context: each.family,
			rate: each.rate,
		}),
	);
	const special = new Map([best(explored), drawn(explored)].map((target) => [target.name, target]));
	return { log: loggedColumns(explored, folder.slates), special };
}

/** Chances of an interleaved page hold within the row of one arm, before the other's titles were taken out of it. */
const isDrawnFromTwo = ({ interleaved }: PackedTrace): boolean =>
	interleaved !== undefined && 'other' in interleaved;

/** Who would stand there without chance is there with 1 − rate at least; nobody else has so much. */
const isBest = ({ propensity, rate }: Explored): boolean => propensity >= 1 - rate;

const best = (rows: readonly Explored[]): Target =>
	ofChosenAlone('best', (row) => (isBest(rows[row]!) ? 1 : 0));

/** π_drawn = (π − (1 − rate) [is best]) / rate */
const drawn = (rows: readonly Explored[]): Target =>
	ofChosenAlone('drawn', (row) => {
		const each = rows[row]!;
		return (each.propensity - (isBest(each) ? 1 - each.rate : 0)) / each.rate;
	});

const ofChosenAlone = (name: string, ofChosen: Target['ofChosen']): Target => ({
	name,
	ofChosen,
	chances: () => undefined,
	expected: () => undefined,
});
