import { attributesIn, vocabularyOf } from '@marquee/attributes';
import type { Title } from '@marquee/contracts';
import type { Parent, Run, TrainedModel } from '@marquee/foundation';
import type { Histories } from '@marquee/histories';
import type { Provider } from '@marquee/tensor';
import type { Clock, TitleId } from '@marquee/units';
import type { Progress } from '../terminal/progress.ts';
import type { BundleBefore, OpenBundle } from './bundle-before.ts';
import { parentOfTraining } from './parent-of-training.ts';
import { trainedAnew } from './trained-anew.ts';

/** How a model is trained. */
export interface HowTrained {
	/** The run of a training that begins with nothing. */
	readonly run: Run;
	/** The run of one that goes on from the bundle that serves; wanted where it is given. */
	readonly warm?: Run;
	readonly threads: number;
	/** What computes the steps. Default: the CPU. */
	readonly provider?: Provider;
	readonly clock: Clock;
	readonly progress: Progress;
	readonly signal: AbortSignal;
	/** What it is trained for, as progress tells it. Default: training. */
	readonly purpose?: string;
	/** Where the checkpoint of a run lies. */
	readonly checkpointOf: (run: Run) => string;
}

/** A checkpoint that old is lost at most: seconds, against minutes of training. */
const checkpointEveryMs = 5_000;

/** Trains on the data, or goes on from the checkpoint of the same training; says which bundle it went on from, if any. */
export async function modelTrainedOn(
	{ data, titles }: { readonly data: Histories; readonly titles: readonly Title[] },
	before: BundleBefore | undefined,
	how: HowTrained,
): Promise<{ readonly model: TrainedModel; readonly wentOnFrom?: OpenBundle }> {
	const { threads, provider, clock, signal, progress, checkpointOf } = how;
	const { run, parent, wentOnFrom } = await beginning({ data, titles }, before, how);
	const vocabulary = vocabularyOf(titles);
	const task = {
		run,
		data,
		vocabulary,
		attributes: attributesIn(vocabulary, titles),
		...(parent && { parent }),
		threads,
		...(provider && { provider }),
		clock,
		signal,
		checkpoint: { path: checkpointOf(run), everyMs: checkpointEveryMs },
		onProgress: ({ epoch, epochs, step, steps, loss }: EpochAndLoss) =>
			progress.update(step, steps, `epoch ${epoch + 1} of ${epochs}, loss ${loss.toFixed(3)}`),
	};
	const model = await trainedAnew(task, (why) => progress.begin(`training anew, since ${why}`));
	progress.end(
		`${run.epochs} epochs over ${data.titleIndices.length.toLocaleString('en')} engagements`,
	);
	return { model, ...(wentOnFrom && { wentOnFrom }) };
}

/** What the training begins with: the bundle that serves if that is wanted and possible, else nothing, in words. */
async function beginning(
	{ data, titles }: { readonly data: Histories; readonly titles: readonly Title[] },
	before: BundleBefore | undefined,
	{ run, warm, progress, purpose = 'training' }: HowTrained,
): Promise<{ readonly run: Run; readonly parent?: Parent; readonly wentOnFrom?: OpenBundle }> {
	if (warm === undefined) {
		progress.begin(purpose);
		return { run };
	}
	const titleIds = titles.map(({ titleId }) => titleId as TitleId);
	const found = await parentOfTraining(before, warm, { data, titleIds });
	if ('without' in found) {
		progress.begin(`training in full, since ${found.without}`);
		return { run };
	}
	const { parent, from, run: goesOn } = found;
	progress.begin(`training on from bundle ${from.hash.slice(0, 12)}`);
	return { run: goesOn, parent, wentOnFrom: from };
}

interface EpochAndLoss {
	readonly epoch: number;
	readonly epochs: number;
	readonly step: number;
	readonly steps: number;
	readonly loss: number;
}
