import type { FoundBy, SearchResult } from '@marquee/contracts';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { meantKey } from '../../navigation/arrows.ts';
import { tileAfter } from '../../picker/tile-focus.ts';
import { resultsRow } from '../../search/answered.ts';
import { reasonOf } from '../../words/headings.ts';
import { columnsOf } from '../columns-of.ts';
import { smoothly } from '../motion.ts';
import { PosterArt } from '../poster-art.tsx';
import type { Observe } from '../rows/use-impressions.ts';
import { useLanguage, useSurroundings } from '../surroundings.ts';
import { WordsOf } from '../words-of.tsx';
import { FoundName } from './found-name.tsx';

/** The titles that were found, the best first; arrows lead from one to the other, and up from the first line to the text. */
export function Results({
	results,
	label,
	open,
	observe,
	above,
}: {
	results: readonly SearchResult[];
	label: string;
	open: (titleId: string) => void;
	observe: Observe;
	above: () => void;
}) {
	const { shape, language } = useSurroundings();
	const list = useRef<HTMLOListElement>(null);
	const [current, setCurrent] = useState(0);
	const stop = Math.min(current, results.length - 1);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		const cards = [...(list.current?.querySelectorAll<HTMLElement>('.result') ?? [])];
		const columns = columnsOf(cards.map((card) => card.parentElement!));
		const next = tileAfter(meantKey(event.key, language.direction), stop, cards.length, columns);
		if (next !== undefined) {
			setCurrent(next);
			cards[next]?.focus({ preventScroll: true });
			cards[next]?.scrollIntoView({
				block: shape === 'television' ? 'center' : 'nearest',
				behavior: smoothly(),
			});
		} else if (event.key === 'ArrowUp' && shape !== 'television') above();
		else return;
		event.preventDefault();
	};
	return (
		<ol className="results" ref={list} aria-label={label} onKeyDown={onKeyDown}>
			{results.map((result, index) => (
				<Result
					key={result.title.titleId}
					result={result}
					isTabStop={index === stop}
					focused={() => setCurrent(index)}
					open={open}
					observe={observe}
				/>
			))}
		</ol>
	);
}

function Result({
	result: { title, position, foundBy, evidence },
	isTabStop,
	focused,
	open,
	observe,
}: {
	result: SearchResult;
	isTabStop: boolean;
	focused: () => void;
	open: (titleId: string) => void;
	observe: Observe;
}) {
	const language = useLanguage();
	const { words } = language;
	const item = useRef<HTMLLIElement>(null);
	const { titleId } = title;
	useEffect(() => {
		if (!item.current) return;
		return observe(item.current, { titleId, row: resultsRow, position });
	}, [observe, titleId, position]);
	const isOwnName = foundBy.name === title.name;
	const isOtherName = !isOwnName && isByName(foundBy);
	const facts = [
		title.year === undefined ? undefined : language.year(title.year),
		...title.genres.slice(0, 2).map(language.genre),
	].filter((fact) => fact !== undefined);
	return (
		<li ref={item}>
			<button
				type="button"
				className="result"
				data-title={titleId}
				tabIndex={isTabStop ? 0 : -1}
				onFocus={focused}
				onClick={() => open(titleId)}
			>
				<span className="result-poster">
					<PosterArt title={title} />
				</span>
				<span className="result-words">
					<span className="result-name">
						<FoundName name={title.name} highlights={isOwnName ? foundBy.highlights : []} />
					</span>
					<span className="result-facts">{facts.join(' · ')}</span>
					<span className="result-why">
						{isOtherName ? (
							<>
								{words.search.foundAs} <FoundName {...foundBy} />
							</>
						) : (
							<WordsOf told={reasonOf(evidence, language)} />
						)}
					</span>
				</span>
			</button>
		</li>
	);
}

/** Whether it is a name of the title that was typed, and not somebody's, a genre's or a theme's. */
const isByName = ({ how }: FoundBy): boolean =>
	!['person', 'genre', 'tag', 'meaning'].includes(how);
