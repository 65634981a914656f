import type { PageMade } from '@marquee/contracts';
import type { PageTrace } from './trace.ts';

/** How a page came about, whichever of its titles is asked about: by what, from where, what rules took out, how long it took. */
export function pageMade(trace: PageTrace): PageMade {
	const { bundle, ranker, policy, layout, cells = [], refused, timings } = trace;
	const pool = poolTold(trace);
	return {
		...{ bundle, ranker, policy, layout, cells: [...cells] },
		...(pool && { pool }),
		rules: Object.entries(refused).map(([rule, titles]) => ({ rule, titles })),
		stages: timings.filter(({ stage }) => !isPart(stage)).map((timing) => ({ ...timing })),
	};
}

/** What each source found for the page as a whole, and how long it worked. */
function poolTold({ pool, timings }: PageTrace): PageMade['pool'] {
	if (pool === undefined) return undefined;
	const tookOf = new Map(
		timings
			.filter(({ stage }) => isPart(stage))
			.map(({ stage, milliseconds }) => [stage.slice(stage.indexOf('/') + 1), milliseconds]),
	);
	const sources = pool.sources.map(({ source, count }) => {
		const milliseconds = tookOf.get(source); // of one that a replay did without there is none
		return { source, titles: count, ...(milliseconds !== undefined && { milliseconds }) };
	});
	return { titles: pool.titles, sources };
}

/** Sources of the pool are parts of its stage, and are named after both. */
const isPart = (stage: string): boolean => stage.includes('/');
