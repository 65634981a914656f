import { type CSSProperties, useId } from 'react';
import { inksOf } from '../../posters/inks.ts';
import type { GenreToBegin } from '../../search/answered.ts';
import { Link } from '../link.tsx';
import { useLanguage } from '../surroundings.ts';

/** Genres to begin in, each in its own colours; they lead to where titles are browsed. */
export function GenreTiles({
	genres,
	profileId,
}: {
	genres: readonly GenreToBegin[];
	profileId: string;
}) {
	const { words, genre: named, number } = useLanguage();
	const heading = useId();
	if (genres.length === 0) return null;
	return (
		<section className="genres" aria-labelledby={heading}>
			<h2 id={heading} className="section-heading">
				{words.search.begin}
			</h2>
			<ul className="genre-tiles">
				{genres.map(({ genre, titles }) => (
					<li key={genre}>
						<Link
							to={{ at: 'browse', profileId, narrowed: { genre } }}
							className="genre-tile"
							style={inksOf({ titleId: genre, name: genre, genres: [genre] }) as CSSProperties}
						>
							<bdi>{named(genre)}</bdi>
							{titles !== undefined && (
								<span className="genre-count">
									<span aria-hidden="true">{number(titles)}</span>
									<span className="hidden-label">, {words.browse.titles(titles)}</span>
								</span>
							)}
						</Link>
					</li>
				))}
			</ul>
		</section>
	);
}
