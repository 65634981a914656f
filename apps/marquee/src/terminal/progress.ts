/** Tells a person how a long piece of work goes. */
export interface Progress {
	/** The phase begins; what is told next is about it. */
	readonly begin: (phase: string) => void;
	/** How much of the phase is done, in its own unit. */
	readonly update: (done: number, total: number, note?: string) => void;
	/** The phase is over; the summary stays on the screen. */
	readonly end: (summary: string) => void;
}

/** Where lines go, and whether a line can be written over. */
export interface Screen {
	readonly write: (text: string) => void;
	readonly isTerminal: boolean;
	readonly columns: () => number;
}

/** Between two lines where they cannot be written over: often enough to see life, seldom enough to read. */
const plainEveryMs = 10_000;
const redrawEveryMs = 100;
const barWidth = 24;

/**
 * Phase, share, rate and time left: on a terminal as one line that is redrawn, elsewhere as a plain line now and then.
 *
 * The rate is over the phase so far, so that the time left does not jump.
 */
export function progressOn(screen: Screen, now: () => number): Progress {
	let phase = '';
	let begunAt = now();
	let toldAt = -Infinity;
	const clear = () => (screen.isTerminal ? '\r\u001b[2K' : '');

	return {
		begin: (name) => {
			phase = name;
			begunAt = now();
			toldAt = -Infinity;
			if (!screen.isTerminal) screen.write(`${name} …\n`);
		},
		update: (done, total, note = '') => {
			const every = screen.isTerminal ? redrawEveryMs : plainEveryMs;
			if (now() - Math.max(toldAt, screen.isTerminal ? -Infinity : begunAt) < every) return;
			toldAt = now();
			const line = stateOf(phase, done, total, now() - begunAt, note, screen.isTerminal);
			screen.write(
				screen.isTerminal ? `${clear()}${line.slice(0, screen.columns() - 1)}` : `${line}\n`,
			);
		},
		end: (summary) => {
			screen.write(`${clear()}${phase}: ${summary} (${duration(now() - begunAt)})\n`);
		},
	};
}

function stateOf(
	phase: string,
	done: number,
	total: number,
	elapsedMs: number,
	note: string,
	withBar: boolean,
): string {
	const share = total > 0 ? Math.min(1, done / total) : 0;
	const rate = elapsedMs > 0 ? (done / elapsedMs) * 1_000 : 0;
	const left = rate > 0 ? duration(((total - done) / rate) * 1_000) : '…';
	const filled = Math.round(share * barWidth);
	const bar = withBar ? ` ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}` : '';
	const parts = [
		`${phase}${bar} ${Math.floor(share * 100)} %`,
		`${spoken(rate)}/s`,
		`${left} left`,
		...(note === '' ? [] : [note]),
	];
	return parts.join(' · ');
}

/** 1,234,567 as 1.2M: rates are glanced at. */
function spoken(rate: number): string {
	if (rate >= 1e6) return `${(rate / 1e6).toFixed(1)}M`;
	if (rate >= 1e3) return `${(rate / 1e3).toFixed(1)}k`;
	return rate.toFixed(rate >= 10 ? 0 : 1);
}

/** 1 min 5 s, 12 s, 0.4 s. */
export function duration(ms: number): string {
	if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`;
	const wholeSeconds = Math.round(ms / 1_000);
	if (wholeSeconds < 60) return `${wholeSeconds} s`;
	return `${Math.floor(wholeSeconds / 60)} min ${wholeSeconds % 60} s`;
}
