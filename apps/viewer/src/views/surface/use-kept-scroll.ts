import { useEffect, useLayoutEffect } from 'react';
import { useSurroundings } from '../surroundings.ts';

const scrolledTo = new WeakMap<Window, Map<string, number>>();

/** Going back to a place shows what was seen there: how far each place was scrolled outlives it. */
export function useKeptScroll(place: string, isThere: boolean, covered: boolean): void {
	const { shape } = useSurroundings();
	useLayoutEffect(() => {
		const kept = scrolledTo.get(window) ?? new Map<string, number>();
		scrolledTo.set(window, kept);
		if (!isThere) {
			window.scrollTo(0, 0);
			return;
		}
		window.scrollTo(0, kept.get(place) ?? 0);
	}, [place, isThere]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another layout has other heights, but the same listeners
	useEffect(() => {
		if (covered || !isThere) return;
		const keep = () => scrolledTo.get(window)?.set(place, window.scrollY);
		window.addEventListener('scroll', keep, { passive: true });
		return () => window.removeEventListener('scroll', keep);
	}, [place, isThere, covered, shape]);
}
