import type { LossPoint, Manifest } from '@marquee/foundation';
import type { Difference, EvaluationReport } from '@marquee/protocols';
import type { EpochMs } from '@marquee/units';
import type { DriftToParent } from '../training/laid-onto.ts';
import type { MemoryChoice } from '../training/memory-choice.ts';
import type { DataSummary } from './data-summary.ts';

/** Everything that a person or a program should know of a bundle before it serves. Printed and kept as JSON. */
export interface ModelCard {
	readonly format: 1;
	/** The bundle's hash. */
	readonly bundle: string;
	readonly writtenAt: EpochMs;
	/** Absent where the bundle was not trained here. */
	readonly data: DataSummary | null;
	/** The bundle's own words of itself, file by file. */
	readonly manifest: Omit<Manifest, 'curve'>;
	readonly curve: readonly LossPoint[];
	readonly evaluation: Evaluated | NotEvaluated;
	readonly parent: Compared | NotCompared | null;
	/** How far its titles stand from the parent's; absent where there is nothing to compare. */
	readonly drift?: DriftToParent;
	/** Whether a memory answers beside taste, and by which figures; absent on cards of before that was looked at. */
	readonly memory?: MemoryChoice;
	/** How the same run does when time is cut, where it was measured: trained anew on what lies before the cut. */
	readonly timeSplit: EvaluationReport | null;
}

/** What the model did on titles that training did not see. */
export interface Evaluated {
	readonly report: EvaluationReport;
}

/** Why nothing was measured. */
export interface NotEvaluated {
	readonly notEvaluated: string;
}

/** The bundle that served before, and how much higher this one is on the same cases. */
export interface Compared {
	readonly bundle: string;
	readonly difference: Difference;
}

/** The bundle that served before, and why the two were not compared. */
export interface NotCompared {
	readonly bundle: string;
	readonly notCompared: string;
}
