import type { Facet, SearchAnswer } from '@marquee/contracts';
import { type ReactNode, useId } from 'react';
import { genresToBegin } from '../../search/answered.ts';
import type { Searching, SearchState } from '../../search/searching.ts';
import type { Answered } from '../../surfaces/answered.ts';
import { type Filters, isNarrowed, narrowedBy } from '../../surfaces/narrowing.ts';
import { RowStack } from '../rows/row-stack.tsx';
import { useImpressions } from '../rows/use-impressions.ts';
import type { Space } from '../space.ts';
import { FacetSelects, GenreChips } from '../surface/facet-choices.tsx';
import { useLanguage } from '../surroundings.ts';
import { GenreTiles } from './genre-tiles.tsx';
import { Results } from './results.tsx';
import { Unavailable } from './unavailable.tsx';
import { QueryAsRead } from './understood.tsx';

/** Everything that an answer found; before the first letter, where one may begin. */
export function Found({
	answer,
	answered,
	state,
	search,
	space,
	covered,
	open,
	toBox,
}: {
	answer: SearchAnswer;
	answered: Answered;
	state: SearchState;
	search: Searching;
	space: Space;
	covered: boolean;
	open: (titleId: string) => void;
	toBox: () => void;
}) {
	const { words } = useLanguage();
	const observe = useImpressions(answered, space.report, covered);
	const { query, notice, unavailable } = answer;
	const rows = answer.rows.filter(({ titles }) => titles.length > 0);
	const stack = rows.length > 0 && (
		<RowStack key="rows" rows={rows} open={open} observe={observe} />
	);
	if (query === '')
		return (
			<>
				<GenreTiles genres={genresToBegin(answer)} profileId={space.asking.profileId} />
				{stack}
			</>
		);
	const results = answer.results.length > 0 && (
		<Results
			key="results"
			results={answer.results}
			label={words.families.results}
			open={open}
			observe={observe}
			above={toBox}
		/>
	);
	const missing = unavailable.length > 0 && <Unavailable key="missing" titles={unavailable} />;
	// Where the title itself is meant, and is missing, what is like it comes before what is merely called alike.
	const isMissed = notice?.code === 'title-unavailable';
	return (
		<>
			<div className="as-read">
				<QueryAsRead answer={answer} search={search} />
				{notice && !isMissed && <p className="search-notice">{notice.sentence}</p>}
			</div>
			<People answer={answer} search={search} />
			<SearchFilters facets={answer.facets} filters={state.filters} search={search} />
			{isMissed ? [missing, stack, results] : [results, missing, stack]}
		</>
	);
}

function People({ answer: { people }, search }: { answer: SearchAnswer; search: Searching }) {
	const { words, number } = useLanguage();
	if (people.length === 0) return null;
	return (
		<Group label={words.search.people}>
			<ul className="chips-wrapped">
				{people.map(({ name, titles }) => (
					<li key={name}>
						<button
							type="button"
							className="chip"
							onClick={() => search.want({ text: name, filters: {} })}
						>
							<bdi>{name}</bdi>
							<span className="chip-count">
								<span aria-hidden="true">{number(titles)}</span>
								<span className="hidden-label">, {words.browse.titles(titles)}</span>
							</span>
						</button>
					</li>
				))}
			</ul>
		</Group>
	);
}

function Group({ label, children }: { label: string; children: ReactNode }) {
	const heading = useId();
	return (
		<section className="search-people" aria-labelledby={heading}>
			<h2 id={heading} className="quiet">
				{label}
			</h2>
			{children}
		</section>
	);
}

/** So many genres of what was found fit in a line or two. */
const mostGenres = 10;

function SearchFilters({
	facets,
	filters,
	search,
}: {
	facets: readonly Facet[];
	filters: Filters;
	search: Searching;
}) {
	const { words } = useLanguage();
	const hasChoice = facets.some(({ values }) => values.length > 0);
	if (!hasChoice && !isNarrowed(filters)) return null;
	const narrow = (choice: Parameters<typeof narrowedBy<Filters>>[1]) =>
		search.want({ filters: narrowedBy(filters, choice) });
	return (
		<div className="choices">
			<GenreChips
				chosen={filters.genre}
				facets={facets}
				most={mostGenres}
				choose={(genre) => narrow({ genre })}
			/>
			<div className="selects">
				<FacetSelects chosen={filters} facets={facets} choose={narrow} />
				{isNarrowed(filters) && (
					<button
						type="button"
						className="link-button"
						onClick={() => search.want({ filters: {} })}
					>
						{words.browse.clear}
					</button>
				)}
			</div>
		</div>
	);
}
