import { geometricAttention, type PageAttention } from '@marquee/metrics';
import { chanceOf, keyOf, purposes } from './keyed-chance.ts';
import type { Member } from './member.ts';
import type { Policy, ScreenName } from './policy.ts';
import type { ShownPage } from './shown.ts';

/** How likely a member with this screen looks at each place of a page whose rows are new to them. */
export function attentionOn(policy: Policy, screen: ScreenName): PageAttention {
	const { down, across } = policy.attention[screen];
	return geometricAttention(down, across);
}

/** How likely a row is passed over that was shown so often in vain: it rises to `rowMost`. */
export const boredom = ({ fatigue }: Policy, timesShown: number): number =>
	(fatigue.rowMost * timesShown) / (timesShown + fatigue.rowHalfway);

/**
 * The places a member looks at, ascending: down the rows until they stop, in each row along until they stop.
 *
 * How deep and how far are drawn once each, so what is looked at is the same whatever stands there, and the frequency of a
 * place in a row that does not tire is down^row · across^column.
 */
export function lookedAt(
	policy: Policy,
	member: Member,
	page: ShownPage,
	visitKey: number,
): number[] {
	const { person, rowShown } = member;
	const { down, across } = policy.attention[person.device];
	const { titles, rowEnds, rowKeys } = page;
	const rows = rowEnds?.length ?? 1;
	const deepest = reached(down, chanceOf(visitKey, purposes.depth), rows);
	const places: number[] = [];
	let from = 0;
	for (let row = 0; row < rows; row++) {
		const end = rowEnds?.[row] ?? titles.length;
		if (row < deepest && !passedOver(row, end)) {
			const key = keyOf(visitKey, purposes.across);
			const wide = reached(across, chanceOf(key, row), end - from);
			for (let place = from; place < from + wide; place++) places.push(place);
		}
		from = end;
	}
	return places;

	function passedOver(row: number, end: number): boolean {
		const name = rowKeys?.[row];
		if (name === undefined || end === from) return false;
		const chance = boredom(policy, rowShown.get(name) ?? 0);
		return chanceOf(keyOf(visitKey, purposes.bored), row) < chance;
	}
}

/** How many of `most` are reached by one who goes on with this chance after each, the first being certain. */
const reached = (onward: number, chance: number, most: number): number =>
	Math.min(most, 1 + Math.floor(Math.log(chance) / Math.log(onward)));
