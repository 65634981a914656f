import { type RefObject, useEffect, useRef } from 'react';
import { useSurroundings } from '../surroundings.ts';

/**
 * Focus comes back to where it was once what lay over the surface is gone; where the page was made anew meanwhile, to
 * the same title's new place. On a television something always has focus, for there is nothing else to point with.
 */
export function useReturnOfFocus(
	main: RefObject<HTMLElement | null>,
	page: object | undefined,
	covered: boolean,
): void {
	const { shape } = useSurroundings();
	const last = useRef<HTMLElement | undefined>(undefined);
	useEffect(() => {
		const remember = (event: FocusEvent) => {
			const { target } = event;
			if (target instanceof HTMLElement && main.current?.contains(target)) last.current = target;
		};
		document.addEventListener('focusin', remember);
		return () => document.removeEventListener('focusin', remember);
	}, [main]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: it is the new page after which focus may be lost
	useEffect(() => {
		if (covered || document.activeElement !== document.body) return;
		const lost = last.current;
		const place = lost?.isConnected
			? lost
			: lost?.dataset.title === undefined
				? undefined
				: main.current?.querySelector<HTMLElement>(
						`[data-title="${CSS.escape(lost.dataset.title)}"]`,
					);
		if (place) place.focus({ preventScroll: true });
		else if (shape === 'television') firstPlace(main.current)?.focus({ preventScroll: true });
	}, [page, covered, shape]);
}

const firstPlace = (main: HTMLElement | null) =>
	main?.querySelector<HTMLElement>(
		'.search-box input, .hero .primary, .card[tabindex="0"], .ranked, .actions button',
	);
