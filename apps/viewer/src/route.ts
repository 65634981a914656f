import { isNarrowed, type Narrowing, narrowingOf, queryOf } from './surfaces/narrowing.ts';

/** The surfaces one can go to, in the order of the navigation. */
export const places = ['home', 'browse', 'top-10', 'my-list', 'continue-watching'] as const;

/** A surface one can go to. */
export type Place = (typeof places)[number];

/** A surface of a profile, and how it is narrowed. */
export type SurfaceRoute =
	| { readonly at: Exclude<Place, 'browse'>; readonly profileId: string }
	| { readonly at: 'browse'; readonly profileId: string; readonly narrowed: Narrowing };

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
export const placeRoute = (at: Place, profileId: string): SurfaceRoute =>
	at === 'browse' ? { at, profileId, narrowed: {} } : { at, profileId };

/** Whether a route is a surface, and not over one. */
export const isSurface = (route: Route): route is SurfaceRoute =>
	places.some((place) => place === route.at);

/** The route an address' hash names; the picker where it names none. */
export function routeOf(hash: string): Route {
	const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
	const [, profile, profileId, at, titleId] = path.split('/').map(decoded);
	if (profile !== 'profile' || !profileId) return { at: 'picker' };
	if ((at === 'title' || at === 'trailer' || at === 'watch') && titleId)
		return { at, profileId, titleId };
	if (at === 'settings') return { at, profileId };
	if (at === 'browse') return { at, profileId, narrowed: narrowingOf(query) };
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
	if ('titleId' in route) return `${home}/${route.at}/${encodeURIComponent(route.titleId)}`;
	return `${home}/${route.at}`;
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
