import type { ExperimentReading, PowerAsked, PowerPlanned } from '@marquee/contracts';
import type { Run } from '@marquee/foundation';
import type { ReplayChanges, Replayed } from '@marquee/gateway';
import type { PageTrace } from '@marquee/page';
import type { Provider } from '@marquee/tensor';
import type { EpochMs } from '@marquee/units';
import type { EvaluationOrder, ReportedRun } from '../evaluation/evaluate-protocol.ts';
import type { AnalysisLimits } from '../experiments/analysed-facts.ts';
import type { MemoryWanted } from '../training/memory-choice.ts';
import type { TrainedBundle } from '../training/train-bundle.ts';
import type { CrossingFailure } from './crossing.ts';

/** Work that must not stall a server: it is done in a process of its own. */
export type Job =
	| {
			readonly kind: 'train';
			readonly state: string;
			readonly run: Run;
			/** The run of a training that goes on from the bundle that serves; absent where one in full is wanted. */
			readonly warm?: Run;
			readonly threads: number;
			readonly provider: Provider;
			readonly code: string;
			/** Whether some newest titles are kept back from training to evaluate on. */
			readonly keepBack: boolean;
			/** Whether a memory answers beside taste. Default: never. */
			readonly memory?: MemoryWanted;
	  }
	| { readonly kind: 'evaluate'; readonly order: EvaluationOrder; readonly checkpoints: string }
	| {
			readonly kind: 'read-experiment';
			readonly state: string;
			readonly key: string;
			readonly asOf: EpochMs;
			readonly limits: AnalysisLimits;
	  }
	| {
			readonly kind: 'plan-power';
			readonly state: string;
			readonly asked: PowerAsked;
			readonly asOf: EpochMs;
			readonly limits: AnalysisLimits;
	  }
	| {
			readonly kind: 'replay';
			readonly state: string;
			readonly trace: PageTrace;
			readonly changes: ReplayChanges;
	  };

/** What a job answers. */
export interface JobResult {
	readonly train: TrainedBundle;
	readonly evaluate: ReportedRun;
	readonly 'read-experiment': ExperimentReading;
	readonly 'plan-power': PowerPlanned;
	readonly replay: Replayed<PageTrace>;
}

/** What the process says of the job while it works. */
export type Said =
	| { readonly kind: 'begin'; readonly phase: string }
	| {
			readonly kind: 'update';
			readonly done: number;
			readonly total: number;
			readonly note: string;
	  }
	| { readonly kind: 'end'; readonly summary: string }
	| { readonly kind: 'done'; readonly result: JobResult[keyof JobResult] }
	| ({ readonly kind: 'failed' } & CrossingFailure);
