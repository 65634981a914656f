/** Where training stands, told after every step. */
export interface TrainingProgress {
	readonly epoch: number;
	readonly epochs: number;
	/** Steps made, of all steps foreseen. */
	readonly step: number;
	readonly steps: number;
	/** Mean loss per target over the epoch so far, in nats. */
	readonly loss: number;
	/** Targets learnt from since this process began, and how long it took: for rates. */
	readonly targets: number;
	readonly elapsedMs: number;
}

/** One epoch of the loss curve. */
export interface LossPoint {
	readonly epoch: number;
	/** Mean loss per target, in nats. */
	readonly loss: number;
	/** What the judge said of the held-out data, where it was asked. */
	readonly judged?: number;
}
