import { rowGeometry } from '../home/row-geometry.ts';

/** The page's shape while it is awaited: what comes takes exactly this place. */
export function HomeSkeleton() {
	const { gutter, gap, cardWidth, cardHeight } = rowGeometry(
		document.documentElement.clientWidth,
		'portrait',
	);
	return (
		<div aria-hidden="true">
			<div className="hero">
				<div className="hero-words">
					<span className="skeleton line-short" />
					<span className="skeleton line-name" />
					<span className="skeleton line-long" />
				</div>
			</div>
			<div className="rows">
				{['first', 'second', 'third'].map((which) => (
					<div key={which} className="row">
						<div className="row-head">
							<span className="skeleton line-short" />
						</div>
						<div
							className="skeleton-shelf"
							style={{ paddingInline: gutter, gap, height: cardHeight + 24 }}
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
		</div>
	);
}
