import { commonPrefix, draft, type Team } from '@marquee/interleaving';
import type { Random } from '@marquee/units';
import type { Rankable, Ranked } from './order.ts';

/**
 * One order drawn from two of the same titles by team draft, tier by tier: no draw puts a title before one of a better tier. Titles that
 * both begin a tier with earn nobody anything. Behind the first `length` all stand as the control has them.
 *
 * Scores are the control’s.
 */
export function interleavedOrder<Of extends Rankable>(
	control: readonly Ranked<Of>[],
	treatment: readonly Ranked<Of>[],
	length: number,
	random: Random,
): { readonly order: readonly Ranked<Of>[]; readonly teams: ReadonlyMap<string, Team> } {
	const order: Ranked<Of>[] = [];
	const teams = new Map<string, Team>();
	for (let from = 0; from < control.length; ) {
		let to = from;
		while (control[to]?.candidate.tier === control[from]!.candidate.tier) to++;
		const own = control.slice(from, to);
		const rankings = [own, treatment.slice(from, to)].map(idsOf);
		const free = commonPrefix(rankings);
		const drawn = draft(rankings, Math.max(0, Math.min(to, length) - from), random);
		const byId = new Map(own.map((each) => [each.candidate.id, each]));
		for (const [place, id] of drawn.items.entries()) {
			if (place >= free && place < drawn.contested) teams.set(id, drawn.teams[place] as Team);
			order.push(byId.get(id)!);
			byId.delete(id);
		}
		order.push(...byId.values());
		from = to;
	}
	return { order, teams };
}

const idsOf = (tier: readonly Ranked<Rankable>[]): readonly string[] =>
	tier.map(({ candidate }) => candidate.id);
