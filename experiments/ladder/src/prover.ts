import { seededRandom } from '@marquee/units';
import { type FirstPlaces, firstPlaces, picksOf } from './choice-log.ts';
import { type ExposedMembers, exposedMembers } from './exposed-members.ts';
import { asked, type Lived, listsOf, livedUnder, votesBetween } from './lives.ts';
import { offlineCases, type Ranking } from './offline-cases.ts';
import type { OnProgress } from './progress.ts';
import { type Proof, proofOf } from './proof.ts';
import type { MetricName, ProvingGround } from './proving-ground.ts';
import type { Ranker } from './rankers/ranker.ts';
import { remembered } from './remembered.ts';
import { counterfactual } from './rungs/counterfactual.ts';
import { offline } from './rungs/offline.ts';
import { type LogSettings, type ServiceLog, serviceLog } from './service-log.ts';

/** How a proof is made. */
export interface ProverSettings extends Partial<Omit<LogSettings, 'onProgress'>> {
	/** What the A/B test decides by; completions unless given. */
	readonly metric?: MetricName;
	/** Makes the ranker of a name, from the log. */
	readonly rankerOf: (name: string, log: ServiceLog) => Ranker | Promise<Ranker>;
	/** Told what is being done, and how far it is. */
	readonly onProgress?: (phase: string, done: number, total: number) => void | Promise<void>;
}

/** Proves pairs on one ground. What one ranker brings is lived once, however many pairs it is in. */
export interface Prover {
	readonly members: number;
	readonly exposed: number;
	readonly prove: (a: string, b: string) => Promise<Proof>;
}

const defaults = {
	members: 6_000,
	seed: 1,
	places: 12,
	exploration: 0.5,
	learnDays: 28,
	judgeDays: 14,
	metric: 'completions',
} as const;

/** Writes the log of a ground and stands ready to prove pairs on it. Everything follows from the seed. */
export async function prover(ground: ProvingGround, given: ProverSettings): Promise<Prover> {
	const settings = { ...defaults, ...given };
	const { onProgress } = given;
	const told =
		(phase: string): OnProgress =>
		(done, total) =>
			onProgress?.(phase, done, total);
	const log = await serviceLog(ground, { ...settings, onProgress: told('writing the log') });
	const stage: Stage = { log, exposed: exposedMembers(log), first: firstPlaces(log), told };
	const rankers = remembered(async (name) => given.rankerOf(name, log));
	const lives = remembered(async (name) =>
		livedUnder(listsOf(await rankers(name), log), log, stage.exposed, told(`living under ${name}`)),
	);
	return {
		members: settings.members,
		exposed: stage.exposed.members.length,
		prove: async (a, b) => {
			const pair = [await rankers(a), await rankers(b)] as const;
			const both = [await lives(a), await lives(b)] as const;
			return proven(pair, both, { ...stage, metric: settings.metric });
		},
	};
}

interface Stage {
	readonly log: ServiceLog;
	readonly exposed: ExposedMembers;
	readonly first: FirstPlaces;
	readonly told: (phase: string) => OnProgress;
}

async function proven(
	pair: readonly [Ranker, Ranker],
	[underA, underB]: readonly [Lived, Lived],
	{ log, exposed, first, told, metric }: Stage & { readonly metric: MetricName },
): Promise<Proof> {
	const [a, b] = pair.map(({ name }) => name) as [string, string];
	const { seed } = log.settings;
	const rankings = pair.map(
		(ranker): Ranking =>
			(question, places) =>
				ranker.rank(asked(ranker, seed, question), places),
	) as [Ranking, Ranking];
	const votes = await votesBetween(pair, log, exposed, told(`interleaving ${a} and ${b}`));
	return proofOf({
		...{ a, b, underA, underB, exposed, votes, metric, seed },
		offline: offline(await offlineCases(rankings, log), seededRandom(seed, `offline ${a} ${b}`)),
		counterfactual: counterfactual(first.log, await picksOf(pair, first, seed)),
	});
}
