import type { Page, Profile } from '@marquee/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Happening } from '../events/happenings.ts';
import { activityAfter } from '../home/opinion.ts';
import { isSurface, placeRoute, type Route, type SurfaceRoute } from '../route.ts';
import { type Activity, type Asking, longestSearch } from '../service.ts';
import type { Answered } from '../surfaces/answered.ts';
import { keptAnswers } from '../surfaces/kept-answers.ts';
import { SearchSurface } from './search/search-surface.tsx';
import { useSearchKey } from './search/use-search-key.ts';
import { Settings } from './settings/settings.tsx';
import type { Space } from './space.ts';
import { PageSurface } from './surface/page-surface.tsx';
import { useSurroundings } from './surroundings.ts';
import { TitleSpace } from './title/title-space.tsx';
import { useAsked } from './use-asked.ts';
import { useBackKeys } from './use-back-keys.ts';
import { useViewer } from './viewer-context.ts';

/** Everything one profile sees: a surface, and over it a title, the player or the settings. */
export function ProfileSpace({
	route,
	profile,
}: {
	route: Exclude<Route, { at: 'picker' }>;
	/** What is known of the profile at once. */
	profile: Profile | undefined;
}) {
	const { profileId } = route;
	const { clock, navigation } = useViewer();
	const { shape } = useSurroundings();
	const asking = useAsking(profileId, profile);
	const base = useBase(route);
	const [kept] = useState(() => keptAnswers<Page>(clock));
	const covered = !isSurface(route);
	const { space, touched, settled } = useSpace(asking, kept.spoil, covered && base.at !== 'search');
	useKnownProfile(profileId);
	useSearchKey(profileId);
	const toBase = useCallback(() => navigation.back(base), [navigation, base]);
	const toHome = useCallback(
		() => navigation.back(placeRoute('home', profileId)),
		[navigation, profileId],
	);
	// A remote control's back key leads home from every place; elsewhere Escape only closes what lies over one.
	const leavesPlace = shape === 'television' && base.at !== 'home';
	useBackKeys(covered ? toBase : leavesPlace ? toHome : undefined);

	return (
		<>
			{base.at === 'search' ? (
				<SearchSurface route={base} profile={profile} covered={covered} space={space} />
			) : (
				<PageSurface
					route={base}
					kept={kept}
					profile={profile}
					covered={covered}
					space={space}
					touched={touched}
					settled={settled}
				/>
			)}
			{'titleId' in route && <TitleSpace route={route} base={base} space={space} />}
			{route.at === 'settings' && (
				<Settings profileId={profileId} profile={profile} close={toBase} />
			)}
		</>
	);
}

/** Who asks: the same object until something about it changes. */
function useAsking(profileId: string, profile: Profile | undefined): Asking {
	const { language, device } = useSurroundings();
	const { locale } = language;
	const country = profile?.country;
	return useMemo(
		() => ({ profileId, device, country, locale }),
		[profileId, device, country, locale],
	);
}

/** The surface below: the one that is looked at, or was last; after a deep link home. */
function useBase(route: Exclude<Route, { at: 'picker' }>): SurfaceRoute {
	const last = useRef<SurfaceRoute>(placeRoute('home', route.profileId));
	if (isSurface(route)) last.current = route;
	return last.current;
}

/** What is done in the space, and what has been done since its page was made. */
function useSpace(asking: Asking, spoil: () => void, renews: boolean) {
	const { report, navigation } = useViewer();
	const [done, setDone] = useState<ReadonlyMap<string, Activity>>(new Map());
	const [touched, setTouched] = useState(false);
	const shownBy = useRef(new Map<string, Answered>());
	const { profileId } = asking;

	const told = useCallback(
		(page: Answered | undefined, titleId: string, happening: Happening, requestId?: string) => {
			const showing = { requestId: requestId ?? page?.requestId, surface: page?.surface };
			report({ ...asking, ...showing }, titleId, happening);
		},
		[report, asking],
	);
	const open = useCallback(
		(titleId: string, page: Answered) => {
			shownBy.current.set(titleId, page);
			navigation.go({ at: 'title', profileId, titleId });
		},
		[navigation, profileId],
	);
	const space: Space = {
		asking,
		open,
		report: told,
		activityOf: (titleId) => done.get(titleId),
		shownBy: (titleId) => shownBy.current.get(titleId),
		show: (titleId, page) => void shownBy.current.set(titleId, page),
		act: (page) => (titleId, before, happening) => {
			setDone((all) =>
				new Map(all).set(titleId, activityAfter(all.get(titleId) ?? before, happening)),
			);
			spoil();
			// On the surface itself nothing may move under the finger: it is made anew on coming back to it.
			if (renews) setTouched(true);
			told(page, titleId, happening);
		},
	};
	const settled = useCallback(() => setTouched(false), []);
	return { space, touched, settled };
}

/** Looks the profile up once, so that name, language and limits are those that were chosen last, on whatever device. */
function useKnownProfile(profileId: string): void {
	const { service, memory } = useViewer();
	const { answer } = useAsked(`profile ${profileId}`, (signal) =>
		service.profiles(profileId.slice(0, longestSearch), signal),
	);
	useEffect(() => {
		const found = answer?.find((profile) => profile.profileId === profileId);
		if (found) memory.remember({ profile: found });
	}, [answer, profileId, memory]);
}
