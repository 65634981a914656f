import type { PlacedTitle } from '@marquee/contracts';
import { memo, useEffect, useRef } from 'react';
import type { GridFocus } from '../../home/grid-focus.ts';
import type { CardShape, RowGeometry } from '../../home/row-geometry.ts';
import { useLanguage } from '../surroundings.ts';
import { CardFace, spokenCard } from './card-face.tsx';
import { useDeparture } from './departure.tsx';
import type { Observe } from './use-impressions.ts';

/** One title on a shelf. */
export const Card = memo(function Card({
	placed,
	place,
	rowId,
	count,
	shape,
	geometry,
	isTabStop,
	onFocusCard,
	open,
	observe,
}: {
	placed: PlacedTitle;
	place: GridFocus;
	rowId: string;
	count: number;
	shape: CardShape;
	geometry: RowGeometry;
	isTabStop: boolean;
	onFocusCard: (focus: GridFocus, rowId: string) => void;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const language = useLanguage();
	const leaves = useDeparture(placed.until);
	const item = useRef<HTMLLIElement>(null);
	const { titleId } = placed.title;
	const { card } = place;
	useEffect(() => {
		if (!item.current) return;
		return observe(item.current, { titleId, row: rowId, position: card });
	}, [observe, titleId, rowId, card]);
	return (
		<li
			ref={item}
			className="card-place"
			aria-setsize={count}
			aria-posinset={card + 1}
			style={{
				top: geometry.air,
				insetInlineStart: geometry.gutter + card * geometry.stride,
				width: geometry.cardWidth,
				height: geometry.cardHeight,
			}}
		>
			<button
				type="button"
				className={`card card-${shape}`}
				data-title={titleId}
				data-card={card}
				tabIndex={isTabStop ? 0 : -1}
				aria-label={spokenCard(placed, language, leaves)}
				onFocus={() => onFocusCard(place, rowId)}
				onClick={() => open(titleId)}
			>
				<CardFace placed={placed} shape={shape} leaves={leaves} />
			</button>
		</li>
	);
});
