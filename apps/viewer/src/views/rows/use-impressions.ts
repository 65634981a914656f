import { useCallback, useEffect, useRef } from 'react';
import type { Happening } from '../../events/happenings.ts';
import { impressionsOfOneAnswer, type Sighting } from '../../events/impressions.ts';
import type { Answered } from '../../surfaces/answered.ts';
import { useViewer } from '../viewer-context.ts';

/** Registers a poster's element; answers what takes it back. */
export type Observe = (element: Element, sighting: Sighting) => () => void;

const collectEveryMs = 1_000;

/** Reports the posters of this page that were really visible, batched; nothing while something covers the page. */
export function useImpressions(
	page: Answered,
	report: (page: Answered, titleId: string, happening: Happening) => void,
	covered: boolean,
): Observe {
	const { clock } = useViewer();
	const reporting = useRef({ page, report });
	reporting.current = { page, report };
	const observer = useRef<IntersectionObserver | undefined>(undefined);
	const elements = useRef(new Map<Element, Sighting>());
	const { requestId } = page;

	// biome-ignore lint/correctness/useExhaustiveDependencies: another answer begins anew
	useEffect(() => {
		if (covered) return;
		const told = reporting.current;
		const impressions = impressionsOfOneAnswer();
		const watching = new IntersectionObserver(
			(entries) => {
				for (const { target, isIntersecting, intersectionRatio } of entries) {
					const sighting = elements.current.get(target);
					if (sighting)
						impressions.visible(sighting, isIntersecting && intersectionRatio >= 0.5, clock.now());
				}
			},
			{ threshold: [0, 0.5] },
		);
		observer.current = watching;
		for (const element of elements.current.keys()) watching.observe(element);
		const collect = () => {
			if (document.hidden) impressions.covered(clock.now());
			for (const { titleId, row, position } of impressions.seen(clock.now()))
				told.report(told.page, titleId, { kind: 'impression', row, position });
		};
		const timer = setInterval(collect, collectEveryMs);
		document.addEventListener('visibilitychange', collect);
		return () => {
			impressions.covered(clock.now());
			collect();
			watching.disconnect();
			observer.current = undefined;
			clearInterval(timer);
			document.removeEventListener('visibilitychange', collect);
		};
	}, [requestId, covered, clock]);

	return useCallback((element, sighting) => {
		elements.current.set(element, sighting);
		observer.current?.observe(element);
		return () => {
			elements.current.delete(element);
			observer.current?.unobserve(element);
		};
	}, []);
}
