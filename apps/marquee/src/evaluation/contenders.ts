import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import {
	type ChosenMemory,
	chosenMemory,
	openBundle,
	openFoundation,
	type Run,
	type TrainedModel,
	writeBundle,
} from '@marquee/foundation';
import type { Histories, Recommender } from '@marquee/histories';
import { type Contender, type Fitting, givenSplit, judgedBy } from '@marquee/protocols';
import { type Provider, removeCheckpoint } from '@marquee/tensor';
import { fitTwoTower } from '@marquee/two-tower';
import { type Clock, seededRandom, titleId } from '@marquee/units';
import { trainedAnew } from '../training/trained-anew.ts';

/** What the foundation model needs that the baselines do not. */
export interface FoundationSettings {
	readonly run: Run;
	readonly threads: number;
	readonly provider?: Provider;
	readonly clock: Clock;
	readonly checkpoint: { readonly path: string; readonly everyMs: number };
	readonly signal: AbortSignal;
	/** Hears why training begins anew, if the checkpoint cannot be used. */
	readonly onAnew: (why: string) => void;
	/** Hears by which run it was trained in the end: data settle what was left to them. */
	readonly onTrained?: (run: Run) => void;
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

/** The shares of a blend are chosen on what was kept from some of the training data. */
async function blend(fitting: Fitting): Promise<Recommender> {
	const { train, seed, onProgress } = fitting;
	return (await fitBlend(train, { seed, heldOut: heldOutOf(fitting), onProgress })).recommender;
}

/** For choosing: the validation cases, or a quarter of the training data where a protocol has none. */
function heldOutOf({ train, validation, seed }: Fitting) {
	const split =
		validation === undefined ? quarterHeldOut(train, seed) : { train, test: validation };
	// Every so many: shares need no more cases than this, and every look ranks them all.
	const apart = Math.max(1, Math.floor(split.test.length / casesJudged));
	const cases = split.test.filter((_, at) => at % apart === 0);
	return { train: split.train, judge: judgedBy(cases, train.titles) };
}

const casesJudged = 1_000;

function quarterHeldOut(data: Histories, seed: number) {
	const isTest = heldOutQuarter(data, seededRandom(seed, 'held-out quarter'));
	return givenSplit.split({ histories: data, sourceRows: Int32Array.from(isTest.keys()), isTest });
}

/** The names of `foundationContenders`, before there are settings for them. */
export const foundationNames = ['foundation', 'foundation+memory'] as const;

/** The foundation model: taste alone, and on request beside a memory. */
export const foundationContenders = (
	settings: FoundationSettings,
): readonly (Contender & Pick<Baseline, 'onRequest'>)[] => [
	{
		name: foundationNames[0],
		baseline: false,
		onRequest: false,
		fit: async (fitting) => {
			const model = await trainedFor(fitting, settings);
			settings.onTrained?.(model.run);
			return openFoundation(model, { threads: settings.threads, batchRows: 16 });
		},
	},
	{
		name: foundationNames[1],
		baseline: false,
		onRequest: true,
		fit: async (fitting) => {
			const model = await trainedFor(fitting, settings);
			settings.onTrained?.(model.run);
			const { memory } = await memoryFor(fitting, model, settings);
			return asServed({ ...model, ...(memory && { memory }) }, settings);
		},
	},
];

/** Chosen by what it does on the validation cases where the protocol has them. */
function trainedFor(
	{ train: data, validation, attributes, seed, onProgress }: Fitting,
	{ run, threads, provider, clock, checkpoint, signal, onAnew }: FoundationSettings,
): Promise<TrainedModel> {
	const judge = validation === undefined ? undefined : judgedBy(validation, data.titles);
	const task = {
		run: { ...run, seed },
		data,
		threads,
		...(provider && { provider }),
		clock,
		checkpoint,
		signal,
		...(judge && { judge }),
		...(attributes && { attributes }),
		onProgress: ({ step, steps }: { step: number; steps: number }) => onProgress(step, steps),
	};
	return trainedAnew(task, onAnew);
}

/** Where the protocol keeps nothing back to choose on, another model learns from what is left when a quarter is kept back. */
async function memoryFor(
	fitting: Fitting,
	model: TrainedModel,
	settings: FoundationSettings,
): Promise<ChosenMemory> {
	const { train: data, validation, seed, onProgress } = fitting;
	const { threads, checkpoint } = settings;
	const { train, judge } = heldOutOf(fitting);
	const path = `${checkpoint.path}.quarter`;
	const onSome = { ...settings, checkpoint: { ...checkpoint, path } };
	const trial = validation === undefined ? await trainedFor({ ...fitting, train }, onSome) : model;
	const taste = await openFoundation(trial, { threads, batchRows: 16 });
	try {
		return await chosenMemory({ data, heldOut: { train, taste, judge }, seed, onProgress });
	} finally {
		await taste.release();
		await removeCheckpoint(path);
	}
}

/** The model as its bundle serves it: written, opened from there, and the folder removed. */
async function asServed(model: TrainedModel, settings: FoundationSettings): Promise<Recommender> {
	const { threads, clock } = settings;
	const folder = await mkdtemp(join(tmpdir(), 'marquee-evaluated-'));
	try {
		const titleIds = Array.from({ length: model.titles }, (_, title) => titleId(`${title}`));
		const now = clock.now();
		const hash = await writeBundle(folder, model, titleIds, {
			data: 'the training part of a protocol',
			trainedUntil: now,
			createdAt: now,
			code: '',
			metrics: {},
		});
		const options = { threads, inCatalogue: () => true, manyAtOnce: true };
		return (await openBundle(join(folder, hash), options)).foundation;
	} finally {
		await rm(folder, { recursive: true });
	}
}
