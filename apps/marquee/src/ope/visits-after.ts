import { msPerDay } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { pastEvents } from '../serving/past-choices.ts';

/** What a choice earns must follow within this time: later it has other causes. */
export const rewardWindowMs = msPerDay;

/** Whether something happened to a profile within the window from a moment on. */
export type HappenedAfter = (key: string, from: number) => boolean;

interface Happening {
	readonly key: string;
	readonly at: number;
}

/** Looks up events of a state folder by a key; of all there are, only those with a wanted key are kept. */
export async function happenedAfter(
	folder: StateFolder,
	wanted: ReadonlySet<string>,
	keyOf: (event: {
		readonly kind: string;
		readonly profileId: string;
		readonly titleId: string;
	}) => string | undefined,
): Promise<HappenedAfter> {
	const kept = await pastEvents(folder, (event): Happening | undefined => {
		const key = keyOf(event);
		return key === undefined || !wanted.has(key) ? undefined : { key, at: event.happenedAt };
	});
	const times = new Map<string, number[]>();
	for (const { key, at } of kept) {
		const known = times.get(key);
		if (known === undefined) times.set(key, [at]);
		else known.push(at);
	}
	return (key, from) =>
		times.get(key)?.some((at) => at >= from && at < from + rewardWindowMs) ?? false;
}
