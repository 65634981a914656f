import type { Page, Profile } from '@marquee/contracts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { hashOf, type SurfaceRoute } from '../../route.ts';
import type { Language } from '../../words/language.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { useImpressions } from '../rows/use-impressions.ts';
import type { Space } from '../space.ts';
import { useLanguage, useSurroundings } from '../surroundings.ts';
import { AboutPage } from './about-page.tsx';
import { BrowseChoices } from './browse-choices.tsx';
import { Navigation } from './navigation.tsx';
import { Notice } from './notice.tsx';
import { PageContent } from './page-content.tsx';
import { Skeleton } from './skeleton.tsx';
import { useReturnOfFocus } from './use-return-of-focus.ts';

/** A surface of a profile: its page as it is, as it is awaited, or why it is not there. */
export function Surface(props: {
	route: SurfaceRoute;
	page: Page | undefined;
	error: unknown;
	retry: () => void;
	refreshing: boolean;
	profile: Profile | undefined;
	covered: boolean;
	space: Space;
	/** Each place keeps how far it was scrolled. */
	scrollKey: string;
}) {
	const { route, page, error, retry, profile, covered } = props;
	const language = useLanguage();
	const { words } = language;
	const [aboutIsOpen, setAboutIsOpen] = useState(false);
	const main = useRef<HTMLElement>(null);
	useKeptScroll(props.scrollKey, page !== undefined, covered);
	useReturnOfFocus(main, page, covered);
	useDocumentTitle(route, profile?.name, covered);
	const name = words.surfaces[route.at];
	return (
		<div
			className={`surface ${route.at}`}
			aria-busy={props.refreshing}
			inert={covered}
			data-covered={covered}
		>
			<Navigation route={route} name={profile?.name} />
			<main ref={main}>
				<h1 className={route.at === 'home' ? 'hidden-label' : 'surface-name'}>
					{route.at === 'home' && profile ? words.navigation.homeOf(profile.name) : name}
				</h1>
				{route.at === 'top-10' && <p className="surface-why">{whose(profile, language)}</p>}
				{error !== undefined && (
					<ProblemNotice
						title={page ? words.page.notRenewed : words.page.notLoaded}
						error={error}
						retry={retry}
						otherwise={{ label: words.page.chooseAnother, href: hashOf({ at: 'picker' }) }}
					/>
				)}
				{page && <Notice page={page} about={() => setAboutIsOpen(true)} />}
				{route.at === 'browse' && <BrowseChoices route={route} facets={page?.facets} />}
				{page ? (
					<Content {...props} page={page} />
				) : (
					error === undefined && <Skeleton place={route.at} />
				)}
			</main>
			{page && (
				<footer className="surface-foot">
					<button
						type="button"
						className="button quiet-button"
						onClick={() => setAboutIsOpen(true)}
					>
						{words.about.about}
					</button>
				</footer>
			)}
			{aboutIsOpen && page && <AboutPage page={page} close={() => setAboutIsOpen(false)} />}
		</div>
	);
}

/** Where a ranking was counted, as far as the viewer knows. */
const whose = (profile: Profile | undefined, { words, country }: Language): string =>
	profile?.country === undefined
		? words.topTen.here
		: words.topTen.inCountry(country(profile.country));

function Content({
	route,
	page,
	covered,
	space,
}: {
	route: SurfaceRoute;
	page: Page;
	covered: boolean;
	space: Space;
}) {
	const observe = useImpressions(page, space.report, covered);
	return <PageContent route={route} page={page} space={space} observe={observe} />;
}

const scrolledTo = new WeakMap<Window, Map<string, number>>();

/** Going back to a place shows what was seen there: how far each place was scrolled outlives it. */
function useKeptScroll(place: string, isThere: boolean, covered: boolean): void {
	const { shape } = useSurroundings();
	useLayoutEffect(() => {
		const kept = scrolledTo.get(window) ?? new Map<string, number>();
		scrolledTo.set(window, kept);
		if (!isThere) {
			window.scrollTo(0, 0);
			return;
		}
		window.scrollTo(0, kept.get(place) ?? 0);
	}, [place, isThere]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: another layout has other heights, but the same listeners
	useEffect(() => {
		if (covered || !isThere) return;
		const keep = () => scrolledTo.get(window)?.set(place, window.scrollY);
		window.addEventListener('scroll', keep, { passive: true });
		return () => window.removeEventListener('scroll', keep);
	}, [place, isThere, covered, shape]);
}

function useDocumentTitle(route: SurfaceRoute, name: string | undefined, covered: boolean): void {
	const { words } = useLanguage();
	useEffect(() => {
		if (covered) return;
		const what = route.at === 'home' ? name : words.surfaces[route.at];
		document.title = what ? `${what} · Marquee` : 'Marquee';
	}, [route.at, name, words, covered]);
}
