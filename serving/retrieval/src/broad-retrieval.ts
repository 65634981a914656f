import type { Context, SkippedStage } from '@marquee/pipeline';
import { Failure } from '@marquee/units';
import { type FoundBy, type Pool, poolOf } from './pool.ts';
import { foundNothing, seekDeadlineMs, type TitleSource } from './title-source.ts';

/** A pool, and how it came about. */
export interface Retrieved {
	readonly pool: Pool;
	/** How many each source found, before merging and cutting off. */
	readonly found: readonly { readonly source: string; readonly count: number }[];
	/** Sources that failed or took too long, and that the pool does without: each as `stage/source`. */
	readonly skipped: readonly SkippedStage[];
	/** How long each source worked, named alike. */
	readonly timings: readonly { readonly stage: string; readonly milliseconds: number }[];
}

/**
 * The broad end of the funnel: asks every source for its places and merges them to one pool of at most `limit` titles.
 *
 * A source that throws is skipped, or fails the request where it says so; one that takes longer than its deadline has its
 * answer thrown away, since what is late now is late for every request. Sources answer at once: nothing is waited for. They are parts
 * of `stage`: a row of the page may have a source of the same name, and is another thing to be without.
 */
export function broadRetrieval<Query>(
	stage: string,
	sources: readonly TitleSource<Query>[],
	{ titles, limit }: { readonly titles: number; readonly limit: number },
): (query: Query, context: Context) => Retrieved {
	const merged = poolOf(titles, limit);
	return (query, context) => {
		const timings: { stage: string; milliseconds: number }[] = [];
		const skipped: SkippedStage[] = [];
		const lists = sources.map((source): FoundBy => {
			const { name, deadlineMs = seekDeadlineMs } = source;
			const part = `${stage}/${name}`;
			const without = context.without?.get(part);
			if (without !== undefined && source.onFailure !== 'fail') {
				skipped.push({ stage: part, cause: without });
				return { source: name, titles: foundNothing };
			}
			const timing = { stage: part, milliseconds: 0 };
			timings.push(timing);
			try {
				const found = timed(timing, context, () => source.seek(query, context));
				if (timing.milliseconds <= deadlineMs) return { source: name, titles: found };
				throw overran(part, timing.milliseconds, deadlineMs);
			} catch (cause) {
				if (source.onFailure === 'fail') throw cause;
				skipped.push({ stage: part, cause });
				return { source: name, titles: foundNothing };
			}
		});
		const found = lists.map(({ source, titles: { indices } }) => ({
			source,
			count: indices.length,
		}));
		return { pool: merged(lists), found, skipped, timings };
	};
}

function timed<Answer>(
	timing: { milliseconds: number },
	{ stopwatch }: Context,
	work: () => Answer,
): Answer {
	const startedMs = stopwatch.elapsedMs();
	try {
		return work();
	} finally {
		timing.milliseconds = stopwatch.elapsedMs() - startedMs;
	}
}

const overran = (source: string, milliseconds: number, deadlineMs: number) =>
	new Failure('stage-overran', {
		responsible: 'us',
		what: `an answer after ${milliseconds.toFixed(1)} ms of ${deadlineMs}`,
		where: source,
		remedy: 'The answer was given without it; look at what keeps the process from running.',
	});
