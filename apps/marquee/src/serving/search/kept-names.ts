import { existsSync } from 'node:fs';
import { type GramIndex, gramIndex, loadIndex, saveIndex } from '@marquee/names';
import { Failure } from '@marquee/units';

/** An index of names that outlives the process. */
export interface KeptNames {
	readonly index: GramIndex;
	/** Writes it if much of it is not in the file; returns at once where another writing is under way. Told of if it fails. */
	readonly keep: () => Promise<void>;
}

/** From this share on, what is not in the file takes longer to lay out at the next start than the file takes to be written. */
const muchChanged = 1 / 20;

/**
 * The index that the file holds; an empty one, and a line for the operator, where there is none that this program can use.
 * What it holds may be of an older catalogue: whoever follows one brings it up to date.
 */
export async function keptNames(
	path: string,
	report: (stage: string, cause: unknown) => void,
): Promise<KeptNames> {
	const index = (await readIndex(path, report)) ?? gramIndex();
	let kept = { segments: new Set(index.contents().segments), size: index.size };
	let writing: Promise<void> | undefined;

	const changed = (): number => {
		let still = 0;
		for (const segment of index.contents().segments)
			if (kept.segments.has(segment)) still += segment.size;
		return kept.size - still + (index.size - still);
	};
	const write = async () => {
		const now = { segments: new Set(index.contents().segments), size: index.size };
		await saveIndex(index, path);
		kept = now;
	};
	return {
		index,
		keep: async () => {
			if (writing === undefined && changed() > muchChanged * index.size)
				writing = write()
					.catch((cause) => report('names', cause))
					.finally(() => {
						writing = undefined;
					});
			await writing;
		},
	};
}

async function readIndex(
	path: string,
	report: (stage: string, cause: unknown) => void,
): Promise<GramIndex | undefined> {
	if (!existsSync(path)) return undefined;
	try {
		return await loadIndex(path);
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		report('names', `laid out anew: ${cause.what}`);
		return undefined;
	}
}
