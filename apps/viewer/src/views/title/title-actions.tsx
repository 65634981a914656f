import { type Act, thumbPressed } from '../../home/opinion.ts';
import { nominalRuntimeSeconds } from '../../playback/playback.ts';
import { Icon } from '../icons.tsx';
import { WatchedBar } from '../rows/card-face.tsx';
import { useLanguage } from '../surroundings.ts';
import { ListButton } from './list-button.tsx';
import type { TitleInHand } from './title-space.tsx';

/** What can be done with a title, and how far it was watched. */
export function TitleActions({
	inHand: { title, activity },
	act,
	play,
	showTrailer,
}: {
	inHand: TitleInHand;
	act: Act;
	play: () => void;
	showTrailer: () => void;
}) {
	const { words, shortLength } = useLanguage();
	const { titleId } = title;
	const { positionSeconds } = activity;
	const runtime = title.runtimeSeconds ?? nominalRuntimeSeconds;
	const unfinished = positionSeconds > 0 && positionSeconds < runtime * 0.97;
	return (
		<>
			<div className="actions">
				<button type="button" className="button primary" data-first-focus onClick={play}>
					<Icon name="play" />
					{unfinished ? words.title.resume : words.title.play}
				</button>
				{(title.trailers?.length ?? 0) > 0 && (
					<button type="button" className="button" onClick={showTrailer}>
						<Icon name="trailer" />
						{words.title.trailer}
					</button>
				)}
				<ListButton titleId={titleId} activity={activity} act={act} />
				{(['up', 'down'] as const).map((thumb) => (
					<button
						key={thumb}
						type="button"
						className="round"
						aria-pressed={activity.thumb === thumb}
						aria-label={thumb === 'up' ? words.title.like : words.title.dislike}
						onClick={() => act(titleId, activity, thumbPressed(activity, thumb))}
					>
						<Icon name={thumb} />
					</button>
				))}
			</div>
			{unfinished && (
				<p className="resume">
					<WatchedBar share={positionSeconds / runtime} />
					{words.title.left(shortLength(runtime - positionSeconds))}
				</p>
			)}
		</>
	);
}
