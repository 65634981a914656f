import type { PageRow } from '@marquee/contracts';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { focusAfter, type GridFocus } from '../../home/grid-focus.ts';
import { cardShapeOf } from '../../home/placement.ts';
import { type RowGeometry, rowGeometry } from '../../home/row-geometry.ts';
import { meantKey } from '../../navigation/arrows.ts';
import type { Direction } from '../../words/locales.ts';
import { useSurroundings } from '../surroundings.ts';
import { useWidth } from '../use-width.ts';
import { Row } from './row.tsx';
import type { Observe } from './use-impressions.ts';

/** What leads into a stack of rows from above it. */
export interface Entrance {
	enter: () => void;
}

/** Rows one below the other, with one keyboard for all of them. */
export function RowStack({
	rows,
	open,
	observe,
	above,
	entrance,
}: {
	rows: readonly PageRow[];
	open: (titleId: string) => void;
	observe: Observe;
	/** Takes the focus when it leaves the rows at the top; answers whether it did. */
	above?: () => boolean;
	/** Filled with what puts the focus on the first row. */
	entrance?: Entrance;
}) {
	const { shape, language } = useSurroundings();
	const [element, width] = useWidth<HTMLDivElement>();
	const geometries = useMemo(
		() => ({
			portrait: rowGeometry(width, 'portrait', shape),
			landscape: rowGeometry(width, 'landscape', shape),
			ranked: rowGeometry(width, 'ranked', shape),
		}),
		[width, shape],
	);
	const keyboard = useGridKeyboard(rows, language.direction, above);
	if (entrance) entrance.enter = keyboard.enter;
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: keys of the cards within, heard once for all of them
		<div className="rows" ref={element} onKeyDown={keyboard.onKeyDown}>
			{rows.map((row, index) => {
				const card = cardShapeOf(row);
				const geometry: RowGeometry = geometries[card];
				return (
					<Row
						key={row.rowId}
						row={row}
						anchorName={nameOn(rows, row.evidence.because)}
						index={index}
						shape={card}
						geometry={geometry}
						tabStop={Math.min(keyboard.cardIn(row.rowId), row.titles.length - 1)}
						moved={keyboard.moved?.row === index ? keyboard.moved : undefined}
						near={
							index < 2 ||
							(keyboard.moved !== undefined && Math.abs(keyboard.moved.row - index) < 2)
						}
						onFocusCard={keyboard.focused}
						onScrolled={keyboard.scrolled}
						open={open}
						observe={observe}
					/>
				);
			})}
		</div>
	);
}

/** What the title that a row rests on is called, where it stands among these rows itself. */
const nameOn = (rows: readonly PageRow[], titleId: string | undefined): string | undefined =>
	titleId === undefined
		? undefined
		: rows.flatMap(({ titles }) => titles).find(({ title }) => title.titleId === titleId)?.title
				.name;

/** Arrows, Home and End over all rows: which card of each row is the tab stop, and which was last moved to. */
function useGridKeyboard(
	rows: readonly PageRow[],
	direction: Direction,
	above: (() => boolean) | undefined,
) {
	const [cards, setCards] = useState<ReadonlyMap<string, number>>(new Map());
	const [moved, setMoved] = useState<GridFocus>();
	const current = useRef<GridFocus | undefined>(undefined);
	const firstVisible = useRef(new Map<string, number>());

	const focused = useCallback((focus: GridFocus, rowId: string) => {
		current.current = focus;
		setCards((all) => (all.get(rowId) === focus.card ? all : new Map(all).set(rowId, focus.card)));
	}, []);
	const scrolled = useCallback((rowId: string, first: number) => {
		firstVisible.current.set(rowId, first);
	}, []);
	const moveTo = (to: GridFocus) => {
		setCards((all) => new Map(all).set(rows[to.row]!.rowId, to.card));
		setMoved({ ...to });
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const from = current.current;
		const onCard = event.target instanceof Element && event.target.closest('.card');
		if (!from || !onCard || event.altKey || event.ctrlKey || event.metaKey) return;
		const focusRows = rows.map(({ rowId, titles }) => ({
			cards: titles.length,
			firstVisible: firstVisible.current.get(rowId) ?? 0,
		}));
		const to = focusAfter(meantKey(event.key, direction), from, focusRows);
		if (to === undefined || (to === 'above' && !above?.())) return;
		event.preventDefault();
		if (to !== 'above') moveTo(to);
	};
	const enter = () => {
		const first = rows[0];
		if (!first) return;
		const visible = firstVisible.current.get(first.rowId) ?? 0;
		moveTo({ row: 0, card: Math.min(visible, first.titles.length - 1) });
	};
	return {
		onKeyDown,
		focused,
		scrolled,
		moved,
		enter,
		cardIn: (rowId: string) => cards.get(rowId) ?? 0,
	};
}
