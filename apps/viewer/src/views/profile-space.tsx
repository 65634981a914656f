import type { Page, Title } from '@marquee/contracts';
import { useEffect, useState } from 'react';
import { type Act, activityAfter, noActivity } from '../home/opinion.ts';
import { changeBetween, type Placement, placementOf } from '../home/placement.ts';
import type { Route } from '../route.ts';
import { type Activity, longestSearch } from '../service.ts';
import { Home } from './home.tsx';
import { Player } from './player.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { TitlePanel } from './title-panel.tsx';
import { useAsked } from './use-asked.ts';
import { useViewer } from './viewer-context.ts';

/** A title as panel and player need it: what it is, what was done with it, and why it is here. */
export interface TitleInHand {
	readonly title: Title;
	readonly activity: Activity;
	readonly placement: Placement | undefined;
}

/** Everything one profile sees: its home page, and over it a title or the player. */
export function ProfileSpace({ route }: { route: Exclude<Route, { at: 'picker' }> }) {
	const { profileId } = route;
	const { service, outbox, report, go } = useViewer();
	const home = useAsked(`home of ${profileId}`, async (signal) => {
		// What was done must have arrived before the page is made anew.
		await outbox.flush();
		return service.home(profileId, signal);
	});
	const page = home.answer;
	const [done, setDone] = useState<ReadonlyMap<string, Activity>>(new Map());
	const [touched, setTouched] = useState(false);
	const news = useNews(page);
	const name = useProfileName(profileId);

	const titleId = route.at === 'home' ? undefined : route.titleId;
	const inHand = useTitleInHand(profileId, titleId, page, done);

	const act: Act = (about, before, happening) => {
		setDone((all) => new Map(all).set(about, activityAfter(all.get(about) ?? before, happening)));
		// On the page itself nothing may move under the finger: it is made anew on coming back to it.
		if (route.at !== 'home') setTouched(true);
		report(profileId, page?.requestId, about, happening);
	};
	const toHome = () => go({ at: 'home', profileId });
	const { again } = home;
	useEffect(() => {
		if (route.at !== 'home' || !touched) return;
		setTouched(false);
		again();
	}, [route.at, touched, again]);
	useEffect(() => {
		if (route.at === 'home') document.title = name ? `${name} · Marquee` : 'Marquee';
	}, [route.at, name]);

	return (
		<>
			<Home
				page={page}
				error={home.error}
				retry={again}
				refreshing={home.waiting}
				profileId={profileId}
				name={name}
				covered={route.at !== 'home'}
				activityOf={(id) => done.get(id)}
				act={act}
			/>
			<p className="hidden-label" role="status">
				{news}
			</p>
			{route.at === 'title' && (
				<TitlePanel
					key={route.titleId}
					route={route}
					inHand={inHand}
					page={page}
					act={act}
					close={toHome}
				/>
			)}
			{route.at === 'watch' && inHand.title && (
				<Player key={route.titleId} inHand={inHand.title} act={act} leave={toHome} />
			)}
			{route.at === 'watch' && inHand.error !== undefined && (
				<div className="player-problem">
					<ProblemNotice
						title="This title cannot be played"
						error={inHand.error}
						retry={inHand.again}
						otherwise={{
							label: 'Back to home',
							href: `#/profile/${encodeURIComponent(profileId)}`,
						}}
					/>
				</div>
			)}
		</>
	);
}

/** What is known of the title in hand, from the page at once and from the service as soon as it answers. */
export interface AskedTitle {
	readonly title: TitleInHand | undefined;
	readonly error: unknown;
	readonly again: () => void;
}

function useTitleInHand(
	profileId: string,
	titleId: string | undefined,
	page: Page | undefined,
	done: ReadonlyMap<string, Activity>,
): AskedTitle {
	const { service } = useViewer();
	const asked = useAsked(`title ${titleId}`, async (signal) =>
		titleId === undefined ? undefined : service.title(titleId, profileId, signal),
	);
	if (titleId === undefined) return { title: undefined, error: undefined, again: asked.again };
	const placement = placementOf(page, titleId);
	const title = placement?.placed.title ?? asked.answer;
	const { error, again } = asked;
	if (!title) return { title: undefined, error, again };
	const position = placement?.placed.positionSeconds;
	const activity = done.get(titleId) ?? {
		...noActivity,
		...(position !== undefined && { positionSeconds: position }),
		...asked.answer?.activity,
	};
	// A title that is on the page can be shown and played although the service has no more to say about it.
	return { title: { title, activity, placement }, error: undefined, again };
}

/** The profile's name: known where it was chosen on this device, else looked up; without it the page does as well. */
function useProfileName(profileId: string): string | undefined {
	const { service, chosenName } = useViewer();
	const chosen = chosenName(profileId);
	const { answer } = useAsked(`name of ${profileId}`, async (signal) =>
		chosen === undefined ? service.profiles(profileId.slice(0, longestSearch), signal) : [],
	);
	return chosen ?? answer?.find((profile) => profile.profileId === profileId)?.name;
}

/** How the page has changed since it was last looked at, to be read out. */
function useNews(page: Page | undefined): string {
	const [{ last, news }, setNews] = useState<{ last: Page | undefined; news: string }>({
		last: page,
		news: '',
	});
	if (page !== last) setNews({ last: page, news: last && page ? changeBetween(last, page) : '' });
	return news;
}
