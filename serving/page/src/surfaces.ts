import type { Makings } from './makings.ts';
import { alsoWatched } from './offers/also-watched.ts';
import { becauseYouWatched } from './offers/because-you-watched.ts';
import { browsed } from './offers/browsed.ts';
import { continueWatching } from './offers/continue-watching.ts';
import { genreShelves } from './offers/genre-shelves.ts';
import { leavingSoon } from './offers/leaving-soon.ts';
import { like } from './offers/like.ts';
import { mostWatched } from './offers/most-watched.ts';
import { myList } from './offers/my-list.ts';
import { newTitles } from './offers/new-titles.ts';
import { newToYou } from './offers/new-to-you.ts';
import { commonShelves } from './offers/shelves.ts';
import { topPicks } from './offers/top-picks.ts';
import { topTen } from './offers/top-ten.ts';
import { trending } from './offers/trending.ts';
import { watchAgain } from './offers/watch-again.ts';
import type { AskedSurface } from './page-request.ts';
import type { RowFamily } from './row-offer.ts';

/** The surfaces that are pages. */
export type PageSurface = AskedSurface['surface'];

/** What each surface is made of. Adding a family to one: its line here. */
export const surfaces: Readonly<Record<PageSurface, (makings: Makings) => readonly RowFamily[]>> = {
	home: (makings) => [
		continueWatching(makings),
		myList(makings),
		topTen(makings),
		becauseYouWatched(makings),
		alsoWatched(makings),
		topPicks(makings),
		trending(makings),
		mostWatched(makings),
		newTitles(makings),
		leavingSoon(makings),
		newToYou(makings),
		genreShelves(makings),
		commonShelves(makings),
		watchAgain(makings),
	],
	search: (makings) => [
		trending(makings),
		topPicks(makings),
		mostWatched(makings),
		newTitles(makings), // a young service has nothing else yet
	],
	browse: (makings) => [browsed(makings), like(makings)],
	'my-list': (makings) => [myList(makings)],
	'continue-watching': (makings) => [continueWatching(makings), watchAgain(makings)],
	'top-10': (makings) => [topTen(makings)],
};

/** The surfaces that are pages; the others answer something else. */
export const surfaceNames = Object.keys(surfaces) as readonly PageSurface[];
