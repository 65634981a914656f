import { type Doing, type Input, inputs, type SurfaceDoing } from '../answers/surfaces.ts';
import { age, duration, percent } from '../words/figures.ts';

/** How worried to be: nothing, keep an eye on it, act. */
export type Level = 'good' | 'watch' | 'bad';

/** From which value on something is to be watched, and from which it is bad. */
interface Limit {
	readonly watch: number;
	readonly bad: number;
}

const minute = 60_000;
const hour = 60 * minute;

/** Half the promise is worth a look; pages are late at 800 ms and fall down the ladder at 400 ms. */
const latency: Limit = { watch: 400, bad: 800 };
const notFresh: Limit = { watch: 0.02, bad: 0.2 };
const failing: Limit = { watch: Number.MIN_VALUE, bad: 0.01 };
/**
 * Events come all the time, popularity is counted every hour, models are trained every day: late is twice as old, bad six times. A plan
 * knows what happened until its Monday, and is a week old when the next is made: a day more is late, another week is bad.
 */
const oldest: Readonly<Record<Input, Limit>> = {
	events: { watch: 10 * minute, bad: hour },
	popularity: { watch: 2 * hour, bad: 6 * hour },
	model: { watch: 48 * hour, bad: 144 * hour },
	plan: { watch: 192 * hour, bad: 336 * hour },
};

/** A cell of the table: what it says, and how worried to be. */
export interface Cell {
	readonly words: string;
	readonly level: Level;
}

/** A surface as a row of the table. */
export interface SurfaceRow {
	readonly surface: string;
	readonly level: Level;
	/** What is wrong, worst first; empty where nothing is. */
	readonly because: readonly string[];
	/** Whether anybody asked since the start: of what nobody asked nothing can be said. */
	readonly isAsked: boolean;
	readonly requests: number;
	readonly latency: Readonly<Record<'p50' | 'p99' | 'p999', Cell>>;
	readonly fresh: Cell;
	readonly kept: Cell;
	readonly popular: Cell;
	readonly errors: Cell;
	readonly ages: Readonly<Record<Input, Cell>>;
}

/** How a surface did in the last five minutes, judged. */
export function surfaceRow({
	surface,
	sinceStart,
	lastFiveMinutes,
	inputAgeMs,
}: SurfaceDoing): SurfaceRow {
	const { requests, latencyMs } = lastFiveMinutes;
	const slow = (ms: number): Cell =>
		requests === 0 ? unknown : { words: duration(ms), level: levelOf(ms, latency) };
	const ageCell = (input: Input): Cell => {
		const milliseconds = inputAgeMs[input];
		if (milliseconds === undefined) return unknown;
		return {
			words: age(milliseconds),
			level: milliseconds === null ? 'watch' : levelOf(milliseconds, oldest[input]),
		};
	};
	const cells = {
		latency: { p50: slow(latencyMs.p50), p99: slow(latencyMs.p99), p999: slow(latencyMs.p999) },
		...shares(lastFiveMinutes),
		ages: {
			events: ageCell('events'),
			popularity: ageCell('popularity'),
			model: ageCell('model'),
			plan: ageCell('plan'),
		},
	};
	const because = reasons(cells);
	return {
		surface,
		level: worst(because.map(({ level }) => level)),
		because: because.map(({ words }) => words),
		isAsked: sinceStart.requests > 0,
		requests,
		...cells,
	};
}

type Cells = Pick<SurfaceRow, 'latency' | 'kept' | 'popular' | 'errors' | 'ages'>;

/** Where nobody asked, nothing was slow, fresh or wrong, and what is not rested on has no age: there is no figure. */
const unknown: Cell = { words: '–', level: 'good' };

function shares({ requests, served, errors }: Doing) {
	if (requests === 0) return { fresh: unknown, kept: unknown, popular: unknown, errors: unknown };
	const shareOf = (n: number) => n / requests;
	const cell = (n: number, limit: Limit): Cell => ({
		words: percent(shareOf(n)),
		level: levelOf(shareOf(n), limit),
	});
	return {
		fresh: { words: percent(shareOf(served.fresh)), level: 'good' as const },
		kept: cell(served.kept, notFresh),
		popular: cell(served.popular, notFresh),
		errors: cell(errors, failing),
	};
}

/** Everything that is not good, in words, worst first. */
function reasons({ latency: slow, kept, popular, errors, ages }: Cells): readonly Cell[] {
	return [
		{ ...errors, words: `${errors.words} of requests fail` },
		{ ...slow.p999, words: `99.9 % of answers take up to ${slow.p999.words}` },
		{ ...popular, words: `${popular.words} of pages are what is popular` },
		{ ...kept, words: `${kept.words} of pages are kept ones` },
		...inputs.map((input) => ({
			...ages[input],
			words:
				ages[input].words === 'never' ? `no ${input} yet` : `${input}: ${ages[input].words} old`,
		})),
	]
		.filter(({ level }) => level !== 'good')
		.sort((a, b) => severity[b.level] - severity[a.level]);
}

const severity: Readonly<Record<Level, number>> = { good: 0, watch: 1, bad: 2 };

const levelOf = (value: number, { watch, bad }: Limit): Level =>
	value >= bad ? 'bad' : value >= watch ? 'watch' : 'good';

/** The most worrying of levels; good where there is none. */
export const worst = (levels: readonly Level[]): Level =>
	levels.reduce((one, other) => (severity[other] > severity[one] ? other : one), 'good');
