import { rowGeometry, wallGeometry } from '../../home/row-geometry.ts';
import type { Place } from '../../route.ts';
import { useSurroundings } from '../surroundings.ts';
import { useWidth } from '../use-width.ts';

/** The page's shape while it is awaited: what comes takes exactly this place. */
export function Skeleton({ place }: { place: Place }) {
	const [element, width] = useWidth<HTMLDivElement>();
	return (
		<div aria-hidden="true" ref={element}>
			{place === 'home' && <HeroSkeleton />}
			{place === 'home' || place === 'browse' ? (
				<RowSkeletons width={width} />
			) : (
				<WallSkeleton width={width} shape={place === 'my-list' ? 'portrait' : 'landscape'} />
			)}
		</div>
	);
}

const HeroSkeleton = () => (
	<div className="hero">
		<div className="hero-words">
			<span className="skeleton line-short" />
			<span className="skeleton line-name" />
			<span className="skeleton line-long" />
		</div>
	</div>
);

function RowSkeletons({ width }: { width: number }) {
	const { shape } = useSurroundings();
	const { gutter, gap, cardWidth, cardHeight, air } = rowGeometry(width, 'portrait', shape);
	return (
		<div className="rows">
			{['first', 'second', 'third'].map((which) => (
				<div key={which} className="row">
					<div className="row-head">
						<span className="skeleton line-short" />
					</div>
					<div
						className="skeleton-shelf"
						style={{ paddingInline: gutter, gap, height: cardHeight + 2 * air }}
					>
						{['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((card) => (
							<span
								key={card}
								className="skeleton"
								style={{ width: cardWidth, height: cardHeight }}
							/>
						))}
					</div>
				</div>
			))}
		</div>
	);
}

function WallSkeleton({ width, shape: card }: { width: number; shape: 'portrait' | 'landscape' }) {
	const { shape } = useSurroundings();
	const { gutter, gap, columns, cardHeight } = wallGeometry(width, card, shape);
	return (
		<div
			className="wall"
			style={{
				paddingInline: gutter,
				gap: `${gap * 1.6}px ${gap}px`,
				gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
				gridAutoRows: cardHeight,
			}}
		>
			{['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((each) => (
				<span key={each} className="skeleton" />
			))}
		</div>
	);
}
