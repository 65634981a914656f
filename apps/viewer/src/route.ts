/** Where the viewer is, as the address says it: a reload shows the same. */
export type Route =
	| { readonly at: 'picker' }
	| { readonly at: 'home'; readonly profileId: string }
	| { readonly at: 'title'; readonly profileId: string; readonly titleId: string }
	| { readonly at: 'watch'; readonly profileId: string; readonly titleId: string };

/** The route an address' hash names; the picker where it names none. */
export function routeOf(hash: string): Route {
	const [, profile, profileId, at, titleId] = hash.replace(/^#/, '').split('/').map(decoded);
	if (profile !== 'profile' || !profileId) return { at: 'picker' };
	if ((at === 'title' || at === 'watch') && titleId) return { at, profileId, titleId };
	return { at: 'home', profileId };
}

/** The hash that `routeOf` reads back as this route. */
export function hashOf(route: Route): string {
	if (route.at === 'picker') return '#/';
	const home = `#/profile/${encodeURIComponent(route.profileId)}`;
	return route.at === 'home' ? home : `${home}/${route.at}/${encodeURIComponent(route.titleId)}`;
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
