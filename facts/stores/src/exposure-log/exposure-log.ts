import type { Exposure } from '@marquee/allocation';
import type { Device, Served, Surface } from '@marquee/contracts';

/** A unit met an arm: which answer that was, where, and what of the arm it could be given. */
export interface LoggedExposure extends Exposure {
	/** Of the answer, as its page or its search says. */
	readonly requestId: string;
	readonly surface: Surface;
	readonly device?: Device;
	readonly country?: string;
	/**
	 * How the answer came about. `kept` and `popular`: the arm could not be carried out. The unit counts all the same, else
	 * an arm that is late more often would lose its members.
	 */
	readonly served: Served['how'];
}

/** An exposure and where it stands: 0 for the first ever, without gaps. */
export interface PlacedExposure {
	readonly position: number;
	readonly exposure: LoggedExposure;
}

/**
 * Who met which arm when, in order, for ever: what experiments are counted by.
 *
 * Exposures are flushed in groups: what `append` has answered survives the loss of power. Nobody waits for that with an
 * answer, so a power cut may cost the exposures of the last moments; those units are exposed again with their next answer.
 */
export interface ExposureLog {
	/** Resolves with the position of the first when all are durable. Positions follow the order of the calls. */
	readonly append: (exposures: readonly LoggedExposure[]) => Promise<number>;
	/** The exposures from a position on, oldest first, in batches. Ends at what there was when it was asked. */
	readonly read: (from: number) => AsyncIterable<readonly PlacedExposure[]>;
	/** The position that the next exposure will get. */
	readonly end: () => number;
	readonly close: () => Promise<void>;
}
