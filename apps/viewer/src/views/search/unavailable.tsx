import type { UnavailableTitle } from '@marquee/contracts';
import { useId } from 'react';
import { PosterArt } from '../poster-art.tsx';
import { useLanguage } from '../surroundings.ts';
import { FoundName } from './found-name.tsx';

/** Titles that are known and cannot be watched here: which, and why. */
export function Unavailable({ titles }: { titles: readonly UnavailableTitle[] }) {
	const { words, year } = useLanguage();
	const heading = useId();
	return (
		<section className="unavailable" aria-labelledby={heading}>
			<h2 id={heading} className="section-heading">
				{words.search.missing}
			</h2>
			<ul>
				{titles.map(({ title, foundBy, because }) => (
					<li key={title.titleId}>
						<span className="result-poster">
							<PosterArt title={title} />
						</span>
						<span className="result-words">
							<span className="result-name">
								<FoundName
									name={title.name}
									highlights={foundBy.name === title.name ? foundBy.highlights : []}
								/>
							</span>
							{title.year !== undefined && <span className="result-facts">{year(title.year)}</span>}
							<span className="unavailable-why">{words.search.unavailable[because]}</span>
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
