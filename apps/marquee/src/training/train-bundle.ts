import { join } from 'node:path';
import type { Catalogue } from '@marquee/catalogue';
import { type Run, type TrainedModel, writeBundle } from '@marquee/foundation';
import type { Histories } from '@marquee/histories';
import { heldOutNewest, type NamedHistories, oneProfileIn } from '@marquee/protocols';
import type { ControlPlane } from '@marquee/stores';
import { removeCheckpoint } from '@marquee/tensor';
import { type Clock, Failure, type TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';
import type { StateFolder } from '../facts/state-folder.ts';
import { cardOfBundle, writeCard } from '../model-card/card-files.ts';
import { dataSummary } from '../model-card/data-summary.ts';
import type { ModelCard } from '../model-card/model-card.ts';
import { own } from '../model-card/report-tables.ts';
import type { Progress } from '../terminal/progress.ts';
import { type EvaluatedBy, evaluatedBundle, type TrainedOn } from './evaluated-bundle.ts';
import { modelHistories } from './model-histories.ts';
import { trainedAnew } from './trained-anew.ts';

/** What a training needs beside the facts. */
export interface TrainingOptions {
	readonly run: Run;
	readonly threads: number;
	readonly clock: Clock;
	/** Revision of the code, for the lineage. */
	readonly code: string;
	readonly progress: Progress;
	readonly signal: AbortSignal;
	/** Whether the newest title of some profiles is kept back from training, so that the model can be evaluated. */
	readonly keepBack: boolean;
}

/** What a training reads and where it puts its bundle. */
export interface TrainingFacts {
	readonly states: Pick<ProfileStates, 'of' | 'profileIds'>;
	readonly catalogue: Catalogue;
	readonly controlPlane: ControlPlane;
}

/** A checkpoint that old is lost at most: seconds, against minutes of training. */
const checkpointEveryMs = 5_000;

/**
 * Trains on everything that is known but a few titles kept back to evaluate on, makes the result the bundle that serves,
 * and writes its card.
 *
 * Stopped at any moment it goes on from its newest checkpoint; where the facts have changed since, or it is damaged, it begins anew.
 *
 * @throws {Failure} `nothing-to-learn` if no profile has two titles.
 */
export async function trainBundle(
	folder: StateFolder,
	{ states, catalogue, controlPlane }: TrainingFacts,
	options: TrainingOptions,
): Promise<string> {
	const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
	const { histories, profileIds, newestAt } = modelHistories(
		states,
		titleIds,
		(id) => catalogue.title(id)?.runtimeSeconds,
	);
	if (!hasPairs(histories.offsets))
		throw new Failure('nothing-to-learn', {
			responsible: 'caller',
			what: 'no profile has watched two titles of the catalogue',
			where: folder.root,
			remedy: 'Import events first: marquee import PATH.',
		});
	const { train: data, unasked } = learntFrom({ histories, profileIds }, options.keepBack);
	const path = join(folder.checkpoints, `${options.run.name}.checkpoint`);
	const model = await learnt(data, path, options);
	const parent = (await controlPlane.serving())?.hash;
	const trained = { model, histories, profileIds, titleIds, catalogue, states, parent };
	const judged =
		unasked === undefined
			? await evaluatedIfPossible(trained, { ...options, folder })
			: notEvaluated(unasked, parent);

	const described = `${data.titleIndices.length} engagements of ${data.profiles} profiles`;
	const metrics = metricsOf(judged.evaluation);
	const at = options.clock.now();
	const hash = await writeBundle(folder.bundles, model, titleIds, {
		data: described,
		trainedUntil: newestAt,
		createdAt: at,
		code: options.code,
		metrics,
	});
	const heldBack = histories.titleIndices.length - data.titleIndices.length;
	await writeCard(folder.cards, {
		...(await cardOfBundle(join(folder.bundles, hash), at)),
		...judged,
		data: dataSummary(histories, { described, heldBack }),
	});
	const bundle = { hash, path: join(folder.bundles, hash), createdAt: at, metrics };
	const by = 'marquee train';
	await controlPlane.addBundle(bundle, by);
	await controlPlane.serveBundle(hash, { by, at });
	await removeCheckpoint(path);
	return hash;
}

/** Trains on the data, or goes on from the checkpoint at the path. */
async function learnt(
	data: Histories,
	path: string,
	{ run, threads, clock, signal, progress }: TrainingOptions,
): Promise<TrainedModel> {
	progress.begin('training');
	const task = {
		run,
		data,
		threads,
		clock,
		signal,
		checkpoint: { path, everyMs: checkpointEveryMs },
		onProgress: ({ epoch, epochs, step, steps, loss }: EpochAndLoss) =>
			progress.update(step, steps, `epoch ${epoch + 1} of ${epochs}, loss ${loss.toFixed(3)}`),
	};
	const model = await trainedAnew(task, (why) => progress.begin(`training anew, since ${why}`));
	progress.end(
		`${run.epochs} epochs over ${data.titleIndices.length.toLocaleString('en')} engagements`,
	);
	return model;
}

/** A model that was trained serves, whether or not it can be evaluated; its card says why where it cannot. */
async function evaluatedIfPossible(trained: TrainedOn, by: EvaluatedBy): Promise<Judged> {
	try {
		return await evaluatedBundle(trained, by);
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		return notEvaluated(`${cause.code}: ${cause.what}`, trained.parent);
	}
}

/** What training may see: all but the titles kept back to evaluate on; everything where none can be spared, and why. */
function learntFrom(
	all: NamedHistories,
	keepBack: boolean,
): { readonly train: Histories; readonly unasked?: string } {
	const whole = (unasked: string) => ({ train: all.histories, unasked });
	if (!keepBack) return whole('nothing was kept back from training, as asked');
	const { train, test } = heldOutNewest.split(all);
	if (test.length === 0)
		return whole(
			`of one profile in ${oneProfileIn}, none has three titles, so nothing was kept back`,
		);
	if (!hasPairs(train.offsets)) return whole('there are too few events to keep any back');
	return { train };
}

const notEvaluated = (why: string, parent: string | undefined): Judged => ({
	evaluation: { notEvaluated: why },
	parent:
		parent === undefined ? null : { bundle: parent, notCompared: 'this bundle was not evaluated' },
});

type Judged = Pick<ModelCard, 'evaluation' | 'parent'>;

/** The model's own figures by protocol and metric, for the lineage. */
function metricsOf(evaluation: ModelCard['evaluation']): Readonly<Record<string, number>> {
	if ('notEvaluated' in evaluation) return {};
	const { models, protocol } = evaluation.report;
	const metrics = models.find(({ name }) => name === own)?.metrics ?? {};
	return Object.fromEntries(
		Object.entries(metrics).map(([name, { value }]) => [`${protocol} ${name}`, value]),
	);
}

interface EpochAndLoss {
	readonly epoch: number;
	readonly epochs: number;
	readonly step: number;
	readonly steps: number;
	readonly loss: number;
}

const hasPairs = (offsets: Int32Array): boolean =>
	offsets.some((end, u) => u > 0 && end - offsets[u - 1]! > 1);
