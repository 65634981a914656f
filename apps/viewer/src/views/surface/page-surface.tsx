import type { Page, Profile } from '@marquee/contracts';
import { useEffect } from 'react';
import { hashOf, type PageRoute } from '../../route.ts';
import type { KeptAnswers } from '../../surfaces/kept-answers.ts';
import { pageIn } from '../../words/title-names.ts';
import type { Space } from '../space.ts';
import { useLanguage } from '../surroundings.ts';
import { useAsked } from '../use-asked.ts';
import { useNews } from '../use-news.ts';
import { useViewer } from '../viewer-context.ts';
import { Surface } from './surface.tsx';

/** A surface that is one page: asked for, kept, made anew on coming back to it after something was done over it. */
export function PageSurface({
	route,
	kept,
	profile,
	covered,
	space,
	touched,
	settled,
}: {
	route: PageRoute;
	kept: KeptAnswers<Page>;
	profile: Profile | undefined;
	covered: boolean;
	space: Space;
	/** Whether something was done since the page was made. */
	touched: boolean;
	/** Says that the page is made anew. */
	settled: () => void;
}) {
	const { service, outbox } = useViewer();
	const language = useLanguage();
	const { asking } = space;
	const about = `${hashOf(route)} ${asking.device} ${asking.country} ${asking.locale}`;
	const asked = useAsked(
		about,
		async (signal) => {
			// What was done must have arrived before the page is made anew.
			await outbox.flush();
			const narrowed = route.at === 'browse' ? route.narrowed : {};
			const page = await service.page({ ...asking, place: route.at, narrowed }, signal);
			return pageIn(page, asking.locale);
		},
		kept,
	);
	const { again } = asked;
	const news = useNews(about, asked.answer, language);
	useEffect(() => {
		if (covered || !touched) return;
		settled();
		again();
	}, [covered, touched, settled, again]);
	return (
		<>
			<Surface
				key={route.at}
				route={route}
				page={asked.answer}
				error={asked.error}
				retry={again}
				refreshing={asked.waiting}
				profile={profile}
				covered={covered}
				space={space}
				scrollKey={about}
			/>
			<p className="hidden-label" role="status">
				{news}
			</p>
		</>
	);
}
