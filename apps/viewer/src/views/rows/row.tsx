import type { PageRow } from '@marquee/contracts';
import { memo, useEffect, useId, useRef, useState } from 'react';
import type { GridFocus } from '../../home/grid-focus.ts';
import type { CardShape, RowGeometry } from '../../home/row-geometry.ts';
import type { CardRange } from '../../home/row-window.ts';
import { headingOf, reasonOf } from '../../words/headings.ts';
import { Icon } from '../icons.tsx';
import { useSurroundings } from '../surroundings.ts';
import { WordsOf } from '../words-of.tsx';
import { Card } from './card.tsx';
import type { Observe } from './use-impressions.ts';
import { useMovedFocus, useShelf } from './use-shelf.ts';

/** A row of titles: a heading, why it is there, and a shelf of which only the visible part is in the document. */
export const Row = memo(function Row({
	row,
	anchorName,
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
	/** What the title that the row rests on is called in the reader's language, where that is known. */
	anchorName: string | undefined;
	index: number;
	shape: CardShape;
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
	const { language } = useSurroundings();
	const section = useRef<HTMLElement>(null);
	const mounted = useNearScreen(section) || near;
	const shelf = useShelf(row, geometry, onScrolled);
	const heading = useId();
	const count = row.titles.length;
	useMovedFocus({ moved, shelf: shelf.scroller, geometry, section, mounted });

	const told = headingOf(row, language, () => anchorName);
	const why = reasonOf(row.evidence, language);
	const shown = mounted ? indicesIn(shelf.range, tabStop) : [];
	return (
		<section
			className={`row row-${shape}`}
			ref={section}
			aria-labelledby={heading}
			data-family={row.family}
		>
			<header className="row-head">
				<h2 id={heading}>
					<WordsOf told={told} />
				</h2>
				{row.evidence.sentence !== row.heading && !why.foreign && (
					<p className="row-why">{why.text}</p>
				)}
			</header>
			<div className="shelf" style={{ height: geometry.cardHeight + 2 * geometry.air }}>
				<ul
					className="cards"
					ref={shelf.scroller}
					onScroll={shelf.onScroll}
					style={{ paddingInline: geometry.gutter, scrollPaddingInline: geometry.gutter }}
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
							insetInlineStart: geometry.gutter + count * geometry.stride - geometry.gap,
							width: geometry.gutter,
						}}
					/>
				</ul>
				{(['start', 'end'] as const).map((side) => (
					<Pager
						key={side}
						side={side}
						hidden={side === 'start' ? shelf.atStart : shelf.atEnd}
						heading={told.text}
						turn={shelf.turn}
						width={geometry.gutter}
					/>
				))}
			</div>
		</section>
	);
});

/** For the pointer only: the keyboard has arrows, and a row is one tab stop. */
function Pager({
	side,
	hidden,
	heading,
	turn,
	width,
}: {
	side: 'start' | 'end';
	hidden: boolean;
	heading: string;
	turn: (direction: -1 | 1) => void;
	width: number;
}) {
	const { shape, language } = useSurroundings();
	if (hidden || shape === 'television') return null;
	const { row } = language.words;
	return (
		<button
			type="button"
			className={`pager pager-${side}`}
			data-pointer-only
			style={{ width }}
			tabIndex={-1}
			aria-label={side === 'start' ? row.earlier(heading) : row.more(heading)}
			onClick={() => turn(side === 'start' ? -1 : 1)}
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
