/** Where nothing says how long a title is: 100 minutes. */
export const nominalRuntimeSeconds = 6_000;

/**
 * One sitting before one title. Positions are seconds from its beginning; `at` is when `positionSeconds` and
 * `watchedSeconds` were true, and while it plays both grow with the clock.
 */
export interface Playback {
	readonly runtimeSeconds: number;
	readonly positionSeconds: number;
	readonly watchedSeconds: number;
	readonly playing: boolean;
	readonly atMs: number;
}

/** A sitting that begins, paused, where the last one ended; at the beginning where that was (nearly) the end. */
export function begun(runtimeSeconds: number, positionSeconds: number, atMs: number): Playback {
	const from = positionSeconds >= runtimeSeconds * 0.97 ? 0 : Math.max(0, positionSeconds);
	return { runtimeSeconds, positionSeconds: from, watchedSeconds: 0, playing: false, atMs };
}

/** The same sitting, told as of now; at the end of the title it has stopped by itself. */
export function asOf(playback: Playback, nowMs: number): Playback {
	if (!playback.playing) return { ...playback, atMs: nowMs };
	const left = playback.runtimeSeconds - playback.positionSeconds;
	const passed = Math.min(left, Math.max(0, nowMs - playback.atMs) / 1_000);
	return {
		...playback,
		positionSeconds: inWholeMs(playback.positionSeconds + passed),
		watchedSeconds: inWholeMs(playback.watchedSeconds + passed),
		playing: passed < left,
		atMs: nowMs,
	};
}

/** Goes on; from the beginning where the title had ended. */
export function played(playback: Playback, nowMs: number): Playback {
	const now = asOf(playback, nowMs);
	const ended = now.positionSeconds >= now.runtimeSeconds;
	return { ...now, positionSeconds: ended ? 0 : now.positionSeconds, playing: true };
}

/** Stands still. */
export const paused = (playback: Playback, nowMs: number): Playback => ({
	...asOf(playback, nowMs),
	playing: false,
});

/** Elsewhere in the title, playing or not as before. What was skipped was not watched. */
export function sought(playback: Playback, toSeconds: number, nowMs: number): Playback {
	const now = asOf(playback, nowMs);
	const within = Math.min(now.runtimeSeconds, Math.max(0, toSeconds));
	return { ...now, positionSeconds: inWholeMs(within) };
}

/** Told five times a second, a sitting would gather rounding errors; the clock knows milliseconds anyway. */
const inWholeMs = (seconds: number): number => Math.round(seconds * 1_000) / 1_000;
