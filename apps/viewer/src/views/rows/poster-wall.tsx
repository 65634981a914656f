import type { PageRow, PlacedTitle } from '@marquee/contracts';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type CardShape, wallGeometry } from '../../home/row-geometry.ts';
import { meantKey } from '../../navigation/arrows.ts';
import { tileAfter } from '../../picker/tile-focus.ts';
import { smoothly } from '../motion.ts';
import { useSurroundings } from '../surroundings.ts';
import { useWidth } from '../use-width.ts';
import { CardFace, spokenCard } from './card-face.tsx';
import { useDeparture } from './departure.tsx';
import type { Observe } from './use-impressions.ts';

/** So many cards come at once; more as their end comes near. */
const handful = 48;

/** All titles of some rows in lines that fill the screen, in their order; arrows lead from card to card. */
export function PosterWall({
	rows,
	shape: card,
	open,
	observe,
	label,
}: {
	rows: readonly PageRow[];
	shape: CardShape;
	open: (titleId: string) => void;
	observe: Observe;
	label: string;
}) {
	const { shape, language } = useSurroundings();
	const [list, width] = useWidth<HTMLUListElement>();
	const { gutter, gap, columns, cardHeight } = wallGeometry(width, card, shape);
	const all = rows.flatMap((row) =>
		row.titles.map((placed, position) => ({ placed, rowId: row.rowId, position })),
	);
	const [shown, end] = useGrowing(all.length);
	const [current, setCurrent] = useState(0);
	const stop = Math.min(current, all.length - 1);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		const key = meantKey(event.key, language.direction);
		const next = tileAfter(key, stop, Math.min(shown, all.length), columns);
		if (next === undefined) return;
		event.preventDefault();
		setCurrent(next);
		const target = list.current?.querySelectorAll<HTMLElement>('.card')[next];
		target?.focus({ preventScroll: true });
		target?.scrollIntoView({
			block: shape === 'television' ? 'center' : 'nearest',
			behavior: smoothly(),
		});
	};
	return (
		<>
			<ul
				className="wall"
				ref={list}
				aria-label={label}
				onKeyDown={onKeyDown}
				style={{
					paddingInline: gutter,
					gap: `${gap * 1.6}px ${gap}px`,
					gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
					gridAutoRows: cardHeight,
				}}
			>
				{all.slice(0, shown).map(({ placed, rowId, position }, index) => (
					<WallCard
						key={placed.title.titleId}
						placed={placed}
						rowId={rowId}
						position={position}
						count={all.length}
						index={index}
						shape={card}
						isTabStop={index === stop}
						focused={setCurrent}
						open={open}
						observe={observe}
					/>
				))}
			</ul>
			{shown < all.length && <div ref={end} className="wall-end" />}
		</>
	);
}

function WallCard({
	placed,
	rowId,
	position,
	index,
	count,
	shape,
	isTabStop,
	focused,
	open,
	observe,
}: {
	placed: PlacedTitle;
	rowId: string;
	position: number;
	index: number;
	count: number;
	shape: CardShape;
	isTabStop: boolean;
	focused: (index: number) => void;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const { language } = useSurroundings();
	const leaves = useDeparture(placed.until);
	const item = useRef<HTMLLIElement>(null);
	const { titleId } = placed.title;
	useEffect(() => {
		if (!item.current) return;
		return observe(item.current, { titleId, row: rowId, position });
	}, [observe, titleId, rowId, position]);
	return (
		<li ref={item} aria-setsize={count} aria-posinset={index + 1}>
			<button
				type="button"
				className={`card card-${shape}`}
				data-title={titleId}
				tabIndex={isTabStop ? 0 : -1}
				aria-label={spokenCard(placed, language, leaves)}
				onFocus={() => focused(index)}
				onClick={() => open(titleId)}
			>
				<CardFace placed={placed} shape={shape} leaves={leaves} />
			</button>
		</li>
	);
}

/** How many of so many are shown: a handful, and another whenever the end of those shown comes near the screen. */
function useGrowing(count: number) {
	const [shown, setShown] = useState(handful);
	const end = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (shown >= count || !end.current) return;
		const observer = new IntersectionObserver(
			([entry]) => entry?.isIntersecting && setShown((before) => before + handful),
			{ rootMargin: '80% 0px' },
		);
		observer.observe(end.current);
		return () => observer.disconnect();
	}, [shown, count]);
	return [shown, end] as const;
}
