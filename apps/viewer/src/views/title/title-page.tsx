import type { Title } from '@marquee/contracts';
import { type CSSProperties, useEffect, useId, useRef } from 'react';
import type { Act } from '../../home/opinion.ts';
import { inksOf } from '../../posters/inks.ts';
import type { TitleRoute } from '../../route.ts';
import { Icon } from '../icons.tsx';
import { BackdropArt } from '../poster-art.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useFullDeparture } from '../rows/departure.tsx';
import type { Space } from '../space.ts';
import { useLanguage, useSurroundings } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { Similar } from './similar.tsx';
import { TitleActions } from './title-actions.tsx';
import { nameClass, TitleFacts } from './title-facts.tsx';
import type { AskedTitle, TitleInHand } from './title-space.tsx';
import { Why } from './why.tsx';

/** A title's own page: play it, judge it, keep it, see who made it, ask why it is here, and go on to what is like it. */
export function TitlePage({
	route,
	asked,
	space,
	act,
	covered,
	close,
}: {
	route: TitleRoute;
	asked: AskedTitle;
	space: Space;
	act: Act;
	covered: boolean;
	close: () => void;
}) {
	const { words } = useLanguage();
	const sheet = useRef<HTMLDivElement>(null);
	const heading = useId();
	const { inHand, error, again } = asked;
	useStillUnder();
	useFirstFocus(sheet, inHand !== undefined, covered);
	return (
		<div className="title-page" ref={sheet} inert={covered} data-title-page={route.titleId}>
			<main aria-labelledby={heading}>
				<button
					type="button"
					className={waitingPlace}
					aria-label={words.title.back}
					onClick={close}
				>
					<Icon name="back" />
				</button>
				{inHand ? (
					<>
						<Details heading={heading} route={route} inHand={inHand} act={act} />
						<Similar titleId={route.titleId} space={space} covered={covered} />
					</>
				) : error === undefined ? (
					<h1 id={heading} className="title-waiting quiet">
						{words.title.loading}
					</h1>
				) : (
					<>
						<h1 id={heading} className="hidden-label">
							{words.title.actions}
						</h1>
						<ProblemNotice title={words.title.notLoaded} error={error} retry={again} />
					</>
				)}
			</main>
		</div>
	);
}

function Details({
	heading,
	route,
	inHand,
	act,
}: {
	heading: string;
	route: TitleRoute;
	inHand: TitleInHand;
	act: Act;
}) {
	const { navigation } = useViewer();
	const { title, placement, page } = inHand;
	const leaves = useFullDeparture(placement?.placed.until);
	useEffect(() => {
		document.title = `${title.name} · Marquee`;
	}, [title.name]);
	return (
		<>
			<section className="title-hero" style={inksOf(title) as CSSProperties}>
				<div className="title-art">
					<BackdropArt title={title} />
				</div>
				<div className="title-words">
					<h1 id={heading} className={nameClass(title.name)}>
						{title.name}
					</h1>
					<TitleFacts title={title} />
					{leaves !== undefined && <p className="leaves-words">{leaves}</p>}
					<TitleActions
						inHand={inHand}
						act={act}
						play={() => navigation.go({ ...route, at: 'watch' })}
						showTrailer={() => navigation.go({ ...route, at: 'trailer' })}
					/>
				</div>
			</section>
			<div className="title-body">
				<Why titleId={title.titleId} page={page} placement={placement} />
				<Credits title={title} profileId={route.profileId} />
			</div>
		</>
	);
}

/** Who made it, what it is, and where it comes from. */
function Credits({ title, profileId }: { title: Title; profileId: string }) {
	const { words, genre, languageName, country, list } = useLanguage();
	const { navigation } = useViewer();
	const { people = [], originalLanguage, countries = [] } = title;
	return (
		<dl className="credits">
			{people.length > 0 && (
				<div>
					<dt>{words.title.people}</dt>
					<dd>{list(people.slice(0, 8))}</dd>
				</div>
			)}
			{title.genres.length > 0 && (
				<div>
					<dt>{words.title.genres}</dt>
					<dd className="credit-genres">
						{title.genres.map((each) => (
							<button
								key={each}
								type="button"
								className="chip"
								onClick={() =>
									navigation.go({ at: 'browse', profileId, narrowed: { genre: each } })
								}
							>
								{genre(each)}
							</button>
						))}
					</dd>
				</div>
			)}
			{originalLanguage !== undefined && (
				<div>
					<dt>{words.title.language}</dt>
					<dd>{languageName(originalLanguage)}</dd>
				</div>
			)}
			{countries.length > 0 && (
				<div>
					<dt>{words.title.countries}</dt>
					<dd>{list(countries.map(country))}</dd>
				</div>
			)}
		</dl>
	);
}

/** The surface below stands still, and keeps its width. */
function useStillUnder(): void {
	useEffect(() => {
		const { classList } = document.documentElement;
		classList.add('under-title');
		return () => classList.remove('under-title');
	}, []);
}

/** Where focus waits until there is something to do. */
const waitingPlace = 'round close';

/** Focus goes to the first thing to do, and comes back there from trailer and player. */
function useFirstFocus(
	sheet: React.RefObject<HTMLElement | null>,
	isThere: boolean,
	covered: boolean,
): void {
	const { shape } = useSurroundings();
	// biome-ignore lint/correctness/useExhaustiveDependencies: a title that has come has new buttons
	useEffect(() => {
		if (covered) return;
		const within = sheet.current;
		const at = document.activeElement;
		if (within?.contains(at) && at?.className !== waitingPlace) return;
		within
			?.querySelector<HTMLElement>(isThere ? '[data-first-focus]' : '.close')
			?.focus({ preventScroll: true });
	}, [sheet, isThere, covered, shape]);
}
