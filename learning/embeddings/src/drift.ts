import { mean, quantile } from '@marquee/numerics';
import type { TitleId } from '@marquee/units';
import { requireWhole, sharedRows, type TitleSpace } from './title-space.ts';

/** How far one title has moved. */
export interface Move {
	readonly titleId: TitleId;
	/** 1: it stands where it stood; 0: nothing of its direction is left. */
	readonly cosine: number;
}

/** How far titles have moved from one day to another. */
export interface Drift {
	/** NaN where no title could be compared. */
	readonly meanCosine: number;
	readonly medianCosine: number;
	/** Every title that was compared, those that moved farthest first; equal ones by id. */
	readonly moves: readonly Move[];
	/** Titles that both days have but that are zeros on one of them: they have no direction to compare. */
	readonly withoutDirection: readonly TitleId[];
	/** Titles that only the later day has, and how many only the earlier. */
	readonly arrived: number;
	readonly left: number;
}

/**
 * How far each title that both days have turned between them: the cosine of its two embeddings.
 *
 * @throws {RangeError} if the widths differ.
 */
export function drift(before: TitleSpace, after: TitleSpace): Drift {
	requireWhole(before);
	requireWhole(after);
	if (before.width !== after.width)
		throw new RangeError(`widths ${before.width} and ${after.width} cannot be compared`);
	const shared = sharedRows(before, after);
	const all = shared.map((row) => ({
		titleId: row.titleId,
		cosine: cosine(before, row.before, after, row.after),
	}));
	const moves = all
		.filter((move) => !Number.isNaN(move.cosine))
		.sort((a, b) => a.cosine - b.cosine || (a.titleId < b.titleId ? -1 : 1));
	const cosines = moves.map((move) => move.cosine);
	const compared = cosines.length > 0;
	return {
		meanCosine: compared ? mean(cosines) : Number.NaN,
		medianCosine: compared ? quantile(cosines, 0.5) : Number.NaN,
		moves,
		withoutDirection: all.filter((move) => Number.isNaN(move.cosine)).map((move) => move.titleId),
		arrived: after.titleIds.length - shared.length,
		left: before.titleIds.length - shared.length,
	};
}

/** NaN if one of the two is zero. */
function cosine(a: TitleSpace, rowA: number, b: TitleSpace, rowB: number): number {
	let [product, powerA, powerB] = [0, 0, 0];
	for (let k = 0; k < a.width; k++) {
		const x = a.vectors[rowA * a.width + k]!;
		const y = b.vectors[rowB * b.width + k]!;
		product += x * y;
		powerA += x * x;
		powerB += y * y;
	}
	const cosine = product / Math.sqrt(powerA * powerB);
	return Math.max(-1, Math.min(1, cosine));
}
