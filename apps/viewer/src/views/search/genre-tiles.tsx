import type { Facet } from '@marquee/contracts';
import { type CSSProperties, useId } from 'react';
import { inksOf } from '../../posters/inks.ts';
import { Link } from '../link.tsx';
import { useLanguage } from '../surroundings.ts';

/** Genres to begin in, each in its own colours; they lead to where titles are browsed. */
export function GenreTiles({ facets, profileId }: { facets: readonly Facet[]; profileId: string }) {
	const { words, genre, number } = useLanguage();
	const heading = useId();
	const genres = facets.find(({ name }) => name === 'genre')?.values ?? [];
	if (genres.length === 0) return null;
	return (
		<section className="genres" aria-labelledby={heading}>
			<h2 id={heading} className="section-heading">
				{words.search.begin}
			</h2>
			<ul className="genre-tiles">
				{genres.map(({ value, titles }) => (
					<li key={value}>
						<Link
							to={{ at: 'browse', profileId, narrowed: { genre: value } }}
							className="genre-tile"
							style={inksOf({ titleId: value, name: value, genres: [value] }) as CSSProperties}
						>
							<bdi>{genre(value)}</bdi>
							<span className="genre-count">
								<span aria-hidden="true">{number(titles)}</span>
								<span className="hidden-label">, {words.browse.titles(titles)}</span>
							</span>
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
}
