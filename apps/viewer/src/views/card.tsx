import type { PlacedTitle } from '@marquee/contracts';
import { memo, useEffect, useRef } from 'react';
import type { GridFocus } from '../home/grid-focus.ts';
import type { RowGeometry } from '../home/row-geometry.ts';
import { shortLength, spokenLength } from '../lengths.ts';
import { nominalRuntimeSeconds } from '../playback/playback.ts';
import { PosterArt } from './poster-art.tsx';
import type { Observe } from './use-impressions.ts';

/** One title on a shelf: its poster, and how far it was watched. */
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
	shape: 'portrait' | 'landscape';
	geometry: RowGeometry;
	isTabStop: boolean;
	onFocusCard: (focus: GridFocus, rowId: string) => void;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const item = useRef<HTMLLIElement>(null);
	const { titleId } = placed.title;
	const { card } = place;
	useEffect(() => {
		if (!item.current) return;
		return observe(item.current, { titleId, row: rowId, position: card });
	}, [observe, titleId, rowId, card]);
	const left = geometry.gutter + card * geometry.stride;
	return (
		<li
			ref={item}
			className="card-place"
			aria-setsize={count}
			aria-posinset={card + 1}
			style={{ left, width: geometry.cardWidth, height: geometry.cardHeight }}
		>
			<button
				type="button"
				className="card"
				data-title={titleId}
				data-card={card}
				tabIndex={isTabStop ? 0 : -1}
				aria-label={spokenCard(placed)}
				onFocus={() => onFocusCard(place, rowId)}
				onClick={() => open(titleId)}
			>
				<PosterArt title={placed.title} sheet={shape} />
				{placed.positionSeconds !== undefined && placed.positionSeconds > 0 && (
					<Watched placed={placed} withWords={shape === 'landscape'} />
				)}
			</button>
		</li>
	);
});

function Watched({ placed, withWords }: { placed: PlacedTitle; withWords: boolean }) {
	const { runtime, position } = extentOf(placed);
	return (
		<span className="watched">
			{withWords && <span className="watched-left">{shortLength(runtime - position)} left</span>}
			<span className="watched-bar">
				<span style={{ width: `${(100 * position) / runtime}%` }} />
			</span>
		</span>
	);
}

function extentOf({ title, positionSeconds = 0 }: PlacedTitle) {
	const runtime = title.runtimeSeconds ?? nominalRuntimeSeconds;
	return { runtime, position: Math.min(positionSeconds, runtime) };
}

/** The card as it is read out. */
function spokenCard(placed: PlacedTitle): string {
	const { title } = placed;
	const { position } = extentOf(placed);
	return [
		title.name,
		title.year,
		title.genres.slice(0, 2).join(' and '),
		position > 0 && `watched ${spokenLength(position)}`,
	]
		.filter(Boolean)
		.join(', ');
}
