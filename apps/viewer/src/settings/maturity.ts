/** The limits a profile may have: titles for older viewers are not shown. The steps at which most countries rate. */
export const maturityLimits: readonly number[] = [7, 12, 16, 18];

/** The limits to choose from: the usual ones, and the profile's own where it is another. */
export const limitsWith = (chosen: number | undefined): readonly number[] =>
	chosen === undefined || maturityLimits.includes(chosen)
		? maturityLimits
		: [...maturityLimits, chosen].sort((a, b) => a - b);
