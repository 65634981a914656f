import type { Title } from '@marquee/contracts';
import { useCallback } from 'react';
import { noActivity } from '../../home/opinion.ts';
import { type Placement, placementOf } from '../../home/placement.ts';
import type { SurfaceRoute, TitleRoute } from '../../route.ts';
import type { Activity, TitleAnswer } from '../../service.ts';
import type { Answered } from '../../surfaces/answered.ts';
import { titleIn } from '../../words/title-names.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Space } from '../space.ts';
import { useLanguage } from '../surroundings.ts';
import { type Asked, useAsked } from '../use-asked.ts';
import { useViewer } from '../viewer-context.ts';
import { Player } from './player.tsx';
import { TitlePage } from './title-page.tsx';
import { TrailerShow } from './trailer-show.tsx';

/** A title as its page and the player need it: what it is, what was done with it, and which page put it there. */
export interface TitleInHand {
	readonly title: Title;
	readonly activity: Activity;
	readonly placement: Placement | undefined;
	readonly page: Answered | undefined;
}

/** What is known of the title in hand, from a page at once and from the service as soon as it answers. */
export type AskedTitle = Pick<Asked<unknown>, 'error' | 'again'> & {
	readonly inHand: TitleInHand | undefined;
};

/** A title's page, and over it its trailer or the player. */
export function TitleSpace({
	route,
	base,
	space,
}: {
	route: TitleRoute;
	base: SurfaceRoute;
	space: Space;
}) {
	const { navigation } = useViewer();
	const { words } = useLanguage();
	const asked = useTitleInHand(route.titleId, space);
	const { inHand } = asked;
	const toBase = useCallback(() => navigation.back(base), [navigation, base]);
	const toTitle = () => navigation.back({ ...route, at: 'title' });
	const act = space.act(inHand?.page);
	return (
		<>
			<TitlePage
				key={route.titleId}
				route={route}
				asked={asked}
				space={space}
				act={act}
				covered={route.at !== 'title'}
				close={toBase}
			/>
			{route.at === 'watch' && inHand && (
				<Player key={`watch ${route.titleId}`} inHand={inHand} act={act} leave={toTitle} />
			)}
			{route.at === 'trailer' && inHand && (
				<TrailerShow
					key={`trailer ${route.titleId}`}
					inHand={inHand}
					space={space}
					leave={toTitle}
				/>
			)}
			{route.at === 'watch' && !inHand && asked.error !== undefined && (
				<div className="player-problem">
					<ProblemNotice title={words.title.notPlayed} error={asked.error} retry={asked.again} />
				</div>
			)}
		</>
	);
}

function useTitleInHand(titleId: string, space: Space): AskedTitle {
	const { service } = useViewer();
	const { asking } = space;
	const asked = useAsked(`title ${titleId} in ${asking.locale}`, async (signal) =>
		titleIn(await service.title(titleId, asking, signal), asking.locale),
	);
	const { error, again } = asked;
	const answer: TitleAnswer | undefined = asked.answer;
	const page = space.shownBy(titleId);
	const placement = placementOf(page, titleId);
	const title = answer ?? placement?.placed.title;
	if (!title) return { inHand: undefined, error, again };
	const position = placement?.placed.positionSeconds;
	const activity = space.activityOf(titleId) ?? {
		...noActivity,
		...(position !== undefined && { positionSeconds: position }),
		...answer?.activity,
	};
	// A title that is on a page can be shown and played although the service has no more to say about it.
	return { inHand: { title, activity, placement, page }, error: undefined, again };
}
