import { aligned, drift, type TitleSpace } from '@marquee/embeddings';
import type { TrainedModel } from '@marquee/foundation';
import type { Day } from './days.ts';
import { nextDayNdcg } from './next-day.ts';

/** A line of models, each day's space turned onto the one before. */
export interface Line {
	readonly model: TrainedModel;
	/** As turned. */
	readonly space: TitleSpace;
}

/** What one line's model was on one evening. */
export interface Evening {
	readonly seconds: number;
	readonly ndcg: Float64Array; // (cases)
	readonly cosineToDay0: {
		/** Mean over titles known on both days, as trained and as turned. */
		readonly asTrained: number;
		readonly turned: number;
		/** Turned, of titles with ten plays by day 0: what few have watched is mostly chance. */
		readonly turnedOfPlayed: number;
	};
}

/** What all evenings are held against: the space of day 0, and of it what had ten plays. */
export interface Origin {
	readonly all: TitleSpace;
	readonly played: TitleSpace;
}

/** Day 0's model as the beginning of every line. */
export function originOf(first: TrainedModel, day0: Day, all: TitleSpace): Origin {
	const counts = new Int32Array(first.titles);
	for (const title of day0.data.titleIndices) counts[title]!++;
	const rows = [...counts.keys()].filter((title) => counts[title]! >= 10);
	const { width, titleIds, vectors } = all;
	const rowOf = (row: number) => [...vectors.subarray(row * width, (row + 1) * width)];
	return {
		all,
		played: {
			width,
			titleIds: rows.map((row) => titleIds[row]!),
			vectors: Float32Array.from(rows.flatMap(rowOf)),
		},
	};
}

/** One day more of a line. */
export async function nextEvening(
	line: Line,
	{ nextDay }: Day,
	origin: Origin,
	threads: number,
	train: (parent: TrainedModel) => Promise<TrainedModel>,
): Promise<{ readonly line: Line; readonly evening: Evening }> {
	const begunAt = performance.now();
	const model = await train(line.model);
	const seconds = (performance.now() - begunAt) / 1_000;
	const asTrained: TitleSpace = { ...origin.all, vectors: model.embeddings };
	const { titles: space } = aligned(line.space, asTrained);
	const evening = {
		seconds,
		ndcg: await nextDayNdcg(model, nextDay, threads),
		cosineToDay0: {
			asTrained: drift(origin.all, asTrained).meanCosine,
			turned: drift(origin.all, space).meanCosine,
			turnedOfPlayed: drift(origin.played, space).meanCosine,
		},
	};
	return { line: { model, space }, evening };
}
