import type { Catalogue } from '@marquee/catalogue';
import type { Device, Title } from '@marquee/contracts';
import { isUnfinished, isWatched } from '@marquee/retrieval';
import type { EpochMs } from '@marquee/units';
import type { ProfileState, TitleActivity } from '@marquee/viewing';

/** A moment at which somebody may go on with something. */
export interface Asked {
	/** What had happened before `now`; `undefined`: nothing is known of the profile. */
	readonly state: ProfileState | undefined;
	readonly catalogue: Catalogue;
	readonly now: EpochMs;
	readonly device?: Device | undefined;
}

/** A title that was begun and not finished: something to go on with. */
export interface BegunTitle {
	readonly activity: TitleActivity;
	readonly title: Title;
	readonly engagedAt: EpochMs;
	/** How many other titles the profile has taken up since. */
	readonly takenUpSince: number;
}

/** What is usual with a profile, as far as its past shows. */
export interface Habits {
	/** The newest engagement with any title. */
	readonly engagedAt: EpochMs;
	/** Half of the pauses between titles were shorter; `undefined` below two titles. */
	readonly usualPauseMs: number | undefined;
	/** When it last went on with something, title by title. */
	readonly wentOnAt: readonly EpochMs[];
	/** The share of watched titles that took more than one sitting. */
	readonly comesBack: number;
}

/** The profile's past, laid out for the question. */
export interface Past {
	/** In the order of the state: the longest untouched first. */
	readonly begun: readonly BegunTitle[];
	/** `undefined`: nothing was ever engaged with. */
	readonly habits: Habits | undefined;
}

/** Lays a profile's state out. Titles that the catalogue lacks cannot be gone on with, but tell of habits. */
export function pastOf({ state, catalogue }: Pick<Asked, 'state' | 'catalogue'>): Past {
	const engaged = (state?.titles ?? []).filter(isEngaged);
	const begun = engaged.flatMap((activity, i): readonly BegunTitle[] => {
		const title = catalogue.title(activity.titleId);
		if (title === undefined || !isUnfinished(activity, title)) return [];
		const takenUpSince = engaged.length - 1 - i;
		return [{ activity, title, engagedAt: activity.lastEngagedAt, takenUpSince }];
	});
	return { begun, habits: engaged.length === 0 ? undefined : habitsOf(engaged) };
}

type Engaged = TitleActivity & { readonly lastEngagedAt: EpochMs };

const isEngaged = (activity: TitleActivity): activity is Engaged =>
	activity.lastEngagedAt !== undefined;

/** Pauses longer ago than this many titles say little of today. */
const pausesRemembered = 20;

function habitsOf(engaged: readonly Engaged[]): Habits {
	const watched = engaged.filter(isWatched);
	const wentOn = watched.filter(({ plays }) => plays > 1);
	const recent = engaged.slice(-pausesRemembered - 1).map(({ lastEngagedAt }) => lastEngagedAt);
	const pauses = recent.slice(1).map((at, i) => at - recent[i]!);
	pauses.sort((a, b) => a - b);
	return {
		engagedAt: engaged.at(-1)!.lastEngagedAt,
		usualPauseMs: pauses[(pauses.length - 1) >> 1],
		wentOnAt: wentOn.map(({ lastEngagedAt }) => lastEngagedAt),
		comesBack: (wentOn.length + 1) / (watched.length + 2), // one of two before anything is known
	};
}
