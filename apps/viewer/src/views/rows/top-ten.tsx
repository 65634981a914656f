import type { PageRow, PlacedTitle } from '@marquee/contracts';
import { useEffect, useId, useRef } from 'react';
import { headingOf, reasonOf } from '../../words/headings.ts';
import { PosterArt } from '../poster-art.tsx';
import { useLanguage } from '../surroundings.ts';
import { WordsOf } from '../words-of.tsx';
import { Numeral, spokenCard } from './card-face.tsx';
import { useDeparture } from './departure.tsx';
import type { Observe } from './use-impressions.ts';

/** A ranking: ten titles beside their numbers. */
export function TopTen({
	row,
	withHeading,
	open,
	observe,
}: {
	row: PageRow;
	withHeading: boolean;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const language = useLanguage();
	const heading = useId();
	return (
		<section className="top-ten" aria-labelledby={heading} data-family={row.family}>
			<h2 id={heading} className={withHeading ? 'section-heading' : 'hidden-label'}>
				<WordsOf told={headingOf(row, language)} />
			</h2>
			<ol className="ranking">
				{row.titles.map((placed, position) => (
					<Ranked
						key={placed.title.titleId}
						placed={{ ...placed, rank: placed.rank ?? position + 1 }}
						rowId={row.rowId}
						position={position}
						open={open}
						observe={observe}
					/>
				))}
			</ol>
		</section>
	);
}

function Ranked({
	placed,
	rowId,
	position,
	open,
	observe,
}: {
	placed: PlacedTitle;
	rowId: string;
	position: number;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const language = useLanguage();
	const leaves = useDeparture(placed.until);
	const item = useRef<HTMLLIElement>(null);
	const { title, evidence } = placed;
	const { titleId } = title;
	useEffect(() => {
		if (!item.current) return;
		return observe(item.current, { titleId, row: rowId, position });
	}, [observe, titleId, rowId, position]);
	const facts = [
		title.year === undefined ? undefined : language.year(title.year),
		...title.genres.slice(0, 2).map(language.genre),
	].filter((fact) => fact !== undefined);
	return (
		<li ref={item}>
			<button
				type="button"
				className="ranked"
				data-title={titleId}
				aria-label={spokenCard(placed, language, leaves)}
				onClick={() => open(titleId)}
			>
				<Numeral rank={placed.rank} />
				<span className="ranked-poster">
					<PosterArt title={title} />
				</span>
				<span className="ranked-words">
					<span className="ranked-name">{title.name}</span>
					<span className="quiet">{facts.join(' · ')}</span>
					<span className="ranked-why">
						<WordsOf told={reasonOf(evidence, language)} />
					</span>
					{leaves !== undefined && <span className="leaves-words">{leaves}</span>}
				</span>
			</button>
		</li>
	);
}
