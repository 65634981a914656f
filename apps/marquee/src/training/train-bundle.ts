import { join } from 'node:path';
import type { Catalogue } from '@marquee/catalogue';
import type { EmbeddingStore, TitleSpace } from '@marquee/embeddings';
import { type Run, type TrainedModel, writeBundle } from '@marquee/foundation';
import type { Histories } from '@marquee/histories';
import type { ControlPlane } from '@marquee/stores';
import { removeCheckpoint } from '@marquee/tensor';
import { type EpochMs, Failure, type TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';
import type { StateFolder } from '../facts/state-folder.ts';
import { cardOfBundle, writeCard } from '../model-card/card-files.ts';
import { dataSummary } from '../model-card/data-summary.ts';
import type { ModelCard } from '../model-card/model-card.ts';
import { own } from '../model-card/report-tables.ts';
import { keepNeighbours } from '../serving/kept-neighbours.ts';
import { keepMeaning } from '../serving/search/kept-meaning.ts';
import { type BundleBefore, bundleBefore, type OpenBundle } from './bundle-before.ts';
import { type EvaluatedBy, evaluatedBundle, type TrainedOn } from './evaluated-bundle.ts';
import { keepEmbeddings } from './kept-embeddings.ts';
import { type LaidModel, laidOnto } from './laid-onto.ts';
import { hasPairs, type LearntFrom, learntFrom } from './learnt-from.ts';
import type { MemoryChoice, MemoryWanted } from './memory-choice.ts';
import { type ModelHistories, modelHistories } from './model-histories.ts';
import { type HowTrained, modelTrainedOn } from './model-trained-on.ts';
import { withMemory } from './with-memory.ts';

/** What a training needs beside the facts. */
export interface TrainingOptions extends Omit<HowTrained, 'checkpointOf' | 'purpose'> {
	/** Revision of the code, for the lineage. */
	readonly code: string;
	/** Whether the newest title of some profiles is kept back from training, so that the model can be evaluated. */
	readonly keepBack: boolean;
	/** Whether a memory answers beside taste. Default: never, since choosing one takes as long as training. */
	readonly memory?: MemoryWanted;
}

/** What a training reads and where it puts its bundle. */
export interface TrainingFacts {
	readonly states: Pick<ProfileStates, 'of' | 'profileIds'>;
	readonly catalogue: Catalogue;
	readonly controlPlane: ControlPlane;
	readonly embeddings: EmbeddingStore;
}

/** What a training came to. */
export interface TrainedBundle {
	readonly bundle: string;
	/** The run that it was trained by in the end. */
	readonly run: Run;
	readonly memory: MemoryChoice;
}

/**
 * Trains on everything that is known but a few titles kept back to evaluate on, sees whether a memory answers better beside it, turns the
 * result onto the bundle that serves, puts its embeddings into the store, makes it the bundle that serves, and writes its card.
 *
 * Stopped at any moment it goes on from its newest checkpoint; where the facts have changed since, or it is damaged, it begins anew.
 *
 * @throws {Failure} `nothing-to-learn` if no profile has two titles.
 */
export async function trainBundle(
	folder: StateFolder,
	facts: TrainingFacts,
	options: TrainingOptions,
): Promise<TrainedBundle> {
	const known = knownIn(facts, folder.root);
	const data = learntFrom(known, options.keepBack);
	const before = await bundleBefore(folder.bundles, facts, options.threads);
	try {
		const checkpointOf = ({ name }: { name: string }) =>
			join(folder.checkpoints, `${name}.checkpoint`);
		const titles = facts.catalogue.titles;
		const how = { ...options, checkpointOf };
		const taste = await modelTrainedOn({ data: data.train, titles }, before, how);
		const wanted = options.memory ?? 'never';
		const order = { trained: taste, data: data.train, titles, wanted };
		const { model, memory } = await withMemory(order, how);
		const laid = onto(before, model, known.titleIds);
		const trained = { ...known, ...facts, model: laid.model, before };
		const judged = await judgedIfPossible(trained, data, { ...options, folder });
		const made = { known, data, laid, judged, memory, wentOnFrom: taste.wentOnFrom };
		const hash = await written(folder, made, options);
		const path = join(folder.bundles, hash);
		await keepEmbeddings(facts.embeddings, path, known, options);
		await keepNeighbours(path, tableOf(laid.model), options);
		await keepMeaning(folder.meaning, facts.catalogue, spaceOf(known.titleIds, laid));
		await serve(facts.controlPlane, hash, path, metricsOf(judged.evaluation), options);
		await removeCheckpoint(checkpointOf(laid.model.run));
		return { bundle: hash, run: laid.model.run, memory };
	} finally {
		if (before !== undefined && 'bundle' in before) await before.bundle.foundation.release();
	}
}

function knownIn({ states, catalogue }: TrainingFacts, where: string): ModelHistories {
	const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
	const known = modelHistories(states, titleIds, (id) => catalogue.title(id)?.runtimeSeconds);
	if (hasPairs(known.histories)) return known;
	throw new Failure('nothing-to-learn', {
		responsible: 'caller',
		what: 'no profile has watched two titles of the catalogue',
		where,
		remedy: 'Import events first: marquee import PATH.',
	});
}

const tableOf = ({ embeddings: values, run: { width } }: TrainedModel) => ({ values, width });

/** Where its titles stand by who watches them. */
const spaceOf = (titleIds: readonly TitleId[], { model }: LaidModel): TitleSpace => ({
	titleIds,
	width: model.run.width,
	vectors: model.embeddings,
});

/** Today's model where consumers of yesterday's look for its titles. */
function onto(
	before: BundleBefore | undefined,
	model: TrainedModel,
	titleIds: readonly TitleId[],
): LaidModel {
	if (before === undefined || 'unopened' in before) return { model };
	const { titleIds: theirs, embeddings: vectors, manifest } = before.bundle;
	return laidOnto({ titleIds: theirs, width: manifest.run.width, vectors }, model, titleIds);
}

type Judged = Pick<ModelCard, 'evaluation' | 'parent'>;

/** A model that was trained serves, whether or not it can be evaluated; its card says why where it cannot. */
async function judgedIfPossible(
	trained: TrainedOn,
	{ unasked }: LearntFrom,
	by: EvaluatedBy,
): Promise<Judged> {
	if (unasked !== undefined) return notEvaluated(unasked, trained.before);
	try {
		return await evaluatedBundle(trained, by);
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		return notEvaluated(`${cause.code}: ${cause.what}`, trained.before);
	}
}

const notEvaluated = (why: string, before: BundleBefore | undefined): Judged => ({
	evaluation: { notEvaluated: why },
	parent:
		before === undefined
			? null
			: { bundle: before.hash, notCompared: 'this bundle was not evaluated' },
});

interface Made {
	readonly known: ModelHistories;
	readonly data: LearntFrom;
	readonly laid: LaidModel;
	readonly judged: Judged;
	readonly memory: MemoryChoice;
	readonly wentOnFrom: OpenBundle | undefined;
}

/** Writes the bundle and its card, and answers the bundle's hash. */
async function written(
	folder: StateFolder,
	{ known, data: { train }, laid, judged, memory, wentOnFrom }: Made,
	{ clock, code }: TrainingOptions,
): Promise<string> {
	const began = wentOnFrom ? `, begun with bundle ${wentOnFrom.hash.slice(0, 12)}` : '';
	const described = `${train.titleIndices.length} engagements of ${train.profiles} profiles${began}`;
	const createdAt = clock.now();
	const hash = await writeBundle(folder.bundles, laid.model, known.titleIds, {
		data: described,
		trainedUntil: newestIn(train),
		createdAt,
		code,
		metrics: metricsOf(judged.evaluation),
	});
	const heldBack = known.histories.titleIndices.length - train.titleIndices.length;
	await writeCard(folder.cards, {
		...(await cardOfBundle(join(folder.bundles, hash), createdAt)),
		...judged,
		...(laid.drift && { drift: laid.drift }),
		memory,
		data: dataSummary(known.histories, { described, heldBack }),
	});
	return hash;
}

/** The newest event that was learnt from: those kept back are still unknown. */
const newestIn = ({ endedAtMs }: Histories): EpochMs =>
	endedAtMs.reduce((a, b) => Math.max(a, b), 0) as EpochMs;

async function serve(
	controlPlane: ControlPlane,
	hash: string,
	path: string,
	metrics: Readonly<Record<string, number>>,
	{ clock }: TrainingOptions,
): Promise<void> {
	const [at, by] = [clock.now(), 'marquee train'];
	await controlPlane.addBundle({ hash, path, createdAt: at, metrics }, by);
	await controlPlane.serveBundle(hash, { by, at });
}

/** The model's own figures by protocol and metric, for the lineage. */
function metricsOf(evaluation: ModelCard['evaluation']): Readonly<Record<string, number>> {
	if ('notEvaluated' in evaluation) return {};
	const { models, protocol } = evaluation.report;
	const metrics = models.find(({ name }) => name === own)?.metrics ?? {};
	return Object.fromEntries(
		Object.entries(metrics).map(([name, { value }]) => [`${protocol} ${name}`, value]),
	);
}
