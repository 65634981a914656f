import {
	fitBlend,
	fitContentKnn,
	fitEase,
	fitIals,
	fitItemKnn,
	fitPopularity,
	fitRecentPopularity,
	fitSar,
	heldOutQuarter,
} from '@marquee/baselines';
import { openFoundation, type Run } from '@marquee/foundation';
import type { Histories, Recommender } from '@marquee/histories';
import { type Contender, type Fitting, givenSplit, judgedBy } from '@marquee/protocols';
import { fitTwoTower } from '@marquee/two-tower';
import { type Clock, seededRandom } from '@marquee/units';
import { trainedAnew } from '../training/trained-anew.ts';

/** What the foundation model needs that the baselines do not. */
export interface FoundationSettings {
	readonly run: Run;
	readonly threads: number;
	readonly clock: Clock;
	readonly checkpoint: { readonly path: string; readonly everyMs: number };
	readonly signal: AbortSignal;
	/** Hears why training begins anew, if the checkpoint cannot be used. */
	readonly onAnew: (why: string) => void;
}

const hasTimes = (train: Histories): boolean => !train.happenedAtMs.some(Number.isNaN);

/** A baseline, and what the data must have for it. */
export type Baseline = Contender & {
	readonly needsTimes: boolean;
	/** Whether it reads what is known of titles, and nothing else. */
	readonly needsAttributes: boolean;
	/** Whether it takes so long that it is fitted only where somebody asks for it by name. */
	readonly onRequest: boolean;
};

const baseline = (
	name: string,
	fit: Contender['fit'],
	{ needsTimes = false, needsAttributes = false, onRequest = false }: Partial<Baseline> = {},
): Baseline => ({ name, fit, needsTimes, needsAttributes, onRequest, baseline: true });

/** Every baseline that an honest table needs, by its name in reports. */
export const baselines: readonly Baseline[] = [
	baseline('popularity', ({ train }) => fitPopularity(train)),
	baseline('recent-popularity', ({ train }) => fitRecentPopularity(train), { needsTimes: true }),
	baseline('itemknn', ({ train }) => fitItemKnn(train)),
	baseline('sar', ({ train }) => fitSar(train, hasTimes(train) ? {} : { halfLifeDays: 'none' })),
	// The inverse grows with the cube: 4,000 titles hold all of MovieLens-1M and take a quarter of a minute.
	baseline('ease', ({ train }) => fitEase(train, { maxTitles: 4_000 })),
	baseline('ials', ({ train, seed }) => fitIals(train, { random: seededRandom(seed, 'ials') })),
	baseline('content-knn', ({ train, attributes }) => fitContentKnn(train, attributes), {
		needsAttributes: true,
	}),
	baseline(
		'two-tower',
		({ train, attributes, seed, onProgress }) =>
			fitTwoTower(train, { settings: { seed }, onProgress, ...(attributes && { attributes }) }),
		{ onRequest: true },
	),
	baseline('blend', blend, { onRequest: true }),
];

/** The shares of a blend are chosen on the validation cases, or on a quarter of the training data where there are none. */
async function blend({ train, validation, seed, onProgress }: Fitting): Promise<Recommender> {
	const split =
		validation === undefined ? quarterHeldOut(train, seed) : { train, test: validation };
	// Every so many: shares need no more cases than this, and every look ranks them all.
	const apart = Math.max(1, Math.floor(split.test.length / casesJudged));
	const cases = split.test.filter((_, at) => at % apart === 0);
	const judge = judgedBy(cases, train.titles);
	const heldOut = { train: split.train, judge };
	return (await fitBlend(train, { seed, heldOut, onProgress })).recommender;
}

const casesJudged = 1_000;

function quarterHeldOut(data: Histories, seed: number) {
	const isTest = heldOutQuarter(data, seededRandom(seed, 'held-out quarter'));
	return givenSplit.split({ histories: data, sourceRows: Int32Array.from(isTest.keys()), isTest });
}

/** The foundation model, chosen by what it does on the validation cases where the protocol has them. */
export const foundationContender = (settings: FoundationSettings): Contender => ({
	name: 'foundation',
	baseline: false,
	fit: async ({ train: data, validation, attributes, seed, onProgress }) => {
		const { run, threads, clock, checkpoint, signal, onAnew } = settings;
		const judge = validation === undefined ? undefined : judgedBy(validation, data.titles);
		const task = {
			run: { ...run, seed },
			data,
			threads,
			clock,
			checkpoint,
			signal,
			...(judge && { judge }),
			...(attributes && { attributes }),
			onProgress: ({ step, steps }: { step: number; steps: number }) => onProgress(step, steps),
		};
		const model = await trainedAnew(task, onAnew);
		return openFoundation(model, { threads, batchRows: 16 });
	},
});
