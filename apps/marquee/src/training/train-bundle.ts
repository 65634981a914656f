import { join } from 'node:path';
import type { Catalogue } from '@marquee/catalogue';
import { type Run, writeBundle } from '@marquee/foundation';
import type { ControlPlane } from '@marquee/stores';
import { removeCheckpoint } from '@marquee/tensor';
import { type Clock, Failure, isoMoment, type TitleId } from '@marquee/units';
import type { ProfileStates } from '@marquee/viewing';
import type { StateFolder } from '../facts/state-folder.ts';
import type { Progress } from '../terminal/progress.ts';
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
 * Trains on everything that is known, and makes the result the bundle that serves.
 *
 * Stopped at any moment it goes on from its newest checkpoint; where the facts have changed since, or it is damaged, it begins anew.
 *
 * @throws {Failure} `nothing-to-learn` if no profile has two titles.
 */
export async function trainBundle(
	folder: StateFolder,
	{ states, catalogue, controlPlane }: TrainingFacts,
	{ run, threads, clock, code, progress, signal }: TrainingOptions,
): Promise<string> {
	const titleIds = catalogue.titles.map(({ titleId }) => titleId as TitleId);
	const { histories: data, newestAt } = modelHistories(
		states,
		titleIds,
		(id) => catalogue.title(id)?.runtimeSeconds,
	);
	if (!hasPairs(data.offsets))
		throw new Failure('nothing-to-learn', {
			responsible: 'caller',
			what: 'no profile has watched two titles of the catalogue',
			where: folder.root,
			remedy: 'Import events first: marquee import PATH.',
		});
	const path = join(folder.checkpoints, `${run.name}.checkpoint`);
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
	const hash = await writeBundle(folder.bundles, model, titleIds, {
		data: `${data.titleIndices.length} engagements of ${data.profiles} profiles`,
		trainedUntil: newestAt,
		createdAt: clock.now(),
		code,
		metrics: {},
	});
	const by = 'marquee train';
	const at = clock.now();
	await controlPlane.addBundle(
		{ hash, path: join(folder.bundles, hash), createdAt: at, metrics: {} },
		by,
	);
	await controlPlane.serveBundle(hash, { by, at });
	await removeCheckpoint(path);
	progress.end(
		`${run.epochs} epochs over ${data.titleIndices.length.toLocaleString('en')} engagements until ${isoMoment(newestAt)}`,
	);
	return hash;
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
