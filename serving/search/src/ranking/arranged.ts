import type { Team } from '@marquee/interleaving';
import type { Random } from '@marquee/units';
import { msPerDay } from '@marquee/units';
import type { FoundTitle } from '../finding/found.ts';
import type { Ground } from '../ground.ts';
import type { SearchAsked } from '../search-asked.ts';
import { mostNewcomers, type SearchDraw, searchDraw } from './exploration.ts';
import type { Weights } from './features.ts';
import { interleavedOrder } from './interleaved-order.ts';
import { type Ranked, ranked } from './order.ts';
import type { SearchPolicy } from './policy.ts';
import { isProtected } from './tier.ts';

/** What an order is made with besides the titles. */
export interface Arranging {
	readonly asked: Pick<SearchAsked, 'now' | 'profile'>;
	readonly ground: Ground;
	readonly policy: SearchPolicy;
	readonly weights: Weights;
	/** Other weights, whose order is drawn from as well. */
	readonly against?: Weights;
	readonly random: Random;
	readonly limit: number;
}

/** Titles in their order, and what chance had to say. */
export interface Arrangement {
	/** All of them: those beyond the limit are not shown. */
	readonly order: readonly Ranked<FoundTitle>[];
	/** The exploration place and who might have stood there; absent where nobody new waited. */
	readonly exploration?: SearchDraw & {
		readonly place: number;
		readonly contenders: readonly string[];
	};
	/** Of two orders that were drawn from: which of them earns by a title; absent where nobody does. */
	readonly teams?: ReadonlyMap<string, Team>;
}

/**
 * The order of an answer: ranked, what is described made diverse, and the exploration place given. Where two weights are drawn from, they
 * are once each is ranked and diverse, so that chance has its one place in what is shown.
 */
export function arranged(found: readonly FoundTitle[], arranging: Arranging): Arrangement {
	const { weights, against, limit, random } = arranging;
	const meant = withoutGuesses(found);
	const own = diverse(ranked(meant, weights), arranging);
	if (against === undefined) return explored(own, arranging);
	const other = diverse(ranked(meant, against), arranging);
	const { order, teams } = interleavedOrder(own, other, limit, random);
	const arrangement = explored([...order], arranging);
	return { ...arrangement, teams: withoutExplored(teams, arrangement) };
}

/** Whom chance has put somewhere nobody picked. */
function withoutExplored(
	teams: ReadonlyMap<string, Team>,
	{ order, exploration }: Arrangement,
): ReadonlyMap<string, Team> {
	if (exploration === undefined || exploration.chosen === 0) return teams;
	const moved = order[exploration.place]!.candidate.id;
	return new Map([...teams].filter(([id]) => id !== moved));
}

/** Who is found needs no guesses: titles that have but a part of what was typed are left out where others have all of it. */
function withoutGuesses(found: readonly FoundTitle[]): readonly FoundTitle[] {
	const meant = found.filter(({ relation }) => relation !== 'part');
	return meant.length > 0 ? meant : found;
}

/** Makes the titles of a description diverse among themselves; all others stay where they are. */
function diverse(order: Ranked<FoundTitle>[], arranging: Arranging): Ranked<FoundTitle>[] {
	const { ground, policy, limit, asked } = arranging;
	const from = order.findIndex(isDescribed);
	if (from === -1 || from >= limit || policy.diversity.share === 0) return order;
	let to = from;
	while (to < order.length && isDescribed(order[to]!)) to++;
	const stretch = order.slice(from, to);
	const { order: chosen, rest } = ground.diversify(
		{
			titles: stretch.map(({ candidate }) => candidate.index),
			relevance: stretch.map(({ score }) => score),
		},
		{
			size: limit - from,
			dial: policy.diversity,
			genreMix: ground.genreMixOf(watchedBy(asked.profile)),
		},
	);
	const places = [...chosen, ...rest];
	return [...order.slice(0, from), ...places.map((place) => stretch[place]!), ...order.slice(to)];
}

const isDescribed = ({ candidate }: Ranked<FoundTitle>): boolean =>
	candidate.relation === 'described';

const watchedBy = (profile: SearchAsked['profile']): number[] =>
	(profile?.engaged ?? []).map(({ index }) => index).filter((index) => index >= 0);

/** Gives the exploration place, behind all titles whose name is or begins with what was typed. */
function explored(order: Ranked<FoundTitle>[], arranging: Arranging): Arrangement {
	const { policy, random, limit } = arranging;
	const lastProtected = order.findLastIndex(({ candidate }) => isProtected(candidate.relation));
	const place = Math.max(policy.exploration.place, lastProtected + 1);
	const newcomers: number[] = [];
	for (let at = place + 1; at < order.length && newcomers.length < mostNewcomers; at++)
		if (isNew(order[at]!.candidate, arranging)) newcomers.push(at);
	const usable = place < Math.min(limit, order.length) ? newcomers : [];
	const draw = searchDraw(usable.length, policy.exploration, random);
	if (usable.length === 0 || policy.exploration.rate === 0) return { order };
	const contenders = [place, ...usable].map((at) => order[at]!.candidate.id);
	const from = draw.chosen === 0 ? place : usable[draw.chosen - 1]!;
	const [moved] = order.splice(from, 1);
	order.splice(place, 0, moved!);
	return { order, exploration: { ...draw, place, contenders } };
}

/** Whether a title has been here for so short and was taken up so seldom that nobody knows yet whether it is liked. */
function isNew({ title, profiles, relation }: FoundTitle, { asked, policy }: Arranging): boolean {
	if (relation === 'part' || relation.startsWith('near')) return false; // a guess is not what was asked for
	const { newForDays, mostProfiles } = policy.exploration;
	if (title.addedAt === undefined || profiles > mostProfiles) return false;
	const age = asked.now - title.addedAt;
	return age >= 0 && age < newForDays * msPerDay;
}
