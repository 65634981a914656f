import type { Clock } from '@marquee/units';
import type { Happening } from '../events/happenings.ts';
import { asOf, begun, type Playback, paused, played, sought } from './playback.ts';

/** How often watching is reported. */
export const reportEverySeconds = 15;

/** A person before a title, and what the service hears of it. */
export interface Sitting {
	readonly now: () => Playback;
	readonly play: () => void;
	readonly pause: () => void;
	readonly seek: (toSeconds: number) => void;
	/** Called now and then while it plays: reports progress when it is due, and the end when it is reached. */
	readonly tick: () => void;
	/** Says where watching stopped; afterwards nothing more is reported. */
	readonly leave: () => void;
}

/** A sitting that reports play once, progress every 15 s and at every pause and seek, and stop on leaving. */
export function sitting(
	at: { readonly runtimeSeconds: number; readonly positionSeconds: number },
	{ clock, report }: { clock: Clock; report: (happening: Happening) => void },
): Sitting {
	let playback = begun(at.runtimeSeconds, at.positionSeconds, clock.now());
	let reportedAtWatched = 0;
	let hasPlayed = false;
	let left = false;

	const now = () => asOf(playback, clock.now());
	const progress = () => {
		if (!hasPlayed || left) return;
		reportedAtWatched = playback.watchedSeconds;
		report({ kind: 'progress', positionSeconds: playback.positionSeconds });
	};
	return {
		now,
		play: () => {
			playback = played(playback, clock.now());
			if (!hasPlayed && !left) report({ kind: 'play' });
			hasPlayed = true;
		},
		pause: () => {
			playback = paused(playback, clock.now());
			progress();
		},
		seek: (toSeconds) => {
			playback = sought(playback, toSeconds, clock.now());
			progress();
		},
		tick: () => {
			const wasPlaying = playback.playing;
			playback = now();
			const due = playback.watchedSeconds - reportedAtWatched >= reportEverySeconds;
			if (due || (wasPlaying && !playback.playing)) progress();
		},
		leave: () => {
			playback = paused(playback, clock.now());
			if (hasPlayed && !left)
				report({
					kind: 'stop',
					positionSeconds: playback.positionSeconds,
					watchedSeconds: playback.watchedSeconds,
				});
			left = true;
		},
	};
}
