import { setImmediate as turn } from 'node:timers/promises';
import {
	type MetricName,
	namedRanker,
	type Proof,
	type Prover,
	pageProver,
	prover,
	type Ranker,
	type Summary,
	simulatedGround,
	summaryOf,
} from '@marquee/ladder';
import {
	type Choosing,
	type DescribedTitle,
	movieTweetings1,
	policyLike,
	world,
} from '@marquee/simulation';
import type { Progress } from '../terminal/progress.ts';
import type { Pair } from './asked-pairs.ts';
import { type MadeFrom, madePages } from './pages/made-pages.ts';
import { madeUpCatalogue } from './pages/made-up-catalogue.ts';
import { workOf } from './work-left.ts';

/** What is to be proven, and where. */
export interface ProofOrder {
	readonly pairs: readonly Pair[];
	/** Why members of the worlds play, one world after the other. */
	readonly worlds: readonly Choosing[];
	readonly members: number;
	/** How many titles are made up, or the titles of a catalogue. */
	readonly titles: number | readonly DescribedTitle[];
	/** One world for each. */
	readonly seeds: readonly number[];
	readonly metric: MetricName;
	readonly exploration: number;
	/** Makes rankers that only a service has; `undefined` for all others. */
	readonly ownRanker?: (name: string) => Ranker | undefined;
	/** Where pages are proven: what they are made from. Titles that are made up have no catalogue but themselves. */
	readonly pages?: Pick<MadeFrom, 'modelOf' | 'wayOf' | 'crowd'> &
		Partial<Pick<MadeFrom, 'catalogue'>>;
}

/** What was proven in worlds of one law, and what that says of the ladder. */
export interface ProvenWorld {
	readonly world: Choosing;
	/** Everybody, and those who came after the log and so took part, by seed. */
	readonly members: number;
	readonly exposed: readonly number[];
	readonly proofs: readonly (Proof & { readonly seed: number })[];
	readonly summary: Summary;
}

/** What `marquee prove` answers. */
export interface ProofReport {
	readonly metric: MetricName;
	readonly titles: number;
	readonly seeds: readonly number[];
	readonly worlds: readonly ProvenWorld[];
}

/** Proves every pair in every world; everything follows from the seeds. */
export async function provenPairs(
	order: ProofOrder,
	{ progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<ProofReport> {
	const { seeds, worlds, titles, metric } = order;
	const work = workOf(order);
	const report: ProvenWorld[] = [];
	progress.begin('proving');
	for (const law of worlds) {
		const proofs: (Proof & { readonly seed: number })[] = [];
		const exposed: number[] = [];
		for (const seed of seeds) {
			const ladder = await proverIn(law, seed, order, async (phase, done, total) => {
				work.update(phase, done, total);
				progress.update(work.done(), work.total(), `${law}: ${phase}`);
				await turn(); // or a process that computes without a pause would never hear of Ctrl-C
				signal.throwIfAborted();
			});
			exposed.push(ladder.exposed);
			for (const [a, b] of order.pairs) proofs.push({ seed, ...(await ladder.prove(a, b)) });
		}
		const { members } = order;
		report.push({ world: law, members, exposed, proofs, summary: summaryOf(proofs) });
	}
	const count = report.reduce((sum, { proofs }) => sum + proofs.length, 0);
	progress.end(`${count} ${count === 1 ? 'pair' : 'pairs'}`);
	return {
		metric,
		seeds,
		worlds: report,
		titles: typeof titles === 'number' ? titles : titles.length,
	};
}

async function proverIn(
	law: Choosing,
	seed: number,
	{ titles, members, metric, exploration, ownRanker, pages }: ProofOrder,
	onProgress: (phase: string, done: number, total: number) => Promise<void>,
): Promise<Prover> {
	const policy = policyLike(movieTweetings1, law, { choosing: { law } });
	const here = world({ seed, titles, policy });
	const ground = simulatedGround(here);
	if (pages !== undefined) {
		const service = await madePages({
			world: here,
			catalogue: madeUpCatalogue(here.titles.described),
			...pages,
		});
		return pageProver(ground, { members, seed, metric, service, onProgress });
	}
	return prover(ground, {
		...{ members, seed, metric, exploration, onProgress },
		rankerOf: (name, { train }) => ownRanker?.(name) ?? namedRanker(name, { ground, train, seed }),
	});
}
