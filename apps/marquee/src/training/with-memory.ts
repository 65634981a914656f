import { setImmediate as turn } from 'node:timers/promises';
import type { Title } from '@marquee/contracts';
import {
	chosenMemory,
	memoryOnTitles,
	openFoundation,
	type TrainedModel,
} from '@marquee/foundation';
import type { Histories } from '@marquee/histories';
import { judgedBy, type TestCase, timeSplit } from '@marquee/protocols';
import { removeCheckpoint } from '@marquee/tensor';
import type { OpenBundle } from './bundle-before.ts';
import { hasPairs } from './learnt-from.ts';
import type { MemoryChoice, MemoryWanted } from './memory-choice.ts';
import { type HowTrained, modelTrainedOn } from './model-trained-on.ts';

/** What a memory is chosen for, and from. */
export interface MemoryFor {
	/** What the training came to. */
	readonly trained: { readonly model: TrainedModel; readonly wentOnFrom?: OpenBundle };
	readonly data: Histories;
	readonly titles: readonly Title[];
	readonly wanted: MemoryWanted;
}

/** A model with what was decided on its memory. */
export interface WithMemory {
	readonly model: TrainedModel;
	readonly memory: MemoryChoice;
}

/**
 * Dense parts of a memory know so many titles, and so many while choosing: time grows with the cube. On the bundled data the choice is the
 * same with twice as many, in a third of the time.
 */
const [maxTitles, maxTitlesChoosing] = [2_000, 1_000];
/**
 * Eight mixes rank all titles for every case: minutes for as many titles as this, and most of an hour for a million. Above, one is
 * chosen only by who asks for it in any case.
 */
const mostTitlesLooked = 200_000;
/** Every mix ranks them all; so many tell enough … */
const mostCases = 1_000;
/** … and fewer would choose by chance. */
const fewestCases = 50;

/**
 * The model with the memory that answers best beside it, if one does.
 *
 * What a training in full has learnt is of all days, so another model of the same run learns from what lies before a cut in time,
 * and is asked, with and without a memory of the same days, for what came after it. Titles that are merely left out of a history would not
 * do: a memory of who watched what in the same weeks finds them better than it finds what is to come.
 *
 * A training that went on from the bundle before takes over what that one had decided, and its memory with it.
 */
export async function withMemory(order: MemoryFor, how: HowTrained): Promise<WithMemory> {
	const { trained, titles, wanted } = order;
	const { model, wentOnFrom } = trained;
	if (wanted === 'never') return { model, memory: { notLookedAt: 'none was wanted' } };
	if (wentOnFrom !== undefined) return takenOver(order, wentOnFrom);
	if (titles.length > mostTitlesLooked && wanted !== 'always')
		return { model, memory: { notLookedAt: tooMany(titles.length) } };
	const { train, test } = timeSplit().split(order.data);
	const cases = everySoMany(test);
	if (cases.length >= fewestCases && hasPairs(train)) return chosen(order, { train, cases }, how);
	const few = `only ${cases.length} profiles went on after a cut in time`;
	return {
		model,
		memory: { notLookedAt: `${few}, ${fewestCases} with a past are needed to choose by` },
	};
}

const tooMany = (titles: number): string =>
	`${titles.toLocaleString('en')} titles are too many to rank for every mix, ${mostTitlesLooked.toLocaleString('en')} are the most; --memory looks all the same`;

const everySoMany = (cases: readonly TestCase[]): readonly TestCase[] => {
	const apart = Math.max(1, Math.floor(cases.length / mostCases));
	return cases.filter((_, at) => at % apart === 0);
};

async function chosen(
	{ trained: { model }, data, titles, wanted }: MemoryFor,
	{ train, cases }: { readonly train: Histories; readonly cases: readonly TestCase[] },
	{ warm: _, ...how }: HowTrained,
): Promise<WithMemory> {
	const { threads, progress, signal, run } = how;
	const twinRun = { ...run, name: `${run.name}-before-the-cut` };
	const twin = await modelTrainedOn({ data: train, titles }, undefined, {
		...how,
		run: twinRun,
		purpose: 'training a twin before a cut in time, to choose a memory by',
	});
	progress.begin('choosing a memory');
	const taste = await openFoundation(twin.model, { threads, batchRows: 16 });
	const judge = judgedBy(cases, data.titles);
	try {
		const { memory, looks } = await chosenMemory({
			data,
			heldOut: {
				train,
				taste,
				judge: async (recommender) => {
					await turn(); // fitting computes without a pause, and would never hear of Ctrl-C
					signal.throwIfAborted();
					return judge(recommender);
				},
			},
			seed: run.seed,
			always: wanted === 'always',
			maxTitles,
			maxTitlesChoosing,
			onProgress: (done, total) => progress.update(done, total, 'linear models'),
		});
		const taken = memory ? { share: memory.share, tasteShare: memory.tasteShare } : null;
		await removeCheckpoint(how.checkpointOf(twinRun));
		progress.end(memory ? 'a memory answers beside taste' : 'taste answers alone');
		return {
			model: { ...model, ...(memory && { memory }) },
			memory: { taken, looks, cases: cases.length },
		};
	} finally {
		await taste.release();
	}
}

/** What the parent remembers, where today's titles stand. */
function takenOver({ trained: { model }, titles }: MemoryFor, parent: OpenBundle): WithMemory {
	const { memory, titleIds } = parent.bundle;
	if (memory === undefined)
		return { model, memory: { notLookedAt: 'the bundle that this one went on from has none' } };
	const rows = new Map<string, number>(titleIds.map((id, row) => [id, row]));
	const rowOf = Int32Array.from(titles, ({ titleId }) => rows.get(titleId) ?? -1); // (V)
	const { share, tasteShare } = memory;
	return {
		model: { ...model, memory: memoryOnTitles(memory, rowOf) },
		memory: { taken: { share, tasteShare }, takenOverFrom: parent.hash },
	};
}
