import type { TitleId } from '@marquee/units';

/** Where titles stand on one day: V rows of D numbers. Zeros stand for a title of which nothing is known yet. */
export interface TitleSpace {
	readonly titleIds: readonly TitleId[]; // (V)
	/** D */
	readonly width: number;
	readonly vectors: Float32Array; // (V, D)
}

/** The rows that a title has in two spaces. */
export interface SharedRow {
	readonly titleId: TitleId;
	readonly before: number;
	readonly after: number;
}

/** @throws {RangeError} if there are not D numbers for every title. */
export function requireWhole({ titleIds, width, vectors }: TitleSpace): void {
	if (vectors.length === titleIds.length * width) return;
	throw new RangeError(`${vectors.length} numbers for ${titleIds.length} titles of width ${width}`);
}

/** Every title that both spaces have, in the order of the later one. */
export function sharedRows(before: TitleSpace, after: TitleSpace): readonly SharedRow[] {
	const rowBefore = new Map(before.titleIds.map((titleId, row) => [titleId, row]));
	return after.titleIds.flatMap((titleId, row) => {
		const was = rowBefore.get(titleId);
		return was === undefined ? [] : [{ titleId, before: was, after: row }];
	});
}

/** Whether anything is known of the title: zeros point nowhere. */
export function hasDirection({ vectors, width }: TitleSpace, row: number): boolean {
	for (let at = row * width; at < (row + 1) * width; at++) if (vectors[at] !== 0) return true;
	return false;
}
