import type { HashVersion } from './bucket.ts';
import type { Range } from './ranges.ts';

/** What an arm is worth to whoever asks for it by the experiment's key. */
export type ArmValue = string | number | boolean | { readonly [key: string]: unknown };

/** One of the ways a service may behave in an experiment. */
export interface Arm {
	readonly key: string;
	/** Of those enrolled, who gets this arm. */
	readonly buckets: Range;
	readonly value: ArmValue;
}

/** A hash of its own for one purpose. */
export interface Salt {
	readonly text: string;
	readonly version: HashVersion;
}

/** A question put to the audience, ready to be asked: what a file says, checked and completed. */
export interface Experiment {
	readonly key: string;
	readonly running: boolean;
	/** Experiments of one layer exclude each other: each has slots of its own. Other layers are independent. */
	readonly layer?: { readonly key: string; readonly salt: Salt; readonly slots: readonly Range[] };
	/** Who of those in reach takes part: buckets below `share`. Growing it moves nobody. */
	readonly enrolment: { readonly salt: Salt; readonly share: number };
	readonly arms: readonly Arm[];
	readonly armSalt: Salt;
	/** Only units whose attributes are among these. */
	readonly audience: ReadonlyMap<string, ReadonlySet<string>>;
	/** Units that get an arm whatever their hash: for trying out. They are no part of the experiment. */
	readonly forced: ReadonlyMap<string, string>;
}

/** Units kept out of experiments, so that it stays known what all of them together are worth. */
export interface Holdout {
	readonly key: string;
	readonly salt: Salt;
	/** Buckets below it are held out. Growing it holds out more, and lets nobody in. */
	readonly share: number;
	/** Only experiments of these layers; of all, without it. */
	readonly layers?: ReadonlySet<string>;
}

/** Everything that is being tried at one time. */
export interface Plan {
	readonly holdouts: readonly Holdout[];
	readonly experiments: ReadonlyMap<string, Experiment>;
}
