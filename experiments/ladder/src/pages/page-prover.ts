import { seededRandom } from '@marquee/units';
import { exposedMembers } from '../exposed-members.ts';
import { type Lived, livedUnder } from '../lives.ts';
import { offlineCases, type Ranking } from '../offline-cases.ts';
import type { OnProgress } from '../progress.ts';
import { type Proof, proofOf } from '../proof.ts';
import type { Prover, ProverSettings } from '../prover.ts';
import type { MetricName, ProvingGround } from '../proving-ground.ts';
import { remembered } from '../remembered.ts';
import { offline } from '../rungs/offline.ts';
import { serviceLog } from '../service-log.ts';
import { pageCounterfactual } from './page-counterfactual.ts';
import { drawnLives, type PageStage, pagesOf } from './page-lives.ts';
import type { PageService } from './page-service.ts';

/** How pages are proven. */
export interface PageProverSettings
	extends Omit<ProverSettings, 'rankerOf' | 'learnDays' | 'places' | 'exploration'> {
	readonly service: PageService;
}

/** A page costs a hundred times what a list does: fewer live, and retention is read when outcomes are. */
const defaults = { members: 800, seed: 1, judgeDays: 14, metric: 'completions' } as const;
const days = { outcomeDays: 14, retentionDays: 14 } as const;
/** Places of a page that are read offline: those that most come to. */
const placesOfPages = 40;
/** What the log shows: a list by fame. Nothing is learnt from it, and pages are judged by it offline. */
const logged = { learnDays: 0, places: 12, exploration: 0.5 } as const;

/**
 * Stands ready to prove ways to make pages on a ground: what members do who live with them, whose rows they choose from one page,
 * and how early they come upon what the log says that they chose. Everything follows from the seed.
 */
export async function pageProver(
	ground: ProvingGround,
	given: PageProverSettings,
): Promise<Prover> {
	const settings = { ...defaults, ...given };
	const { service, onProgress, metric } = settings;
	const told =
		(phase: string): OnProgress =>
		(done, total) =>
			onProgress?.(phase, done, total);
	const log = await serviceLog(ground, {
		...settings,
		...logged,
		onProgress: told('writing the log'),
	});
	const exposed = exposedMembers(log, days);
	const stage: Stage = { service, log, exposed, told, metric };
	const lives = remembered(async (name) =>
		livedUnder(pagesOf(name, service), log, exposed, told(`living with ${name}`)),
	);
	return {
		members: settings.members,
		exposed: exposed.members.length,
		prove: async (a, b) => proven([a, b], [await lives(a), await lives(b)], stage),
	};
}

interface Stage extends PageStage {
	readonly told: (phase: string) => OnProgress;
	readonly metric: MetricName;
}

async function proven(
	pair: readonly [string, string],
	[underA, underB]: readonly [Lived, Lived],
	{ metric, told, ...stage }: Stage,
): Promise<Proof> {
	const [a, b] = pair;
	const { log, exposed, service } = stage;
	const { seed } = log.settings;
	const drawn = await drawnLives(pair, stage, told(`interleaving ${a} and ${b}`));
	const readings = pair.map(
		(name): Ranking =>
			async ({ member, atMs }, places) =>
				(await service.member(member).reading(name, atMs)).subarray(0, places),
	) as [Ranking, Ranking];
	return proofOf({
		...{ a, b, underA, underB, exposed, metric, seed },
		votes: drawn.votes,
		offline: offline(
			await offlineCases(readings, log, placesOfPages),
			seededRandom(seed, `offline ${a} ${b}`),
			placesOfPages,
		),
		counterfactual: pageCounterfactual(drawn, exposed.members.length, service.whyUntold(pair)),
	});
}
