import type { PageRow } from '@marquee/contracts';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { GridFocus } from '../../home/grid-focus.ts';
import type { RowGeometry } from '../../home/row-geometry.ts';
import { cardsInView, pagedScroll, scrolledToShow } from '../../home/row-window.ts';
import { smoothly } from '../motion.ts';
import { useSurroundings } from '../surroundings.ts';

/** How far the shelf is scrolled, counted from where lines begin, and which cards that shows. */
export function useShelf(
	row: PageRow,
	geometry: RowGeometry,
	onScrolled: (rowId: string, first: number) => void,
) {
	const scroller = useRef<HTMLUListElement>(null);
	const sign = useSign();
	const count = row.titles.length;
	const { rowId } = row;
	const [scrolled, setScrolled] = useState(0);
	const measured = useCallback(() => {
		const now = sign * (scroller.current?.scrollLeft ?? 0);
		setScrolled(now);
		onScrolled(rowId, Math.max(0, Math.ceil((now - geometry.cardWidth * 0.3) / geometry.stride)));
	}, [geometry, rowId, onScrolled, sign]);
	useLayoutEffect(measured, [measured]);

	const furthest = count * geometry.stride - geometry.gap - geometry.room;
	return {
		scroller,
		range: cardsInView(scrolled, geometry, count),
		onScroll: measured,
		atStart: scrolled <= 1,
		atEnd: scrolled >= furthest - 1,
		turn: (direction: -1 | 1) =>
			scroller.current?.scrollTo({
				left: sign * pagedScroll(scrolled, direction, geometry, count),
				behavior: smoothly(),
			}),
	};
}

/** Brings the card the keyboard has moved to into view and gives it focus. */
export function useMovedFocus({
	moved,
	shelf,
	geometry,
	section,
	mounted,
}: {
	moved: GridFocus | undefined;
	shelf: RefObject<HTMLUListElement | null>;
	geometry: RowGeometry;
	section: RefObject<HTMLElement | null>;
	mounted: boolean;
}): void {
	const sign = useSign();
	const { shape } = useSurroundings();
	const honoured = useRef<GridFocus | undefined>(undefined);
	useEffect(() => {
		if (!moved || !mounted || honoured.current === moved) return;
		honoured.current = moved;
		const scroller = shelf.current;
		scroller
			?.querySelector<HTMLElement>(`.card[data-card="${moved.card}"]`)
			?.focus({ preventScroll: true });
		if (scroller)
			scroller.scrollTo({
				left: sign * scrolledToShow(moved.card, sign * scroller.scrollLeft, geometry),
				behavior: smoothly(),
			});
		section.current?.scrollIntoView({
			block: shape === 'television' ? 'center' : 'nearest',
			behavior: smoothly(),
		});
	}, [moved, mounted, shelf, geometry, section, sign, shape]);
}

/** Browsers count the scroll of a shelf that begins at the right from 0 downwards. */
const useSign = (): 1 | -1 => (useSurroundings().language.direction === 'rtl' ? -1 : 1);
