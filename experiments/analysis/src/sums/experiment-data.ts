/** Where an experiment’s facts lie: relations as SQL names them behind FROM. */
export interface ExperimentData {
	/** `unit, arm, epoch, at_ms, country, device` of this experiment alone; rows may repeat. */
	readonly exposures: string;
	/** The columns of the warehouse. */
	readonly events: string;
	/** `title_id, runtime_seconds, added_ms`, each title once. */
	readonly titles: string;
}
