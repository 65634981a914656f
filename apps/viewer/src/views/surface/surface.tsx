import type { Page, Profile } from '@marquee/contracts';
import { useRef, useState } from 'react';
import { hashOf, type PageRoute } from '../../route.ts';
import type { Language } from '../../words/language.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { useImpressions } from '../rows/use-impressions.ts';
import type { Space } from '../space.ts';
import { useLanguage } from '../surroundings.ts';
import { AboutPage } from './about-page.tsx';
import { BrowseChoices } from './browse-choices.tsx';
import { Navigation } from './navigation.tsx';
import { Notice } from './notice.tsx';
import { PageContent } from './page-content.tsx';
import { Skeleton } from './skeleton.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { useReturnOfFocus } from './use-return-of-focus.ts';

/** A surface of a profile: its page as it is, as it is awaited, or why it is not there. */
export function Surface(props: {
	route: PageRoute;
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
	const name = words.surfaces[route.at];
	useDocumentTitle(route.at === 'home' ? profile?.name : name, covered);
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
	route: PageRoute;
	page: Page;
	covered: boolean;
	space: Space;
}) {
	const observe = useImpressions(page, space.report, covered);
	return <PageContent route={route} page={page} space={space} observe={observe} />;
}
