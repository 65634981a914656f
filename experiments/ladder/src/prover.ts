import { seededRandom } from '@marquee/units';
import { firstRungToSee } from './agreement.ts';
import type { Answer } from './answer.ts';
import { type FirstPlaces, firstPlaces, picksOf } from './choice-log.ts';
import { type ExposedMembers, exposedMembers } from './exposed-members.ts';
import { type Lived, livedUnder, votesBetween } from './lives.ts';
import { ratioOfMembers } from './members-needed.ts';
import { offlineCases } from './offline-cases.ts';
import type { OnProgress } from './progress.ts';
import type { Proof } from './proof.ts';
import { type MetricName, metrics, type ProvingGround } from './proving-ground.ts';
import { isSameRanker } from './rankers/named-rankers.ts';
import type { Ranker } from './rankers/ranker.ts';
import { abTest } from './rungs/ab-test.ts';
import { counterfactual } from './rungs/counterfactual.ts';
import { interleaving } from './rungs/interleaving.ts';
import { offline } from './rungs/offline.ts';
import { type LogSettings, type ServiceLog, serviceLog } from './service-log.ts';
import { type Truth, truthOf } from './truth.ts';

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
		livedUnder(await rankers(name), log, stage.exposed, told(`living under ${name}`)),
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
	const cast = await votesBetween(pair, log, exposed, told(`interleaving ${a} and ${b}`));
	const answers: readonly Answer[] = [
		offline(await offlineCases(pair, log), seededRandom(seed, `offline ${a} ${b}`)),
		counterfactual(first.log, await picksOf(pair, first, seed)),
		interleaving(cast),
		abTest({
			before: exposed.before,
			underA: { outcome: underA.measured[metric], retained: underA.retained },
			underB: { outcome: underB.measured[metric], retained: underB.retained },
			key: `${a} against ${b}, seed ${seed}`,
		}),
	];
	const isSame = isSameRanker(a, b);
	const known = truthOf(underA.enjoyed, underB.enjoyed);
	const truth: Truth = isSame ? { ...known, verdict: 'equal' } : known;
	const bothLives = metrics.map((name) => ({
		metric: name,
		underA: underA.measured[name],
		underB: underB.measured[name],
	}));
	return {
		...{ a, b, isSame, truth, answers },
		metricTruth: truthOf(underA.measured[metric], underB.measured[metric]),
		retention: truthOf(underA.retained, underB.retained),
		firstSeen: firstRungToSee({ truth, answers }) ?? null,
		ratio: ratioOfMembers(bothLives, exposed.before, cast) ?? null,
	};
}

/** Does once for each name what it is asked. */
function remembered<Value>(make: (name: string) => Promise<Value>) {
	const known = new Map<string, Promise<Value>>();
	return (name: string): Promise<Value> => {
		const found = known.get(name) ?? make(name);
		known.set(name, found);
		return found;
	};
}
