/** Everything that decides how the towers come out, besides the data. */
export interface TwoTowerSettings {
	/** All chance flows from here. */
	readonly seed: number;
	/** D: numbers per vector. */
	readonly width: number;
	/** Width of each tower's inner layer as a multiple of D. */
	readonly expansion: number;
	/** T: how many of a profile's newest titles are averaged. */
	readonly context: number;
	/** After how many newer titles a title counts half in that mean. */
	readonly halfLifeTitles: number;
	/** K: how many attributes of a title are read, the strongest. */
	readonly attributesPerTitle: number;
	/** How often every profile is drawn from. */
	readonly epochs: number;
	/** How many of a profile's titles are targets in one epoch, at most: so that the keenest do not drown the others. */
	readonly targetsPerProfile: number;
	/** B: examples in one step. Each is a negative for all others. */
	readonly batchRows: number;
	/** The highest learning rate. */
	readonly learningRate: number;
	/** τ: cosines are divided by it. */
	readonly temperature: number;
	/** The gradient is shortened to this length. */
	readonly longestGradient: number;
	/** Up to this many titles nearest ones are found by looking at all; above, by the index. */
	readonly exactTitles: number;
}

const defaults: TwoTowerSettings = {
	seed: 1,
	width: 64,
	expansion: 2,
	context: 20,
	halfLifeTitles: 10,
	attributesPerTitle: 16,
	epochs: 5,
	targetsPerProfile: 20,
	batchRows: 1_024,
	learningRate: 5e-3,
	temperature: 0.1,
	longestGradient: 1,
	exactTitles: 20_000,
};

/**
 * The settings are the defaults and how they differ from them.
 *
 * @throws {RangeError} if a number is not what it must be.
 */
export function settingsOf(difference: Partial<TwoTowerSettings>): TwoTowerSettings {
	const settings = { ...defaults, ...difference };
	const whole = ['width', 'expansion', 'context', 'attributesPerTitle', 'batchRows'] as const;
	for (const key of [...whole, 'epochs', 'targetsPerProfile'] as const)
		if (!(Number.isInteger(settings[key]) && settings[key] > 0))
			throw new RangeError(`two-tower: ${key} is ${settings[key]}, not a whole number above 0`);
	for (const key of ['halfLifeTitles', 'learningRate', 'temperature', 'longestGradient'] as const)
		if (!(settings[key] > 0)) throw new RangeError(`two-tower: ${key} is ${settings[key]}`);
	return settings;
}
