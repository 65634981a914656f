import type { ExposureLog, LoggedExposure } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import type { ExposedMembers } from './exposed-members.ts';

/** Takes exposures down beside the answers that they are of. */
export interface ExposureRecorder {
	/** Returns at once; who is known to have met the arm in this epoch is not written down again. */
	readonly record: (exposure: LoggedExposure) => void;
	/** Resolves when all that was recorded is durable, or told of. */
	readonly settled: () => Promise<void>;
}

/** So long exposures are gathered, so that a busy service flushes its disk ten times a second and not a thousand. */
const gatheredMs = 100;
/** A log that cannot be written is tried again after this time. */
const againAfterMs = 30_000;

/**
 * Writes exposures in groups. A process that dies takes those of the last tenth of a second with it, and those that a disk refuses are
 * told of; either way the members are exposed again, later than they were.
 */
export function exposureRecorder(
	log: Pick<ExposureLog, 'append'>,
	members: Pick<ExposedMembers, 'isNew' | 'forget'>,
	{
		clock,
		report,
	}: { readonly clock: Clock; readonly report: (stage: string, cause: unknown) => void },
): ExposureRecorder {
	let gathered: LoggedExposure[] = [];
	let timer: NodeJS.Timeout | undefined;
	let againAt = -Infinity;
	const underWay = new Set<Promise<void>>();
	const write = () => {
		clearTimeout(timer);
		timer = undefined;
		const group = gathered;
		gathered = [];
		if (group.length === 0) return;
		const written = log
			.append(group)
			.then(() => undefined)
			.catch((cause: unknown) => {
				againAt = clock.now() + againAfterMs;
				for (const exposure of group) members.forget(exposure);
				report('exposure-log', cause);
			})
			.finally(() => underWay.delete(written));
		underWay.add(written);
	};
	return {
		record: (exposure) => {
			if (clock.now() < againAt || !members.isNew(exposure)) return;
			gathered.push(exposure);
			timer ??= setTimeout(write, gatheredMs);
		},
		settled: async () => {
			write();
			await Promise.all(underWay);
		},
	};
}
