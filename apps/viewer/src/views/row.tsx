import type { PageRow } from '@marquee/contracts';
import {
	type CSSProperties,
	memo,
	useCallback,
	useEffect,
	useLayoutEffect,
	useRef,
	useState,
} from 'react';
import type { GridFocus } from '../home/grid-focus.ts';
import type { RowGeometry } from '../home/row-geometry.ts';
import { type CardRange, cardsInView, pagedScroll, scrolledToShow } from '../home/row-window.ts';
import { Card } from './card.tsx';
import { Icon } from './icons.tsx';
import type { Observe } from './use-impressions.ts';

/** A row of titles: a heading, why it is there, and a shelf of which only the visible part is in the document. */
export const Row = memo(function Row({
	row,
	index,
	shape,
	geometry,
	tabStop,
	moved,
	near,
	onFocusCard,
	onScrolled,
	open,
	observe,
}: {
	row: PageRow;
	index: number;
	shape: 'portrait' | 'landscape';
	geometry: RowGeometry;
	tabStop: number;
	/** Set anew each time the keyboard has moved to a card of this row. */
	moved: GridFocus | undefined;
	/** Whether the shelf must be there although it may not be visible yet. */
	near: boolean;
	onFocusCard: (focus: GridFocus, rowId: string) => void;
	onScrolled: (rowId: string, firstVisible: number) => void;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const section = useRef<HTMLElement>(null);
	const mounted = useNearScreen(section) || near;
	const shelf = useShelf(row, geometry, onScrolled);
	const heading = `row-${row.rowId}`;
	const count = row.titles.length;
	useMovedFocus({ moved, shelf: shelf.scroller, geometry, section, mounted });

	const shown = mounted ? indicesIn(shelf.range, tabStop) : [];
	return (
		<section className={`row row-${shape}`} ref={section} aria-labelledby={heading}>
			<header className="row-head">
				<h2 id={heading}>{row.heading}</h2>
				{row.evidence.sentence !== row.heading && (
					<p className="row-why">{row.evidence.sentence}</p>
				)}
			</header>
			<div className="shelf" style={{ height: geometry.cardHeight + 24 }}>
				<ul
					className="cards"
					ref={shelf.scroller}
					onScroll={shelf.onScroll}
					style={
						{
							paddingInline: geometry.gutter,
							scrollPaddingInline: geometry.gutter,
						} as CSSProperties
					}
				>
					{shown.map((i) => (
						<Card
							key={row.titles[i]!.title.titleId}
							placed={row.titles[i]!}
							place={{ row: index, card: i }}
							rowId={row.rowId}
							count={count}
							shape={shape}
							geometry={geometry}
							isTabStop={i === tabStop}
							onFocusCard={onFocusCard}
							open={open}
							observe={observe}
						/>
					))}
					<li
						className="cards-end"
						aria-hidden="true"
						style={{
							left: geometry.gutter + count * geometry.stride - geometry.gap,
							width: geometry.gutter,
						}}
					/>
				</ul>
				<Pager
					direction={-1}
					hidden={shelf.atStart}
					heading={row.heading}
					turn={shelf.turn}
					width={geometry.gutter}
				/>
				<Pager
					direction={1}
					hidden={shelf.atEnd}
					heading={row.heading}
					turn={shelf.turn}
					width={geometry.gutter}
				/>
			</div>
		</section>
	);
});

/** For the pointer only: the keyboard has arrows, and a row is one tab stop. */
function Pager({
	direction,
	hidden,
	heading,
	turn,
	width,
}: {
	direction: -1 | 1;
	hidden: boolean;
	heading: string;
	turn: (direction: -1 | 1) => void;
	width: number;
}) {
	if (hidden) return null;
	const side = direction < 0 ? 'left' : 'right';
	return (
		<button
			type="button"
			className={`pager pager-${side}`}
			style={{ width }}
			tabIndex={-1}
			aria-label={`${direction < 0 ? 'Earlier' : 'More'} in ${heading}`}
			onClick={() => turn(direction)}
		>
			<Icon name={side} />
		</button>
	);
}

/** The visible cards, and the tab stop wherever it is: Tab must find it. */
function indicesIn({ from, to }: CardRange, tabStop: number): number[] {
	const indices = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
	if (tabStop < from) return [tabStop, ...indices];
	return tabStop >= to ? [...indices, tabStop] : indices;
}

/** How far the shelf is scrolled, and which cards that shows. */
function useShelf(
	row: PageRow,
	geometry: RowGeometry,
	onScrolled: (rowId: string, first: number) => void,
) {
	const scroller = useRef<HTMLUListElement>(null);
	const count = row.titles.length;
	const { rowId } = row;
	const [scrolled, setScrolled] = useState(0);
	const measured = useCallback(() => {
		const now = scroller.current?.scrollLeft ?? 0;
		setScrolled(now);
		onScrolled(rowId, Math.ceil((now - geometry.cardWidth * 0.3) / geometry.stride));
	}, [geometry, rowId, onScrolled]);
	useLayoutEffect(measured, [measured]);

	const range = cardsInView(scrolled, geometry, count);
	const furthest = count * geometry.stride - geometry.gap - geometry.room;
	const turn = (direction: -1 | 1) =>
		scroller.current?.scrollTo({
			left: pagedScroll(scrolled, direction, geometry, count),
			behavior: behaviour(),
		});
	return {
		scroller,
		range,
		onScroll: measured,
		atStart: scrolled <= 1,
		atEnd: scrolled >= furthest - 1,
		turn,
	};
}

/** Brings the card the keyboard has moved to into view and gives it focus. */
function useMovedFocus({
	moved,
	shelf,
	geometry,
	section,
	mounted,
}: {
	moved: GridFocus | undefined;
	shelf: React.RefObject<HTMLUListElement | null>;
	geometry: RowGeometry;
	section: React.RefObject<HTMLElement | null>;
	mounted: boolean;
}): void {
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
				left: scrolledToShow(moved.card, scroller.scrollLeft, geometry),
				behavior: behaviour(),
			});
		section.current?.scrollIntoView({ block: 'nearest', behavior: behaviour() });
	}, [moved, mounted, shelf, geometry, section]);
}

/** Whether the element has come within two thirds of a screen; once near, always near. */
function useNearScreen(element: React.RefObject<HTMLElement | null>): boolean {
	const [near, setNear] = useState(false);
	useEffect(() => {
		if (near || !element.current) return;
		const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
			rootMargin: '66% 0px',
		});
		observer.observe(element.current);
		return () => observer.disconnect();
	}, [near, element]);
	return near;
}

const behaviour = (): ScrollBehavior =>
	window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
