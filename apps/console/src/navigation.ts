import { hashOf, type Route } from './route.ts';

/** Going from place to place, with the browser's own history. */
export interface Navigation {
	/** The address' hash. */
	readonly here: () => string;
	readonly go: (route: Route) => void;
	/** The place changes, the way back does not: for choices within a place. */
	readonly replace: (route: Route) => void;
	readonly watch: (listener: () => void) => () => void;
}

/** The browser's history as the console uses it. */
export function navigationIn(
	window: Pick<Window, 'history' | 'location' | 'addEventListener' | 'removeEventListener'>,
): Navigation {
	const { history, location } = window;
	const listeners = new Set<() => void>();
	const told = () => {
		for (const listener of listeners) listener();
	};
	return {
		here: () => location.hash,
		go: (route) => {
			history.pushState(null, '', hashOf(route));
			told();
		},
		replace: (route) => {
			history.replaceState(null, '', hashOf(route));
			told();
		},
		watch: (listener) => {
			listeners.add(listener);
			window.addEventListener('popstate', listener);
			window.addEventListener('hashchange', listener);
			return () => {
				listeners.delete(listener);
				window.removeEventListener('popstate', listener);
				window.removeEventListener('hashchange', listener);
			};
		},
	};
}
