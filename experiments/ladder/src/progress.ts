/** Told how many members have been lived for, now and then; it may wait, or throw to end the work. */
export type OnProgress = (done: number, total: number) => void | Promise<void>;

/** Tells after every few members, and after the last. */
export async function toldEvery(
	onProgress: OnProgress | undefined,
	done: number,
	total: number,
): Promise<void> {
	if (onProgress !== undefined && (done % members === 0 || done === total))
		await onProgress(done, total);
}

/** Some milliseconds of lists, and less than a second of pages. */
const members = 8;
