import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Act } from '../../home/opinion.ts';
import { clockTime } from '../../lengths.ts';
import { nominalRuntimeSeconds, type Playback } from '../../playback/playback.ts';
import { type Sitting, sitting } from '../../playback/sitting.ts';
import { inksOf } from '../../posters/inks.ts';
import { Modal } from '../modal.tsx';
import { BackdropArt } from '../poster-art.tsx';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';
import { LeaveButton, PlayingButton } from './player-buttons.tsx';
import type { TitleInHand } from './title-space.tsx';

const skipSeconds = 10;
const controlsRestMs = 3_500;

/** Plays a title: no moving pictures are shipped, but the clock, the scrubber and what they report are real. */
export function Player({
	inHand,
	act,
	leave,
}: {
	inHand: TitleInHand;
	act: Act;
	leave: () => void;
}) {
	const { title } = inHand;
	const { words } = useLanguage();
	const heading = useId();
	const [playback, sit] = useSitting(inHand, act);
	const resting = useResting(playback.playing);
	useEffect(() => {
		document.title = `${words.player.watching(title.name)} · Marquee`;
	}, [title.name, words]);

	const toggle = () => (playback.playing ? sit.pause() : sit.play());
	const skip = (by: number) => sit.seek(sit.now().positionSeconds + by);
	const onKeyDown = (event: KeyboardEvent) => {
		const onControl = event.target instanceof Element && event.target.closest('button, input');
		if (event.key === ' ' && !onControl) toggle();
		else if (event.key === 'k') toggle();
		else if (event.key === 'ArrowRight' || event.key === 'l') skip(skipSeconds);
		else if (event.key === 'ArrowLeft' || event.key === 'j') skip(-skipSeconds);
		else return;
		event.preventDefault();
	};
	return (
		<Modal className="player" labelledBy={heading} close={leave}>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: keys that work wherever focus is in the player */}
			<div
				className="player-stage"
				data-playing={playback.playing}
				data-resting={resting}
				style={inksOf(title) as CSSProperties}
				onKeyDown={onKeyDown}
			>
				<div className="player-art">
					<BackdropArt title={title} focus={0.6} />
				</div>
				<header className="player-head">
					<LeaveButton leave={leave} />
				</header>
				<div className="player-words">
					<p className="eyebrow">
						{playback.playing
							? words.player.playing
							: playback.positionSeconds >= playback.runtimeSeconds
								? words.player.end
								: words.player.paused}
					</p>
					<h2 id={heading}>{title.name}</h2>
					<p className="player-clock" aria-hidden="true">
						{clockTime(playback.positionSeconds)}
					</p>
				</div>
				<Controls playback={playback} toggle={toggle} skip={skip} seek={sit.seek} />
			</div>
		</Modal>
	);
}

function Controls({
	playback,
	toggle,
	skip,
	seek,
}: {
	playback: Playback;
	toggle: () => void;
	skip: (by: number) => void;
	seek: (to: number) => void;
}) {
	const { positionSeconds, runtimeSeconds, playing } = playback;
	const [dragged, setDragged] = useState<number>();
	const { words, number, spokenLength } = useLanguage();
	const at = dragged ?? positionSeconds;
	const settle = () => {
		if (dragged !== undefined) seek(dragged);
		setDragged(undefined);
	};
	return (
		// Time runs from left to right in every language, as it does on the machines themselves.
		<div className="controls" dir="ltr">
			<div className="scrubber" style={{ '--share': at / runtimeSeconds } as CSSProperties}>
				<input
					type="range"
					aria-label={words.player.position}
					aria-valuetext={words.player.of(spokenLength(at), spokenLength(runtimeSeconds))}
					min={0}
					max={runtimeSeconds}
					step={1}
					value={at}
					// While it is dragged nothing is sought: a drag is one seek, where it ends.
					onChange={(event) => setDragged(event.target.valueAsNumber)}
					onPointerUp={settle}
					onKeyUp={settle}
					onBlur={settle}
				/>
			</div>
			<div className="controls-line">
				<button
					type="button"
					className="round"
					aria-label={words.player.back(number(skipSeconds))}
					onClick={() => skip(-skipSeconds)}
				>
					<span className="skip">−{skipSeconds}</span>
				</button>
				<PlayingButton playing={playing} toggle={toggle} />
				<button
					type="button"
					className="round"
					aria-label={words.player.forward(number(skipSeconds))}
					onClick={() => skip(skipSeconds)}
				>
					<span className="skip">+{skipSeconds}</span>
				</button>
				<p className="times">
					<span>{clockTime(at)}</span>
					<span className="quiet-ink"> / {clockTime(runtimeSeconds)}</span>
				</p>
			</div>
		</div>
	);
}

/** The sitting, told five times a second while it plays; begun on entering, ended on leaving or when the page goes. */
function useSitting({ title, activity }: TitleInHand, act: Act): readonly [Playback, Sitting] {
	const { clock, outbox } = useViewer();
	const report = useRef(act);
	report.current = act;
	const [sit] = useState(() =>
		sitting(
			{
				runtimeSeconds: title.runtimeSeconds ?? nominalRuntimeSeconds,
				positionSeconds: activity.positionSeconds,
			},
			{ clock, report: (happening) => report.current(title.titleId, activity, happening) },
		),
	);
	const [playback, setPlayback] = useState(sit.now);
	const told =
		<Arguments extends unknown[]>(change: (...args: Arguments) => void) =>
		(...args: Arguments) => {
			change(...args);
			setPlayback(sit.now());
		};
	useEffect(() => {
		sit.play();
		setPlayback(sit.now());
		const timer = setInterval(() => {
			sit.tick();
			setPlayback(sit.now());
		}, 200);
		const gone = () => {
			sit.leave();
			void outbox.flush();
		};
		window.addEventListener('pagehide', gone);
		return () => {
			window.removeEventListener('pagehide', gone);
			clearInterval(timer);
			sit.leave();
		};
	}, [sit, outbox]);
	return [playback, { ...sit, play: told(sit.play), pause: told(sit.pause), seek: told(sit.seek) }];
}

/** Whether the hands have rested long enough for the controls to step back. */
function useResting(playing: boolean): boolean {
	const [resting, setResting] = useState(false);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout>;
		const stirred = () => {
			clearTimeout(timer);
			setResting(false);
			if (playing) timer = setTimeout(() => setResting(true), controlsRestMs);
		};
		stirred();
		const signs = ['pointermove', 'pointerdown', 'keydown'] as const;
		for (const sign of signs) window.addEventListener(sign, stirred);
		return () => {
			clearTimeout(timer);
			for (const sign of signs) window.removeEventListener(sign, stirred);
		};
	}, [playing]);
	return resting;
}
