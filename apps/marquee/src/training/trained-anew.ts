import { type TrainedModel, type TrainingTask, train } from '@marquee/foundation';
import { removeCheckpoint } from '@marquee/tensor';
import { Failure } from '@marquee/units';

const unusable = ['checkpoint-foreign', 'checkpoint-corrupt'];

/**
 * Trains on from the checkpoint, or from the beginning where it is of other data or damaged: a checkpoint saves time
 * and nothing else. `tell` hears why.
 */
export async function trainedAnew(
	task: TrainingTask & { readonly checkpoint: { readonly path: string } },
	tell: (why: string) => void,
): Promise<TrainedModel> {
	try {
		return await train(task);
	} catch (cause) {
		if (!(cause instanceof Failure) || !unusable.includes(cause.code)) throw cause;
		tell(cause.what);
		await removeCheckpoint(task.checkpoint.path);
		return train(task);
	}
}
