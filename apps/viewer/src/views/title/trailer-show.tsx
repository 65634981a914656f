import type { Trailer } from '@marquee/contracts';
import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import { asOf, begun, paused, played } from '../../playback/playback.ts';
import { inksOf } from '../../posters/inks.ts';
import type { ChosenTrailer } from '../../service.ts';
import { nominalTrailerSeconds, type Scene, sceneAt, scenesOf } from '../../trailer/scenes.ts';
import { Modal } from '../modal.tsx';
import { BackdropArt, PosterArt } from '../poster-art.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { Space } from '../space.ts';
import { useLanguage } from '../surroundings.ts';
import { useAsked } from '../use-asked.ts';
import { useViewer } from '../viewer-context.ts';
import { LeaveButton, PlayingButton } from './player-buttons.tsx';
import type { TitleInHand } from './title-space.tsx';

/** Shows the trailer that the service chooses for this profile: its scenes, drawn, for as long as it lasts. */
export function TrailerShow({
	inHand,
	space,
	leave,
}: {
	inHand: TitleInHand;
	space: Space;
	leave: () => void;
}) {
	const { service } = useViewer();
	const { words } = useLanguage();
	const heading = useId();
	const { title } = inHand;
	const asked = useAsked(`trailer of ${title.titleId}`, async (signal) => ({
		chosen: await service.trailer(title.titleId, space.asking, signal),
	}));
	const chosen = asked.answer?.chosen;
	const trailer = title.trailers?.find(({ trailerId }) => trailerId === chosen?.chosen);
	return (
		<Modal className="player trailer" labelledBy={heading} close={leave}>
			<h2 id={heading} className="hidden-label">
				{words.player.trailerOf(title.name)}
			</h2>
			{chosen && trailer ? (
				<Show inHand={inHand} chosen={chosen} trailer={trailer} space={space} leave={leave} />
			) : (
				<div className="player-problem">
					{asked.error !== undefined && (
						<ProblemNotice title={words.player.noTrailer} error={asked.error} retry={asked.again} />
					)}
					{asked.answer && !trailer && <p className="problem">{words.player.noTrailer}</p>}
					<LeaveButton leave={leave} />
				</div>
			)}
		</Modal>
	);
}

function Show({
	inHand,
	chosen,
	trailer,
	space,
	leave,
}: {
	inHand: TitleInHand;
	chosen: ChosenTrailer;
	trailer: Trailer;
	space: Space;
	leave: () => void;
}) {
	const language = useLanguage();
	const { words } = language;
	const { title, page } = inHand;
	const [scenes] = useState(() => scenesOf(title, trailer, language));
	const lasts = trailer.durationSeconds ?? nominalTrailerSeconds;
	const { seconds, playing, toggle } = useShowing(lasts, (watchedSeconds) =>
		space.report(
			page,
			title.titleId,
			{ kind: 'trailer-play', trailerId: trailer.trailerId, watchedSeconds },
			chosen.requestId,
		),
	);
	const at = sceneAt(scenes, seconds);
	return (
		<div
			className="player-stage"
			data-playing={playing}
			style={inksOf(title) as CSSProperties}
			data-scene={at}
		>
			<SceneArt key={at} scene={scenes[at]!} inHand={inHand} />
			<header className="player-head trailer-head">
				<LeaveButton leave={leave} />
				<p className="eyebrow">{trailer.name ?? words.title.trailer}</p>
			</header>
			<div className="trailer-foot">
				<PlayingButton playing={playing} toggle={toggle} />
				<span
					className="trailer-bar"
					style={{ '--share': Math.min(1, seconds / lasts) } as CSSProperties}
				/>
			</div>
		</div>
	);
}

function SceneArt({ scene, inHand: { title } }: { scene: Scene; inHand: TitleInHand }) {
	return (
		<div className={`scene scene-${scene.kind}`}>
			<BackdropArt title={title} focus={scene.focus} />
			{scene.kind === 'words' && <p className="scene-line">{scene.line}</p>}
			{scene.kind === 'poster' && (
				<span className="scene-poster">
					<PosterArt title={title} />
				</span>
			)}
		</div>
	);
}

/** The trailer's clock: begun on coming, paused and gone on with by a press; on leaving it is told how much was watched. */
function useShowing(lasts: number, watched: (seconds: number) => void) {
	const { clock, outbox } = useViewer();
	const [playback, setPlayback] = useState(() => played(begun(lasts, 0, clock.now()), clock.now()));
	const now = useRef({ playback, watched });
	now.current = { playback, watched };
	useEffect(() => {
		const timer = setInterval(() => setPlayback((before) => asOf(before, clock.now())), 200);
		let told = false;
		const gone = () => {
			const { watchedSeconds } = asOf(now.current.playback, clock.now());
			if (!told && watchedSeconds > 0) now.current.watched(watchedSeconds);
			told = true;
			void outbox.flush();
		};
		window.addEventListener('pagehide', gone);
		return () => {
			clearInterval(timer);
			window.removeEventListener('pagehide', gone);
			gone();
		};
	}, [clock, outbox]);
	return {
		seconds: playback.positionSeconds,
		playing: playback.playing,
		toggle: () => setPlayback((before) => (before.playing ? paused : played)(before, clock.now())),
	};
}
