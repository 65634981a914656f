import { type Catalogue, untilWhen } from '@marquee/catalogue';
import { continuing } from '@marquee/continuing';
import type { Title } from '@marquee/contracts';
import type { Asking } from '@marquee/gateway';
import { type Occasion, occasionsFor, type Standing, type Tellable } from '@marquee/notifications';
import { refusing } from '@marquee/page';
import { isDisliked, isFinished, isUnfinished, isWatched } from '@marquee/retrieval';
import { type EpochMs, msPerDay } from '@marquee/units';
import type { ProfileState, TitleActivity } from '@marquee/viewing';
import { tasteByGenre } from './taste-by-genre.ts';
import { viewerContext } from './trailer-choice.ts';
import type { TrailerNews } from './trailer-news.ts';

/** Who is asked for, as far as it decides what may be told. */
export type Told = Pick<Asking, 'now' | 'on' | 'maturityLimit'>;

/** What there may be to tell a profile, from the catalogue and what it did. */
export type Occasions = (told: Told, state: ProfileState | undefined) => readonly Occasion[];

/** Of what came lately, so many of the newest are looked at. */
const mostNew = 500;
/** Longer than anything is told as new. */
const newForMs = 30 * msPerDay;

/** Looks for occasions; of titles that may be shown to the profile, and of no others. */
export function messageOccasions(
	catalogue: Catalogue,
	trailerNews: Pick<TrailerNews, 'of'>,
): Occasions {
	const matching = tasteByGenre(catalogue);
	const newestFirst = catalogue.titles
		.filter(isDated)
		.sort((a, b) => b.addedAt - a.addedAt || (a.titleId < b.titleId ? -1 : 1));
	return (told, state) => {
		const { now } = told;
		const match = matching(viewerContext(state, catalogue).leanings);
		const listed = titlesOf(state, catalogue, ({ listed }) => listed);
		const begun = continuing({ state, catalogue, now }).titles.filter(
			(each) => each.state === 'continuing',
		);
		const engagedAt = new Map(state?.titles.map((each) => [each.titleId, each.lastEngagedAt]));
		const kept = new Map([
			...listed.map((title) => [title.titleId, title] as const),
			...begun.map(({ titleId }) => [titleId, catalogue.title(titleId)!] as const),
		]);
		const tellable: Tellable = {
			now,
			newTitles: addedLately(newestFirst, now).map(({ titleId, addedAt, genres }) => ({
				titleId,
				addedAt,
				match: match(genres),
			})),
			newTrailers: [...kept.values()].flatMap(({ titleId, genres }) =>
				trailerNews.of(titleId).map(({ trailerId, seenAt }) => ({
					titleId,
					trailerId,
					addedAt: seenAt,
					match: match(genres),
				})),
			),
			expiring: listed.flatMap((title) => {
				const leavesAt = untilWhen(title, told.on.country, now);
				return leavesAt === undefined ? [] : [{ titleId: title.titleId, leavesAt }];
			}),
			unfinished: begun.map(({ titleId, shareWatched }) => ({
				titleId,
				watchedAt: engagedAt.get(titleId)!,
				shareWatched,
			})),
		};
		return occasionsFor(tellable).filter(({ titleId }) => {
			const title = catalogue.title(titleId)!;
			return refusing(title, circumstancesOf(told), now) === undefined;
		});
	};
}

const circumstancesOf = ({ on, maturityLimit }: Told) => ({
	...(on.country !== undefined && { country: on.country }),
	...(maturityLimit !== undefined && { maturityLimit }),
});

type Dated = Title & { readonly addedAt: EpochMs };
const isDated = (title: Title): title is Dated => title.addedAt !== undefined;

function addedLately(newestFirst: readonly Dated[], now: EpochMs): readonly Dated[] {
	const first = newestFirst.findIndex(({ addedAt }) => addedAt <= now);
	if (first < 0) return [];
	const lately = newestFirst.slice(first, first + mostNew);
	const end = lately.findIndex(({ addedAt }) => addedAt <= now - newForMs);
	return end < 0 ? lately : lately.slice(0, end);
}

const titlesOf = (
	state: ProfileState | undefined,
	catalogue: Catalogue,
	holds: (activity: TitleActivity) => boolean,
): readonly Title[] =>
	(state?.titles ?? []).filter(holds).flatMap(({ titleId }) => catalogue.title(titleId) ?? []);

/** What a profile has done with titles, as far as it forbids to speak of them. */
export function standingsOf(
	state: ProfileState | undefined,
	catalogue: Pick<Catalogue, 'title'>,
): ReadonlyMap<string, Standing> {
	const standings = new Map<string, Standing>();
	for (const activity of state?.titles ?? []) {
		const title = catalogue.title(activity.titleId);
		const standing = title && standingOf(activity, title);
		if (standing !== undefined) standings.set(activity.titleId, standing);
	}
	return standings;
}

function standingOf(activity: TitleActivity, title: Title): Standing | undefined {
	if (isDisliked(activity)) return 'disliked';
	if (isUnfinished(activity, title)) return 'begun';
	return isFinished(activity, title) || isWatched(activity) ? 'finished' : undefined;
}
