/** A context known of every row as one of a few labels: the position, a country, a segment. */
export interface Context {
	readonly name: string;
	readonly labels: readonly string[];
	/** Which label: (N). */
	readonly codes: Int32Array;
}

/**
 * What was chosen with which probability and what came of it, in columns: row i is one choice. Some sixty bytes a row.
 */
export interface ChoiceLog {
	/** Everything that may be chosen, by name: (A). */
	readonly actions: readonly string[];
	/** What was chosen: (N), a place in `actions`. */
	readonly chosen: Int32Array;
	/** How likely that was when it was chosen, as logged: (N), 0 to 1. */
	readonly propensities: Float64Array;
	/** What came of it: (N). */
	readonly rewards: Float64Array;
	/** Who it happened to: (N), 0 … unitCount − 1. Rows of one unit may go together. */
	readonly units: Int32Array;
	readonly unitCount: number;
	/** Within what the log and policies are compared; the first, if any, is the one tables may be given by: the position. */
	readonly contexts: readonly Context[];
	/** What could be chosen in a row, as places in `actions`; absent: everything everywhere. */
	readonly available?: (row: number) => Int32Array;
	/** How likely each of those was, in the same order, where the log says so. */
	readonly logging?: (row: number) => Float64Array | undefined;
}

/**
 * @throws {RangeError} if columns differ in length, there is no row, or a row holds what cannot be: an unknown action or unit, a
 * propensity outside 0 to 1, a reward that is no finite number.
 */
export function requireSound(log: ChoiceLog): void {
	const { chosen, propensities, rewards, units, unitCount, actions, contexts } = log;
	const rows = rewards.length;
	const columns = [chosen, propensities, units, ...contexts.map(({ codes }) => codes)];
	if (rows === 0) throw new RangeError('a log without rows');
	for (const { length } of columns)
		if (length !== rows) throw new RangeError(`columns of ${rows} and of ${length} rows`);
	for (let i = 0; i < rows; i++) {
		const p = propensities[i]!;
		if (!(p >= 0 && p <= 1)) throw new RangeError(`row ${i} has a propensity of ${p}`);
		if (!Number.isFinite(rewards[i]!))
			throw new RangeError(`row ${i} has a reward of ${rewards[i]}`);
		if (!isPlace(chosen[i]!, actions.length)) throw new RangeError(`row ${i}: action ${chosen[i]}`);
		if (!isPlace(units[i]!, unitCount)) throw new RangeError(`row ${i}: unit ${units[i]}`);
	}
}

const isPlace = (code: number, of: number): boolean => code >= 0 && code < of;

/** Whether everything that could be chosen was equally likely in every row: then all of the logging policy is known. */
export function isEvenlyLogged({ actions, available, propensities }: ChoiceLog): boolean {
	return propensities.every((p, row) => {
		const choices = available?.(row).length ?? actions.length;
		return Math.abs(p * choices - 1) < 1e-9;
	});
}
