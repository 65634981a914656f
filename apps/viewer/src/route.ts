import {
	type Filters,
	filtersOf,
	isNarrowed,
	type Narrowing,
	narrowingOf,
	queryOf,
} from './surfaces/narrowing.ts';

/** The surfaces made of one page each, in the order of the navigation. */
export const places = ['home', 'browse', 'top-10', 'my-list', 'continue-watching'] as const;

/** A surface made of one page. */
export type Place = (typeof places)[number];

/** A surface of a profile that is one page, and how it is narrowed. */
export type PageRoute =
	| { readonly at: Exclude<Place, 'browse'>; readonly profileId: string }
	| { readonly at: 'browse'; readonly profileId: string; readonly narrowed: Narrowing };

/** The search of a profile: what was typed, and which of what is found is wanted. */
export interface SearchRoute {
	readonly at: 'search';
	readonly profileId: string;
	readonly text: string;
	readonly filters: Filters;
}

/** A surface of a profile. */
export type SurfaceRoute = PageRoute | SearchRoute;

/** A title of its own, or what is shown of it. */
export interface TitleRoute {
	readonly at: 'title' | 'trailer' | 'watch';
	readonly profileId: string;
	readonly titleId: string;
}

/** Where the viewer is, as the address says it: a reload shows the same. */
export type Route =
	| { readonly at: 'picker' }
	| SurfaceRoute
	| TitleRoute
	| { readonly at: 'settings'; readonly profileId: string };

/** A place of a profile, not narrowed. */
export const placeRoute = (at: Place, profileId: string): PageRoute =>
	at === 'browse' ? { at, profileId, narrowed: {} } : { at, profileId };

/** The search of a profile before the first letter. */
export const searchRoute = (profileId: string, text = ''): SearchRoute => ({
	at: 'search',
	profileId,
	text,
	filters: {},
});

/** Whether a route is a surface, and not over one. */
export const isSurface = (route: Route): route is SurfaceRoute =>
	route.at === 'search' || places.some((place) => place === route.at);

/** The route an address' hash names; the picker where it names none. */
export function routeOf(hash: string): Route {
	const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
	const [, profile, profileId, at, titleId] = path.split('/').map(decoded);
	if (profile !== 'profile' || !profileId) return { at: 'picker' };
	if ((at === 'title' || at === 'trailer' || at === 'watch') && titleId)
		return { at, profileId, titleId };
	if (at === 'settings') return { at, profileId };
	if (at === 'browse') return { at, profileId, narrowed: narrowingOf(query) };
	if (at === 'search')
		return {
			at,
			profileId,
			text: new URLSearchParams(query).get('q') ?? '',
			filters: filtersOf(query),
		};
	return placeRoute(places.find((place) => place === at) ?? 'home', profileId);
}

/** The hash that `routeOf` reads back as this route. */
export function hashOf(route: Route): string {
	if (route.at === 'picker') return '#/';
	const home = `#/profile/${encodeURIComponent(route.profileId)}`;
	if (route.at === 'home') return home;
	if (route.at === 'browse')
		return isNarrowed(route.narrowed)
			? `${home}/browse?${queryOf(route.narrowed)}`
			: `${home}/browse`;
	if (route.at === 'search') return `${home}/search${queryOfSearch(route)}`;
	if ('titleId' in route) return `${home}/${route.at}/${encodeURIComponent(route.titleId)}`;
	return `${home}/${route.at}`;
}

function queryOfSearch({ text, filters }: SearchRoute): string {
	const parts = [text && `${new URLSearchParams({ q: text })}`, queryOf(filters)].filter(Boolean);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A broken escape stands for itself: an address somebody typed is no reason to fail. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch (error) {
		if (error instanceof URIError) return part;
		throw error;
	}
}
