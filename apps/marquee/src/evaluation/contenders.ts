import {
	fitContentKnn,
	fitEase,
	fitIals,
	fitItemKnn,
	fitPopularity,
	fitRecentPopularity,
	fitSar,
} from '@marquee/baselines';
import { openFoundation, type Run } from '@marquee/foundation';
import type { Histories } from '@marquee/histories';
import { type Contender, judgedBy } from '@marquee/protocols';
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
};

const baseline = (
	name: string,
	fit: Contender['fit'],
	{ needsTimes = false, needsAttributes = false }: Partial<Baseline> = {},
): Baseline => ({ name, fit, needsTimes, needsAttributes, baseline: true });

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
];

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
		return openFoundation(model, { threads, batchRows: 64 });
	},
});
