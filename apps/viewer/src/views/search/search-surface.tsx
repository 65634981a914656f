import type { Profile, SearchAnswer } from '@marquee/contracts';
import { useEffect, useMemo, useRef } from 'react';
import type { SearchRoute } from '../../route.ts';
import { answeredBy } from '../../search/answered.ts';
import type { Searching, SearchState } from '../../search/searching.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Space } from '../space.ts';
import { Navigation } from '../surface/navigation.tsx';
import { useDocumentTitle } from '../surface/use-document-title.ts';
import { useKeptScroll } from '../surface/use-kept-scroll.ts';
import { useReturnOfFocus } from '../surface/use-return-of-focus.ts';
import { useLanguage } from '../surroundings.ts';
import { Found } from './found.tsx';
import { SearchBox } from './search-box.tsx';
import { useAnnouncement } from './use-announcement.ts';
import { useSearch } from './use-search.ts';

/** The search of a profile: a box, what its text may become, and what is found, letter by letter. */
export function SearchSurface({
	route,
	profile,
	covered,
	space,
}: {
	route: SearchRoute;
	profile: Profile | undefined;
	covered: boolean;
	space: Space;
}) {
	const { words } = useLanguage();
	const main = useRef<HTMLElement>(null);
	const box = useRef<HTMLInputElement>(null);
	const [state, search] = useSearch(route, space.asking, covered);
	const { answer, error, waiting, composing } = state;
	useKeptScroll(`search of ${route.profileId}: ${answer?.query}`, answer !== undefined, covered);
	useReturnOfFocus(main, answer, covered);
	useDocumentTitle(words.surfaces.search, covered);
	// Whoever comes to an empty search comes to write.
	const comesToWrite = useRef(route.text === '' && !covered);
	useEffect(() => {
		if (comesToWrite.current) box.current?.focus({ preventScroll: true });
	}, []);
	const news = useAnnouncement(answer, waiting || composing);
	return (
		<div
			className="surface searching"
			aria-busy={answer === undefined && error === undefined}
			inert={covered}
			data-covered={covered}
			data-empty={answer === undefined || answer.query === ''}
		>
			<Navigation route={route} name={profile?.name} />
			<main ref={main}>
				<h1 className="hidden-label">{words.surfaces.search}</h1>
				<search className="search-side">
					<SearchBox box={box} state={state} search={search} />
				</search>
				<div className="search-found" aria-busy={waiting}>
					{error !== undefined && (
						<ProblemNotice title={words.search.notMade} error={error} retry={search.again} />
					)}
					{answer && (
						<Answer
							answer={answer}
							state={state}
							search={search}
							space={space}
							covered={covered}
							toBox={() => box.current?.focus()}
						/>
					)}
				</div>
			</main>
			<p className="hidden-label" role="status">
				{news}
			</p>
		</div>
	);
}

function Answer({
	answer,
	space,
	search,
	...shown
}: {
	answer: SearchAnswer;
	state: SearchState;
	search: Searching;
	space: Space;
	covered: boolean;
	toBox: () => void;
}) {
	const { words } = useLanguage();
	const heading = words.families.results;
	const answered = useMemo(() => answeredBy(answer, heading), [answer, heading]);
	const open = (titleId: string) => {
		search.chosen();
		space.open(titleId, answered);
	};
	return (
		<Found
			answer={answer}
			answered={answered}
			search={search}
			space={space}
			open={open}
			{...shown}
		/>
	);
}
