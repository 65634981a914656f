import { hashOf, type Route } from '../route.ts';

/** Going from place to place, with the browser's own history. */
export interface Navigation {
	/** The address' hash. */
	readonly here: () => string;
	readonly go: (route: Route) => void;
	/** The place changes, the way back does not: for choices within a place. */
	readonly replace: (route: Route) => void;
	/** One step back where the step was made in this visit; else, after a deep link, to the given place. */
	readonly back: (orElse: Route) => void;
	readonly watch: (listener: () => void) => () => void;
}

/** The browser's history as the viewer uses it. */
export function navigationIn(
	window: Pick<Window, 'history' | 'location' | 'addEventListener' | 'removeEventListener'>,
): Navigation {
	const { history, location } = window;
	const listeners = new Set<() => void>();
	const told = () => {
		for (const listener of listeners) listener();
	};
	const isInside = () =>
		typeof history.state === 'object' && history.state !== null && history.state.inside === true;
	return {
		here: () => location.hash,
		go: (route) => {
			history.pushState({ inside: true }, '', hashOf(route));
			told();
		},
		replace: (route) => {
			history.replaceState(history.state, '', hashOf(route));
			told();
		},
		back: (orElse) => {
			if (isInside()) return history.back();
			history.replaceState(null, '', hashOf(orElse));
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
