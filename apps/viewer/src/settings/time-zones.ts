/** The time zones that a browser knows by name (IANA), and the one its clock is set to. */
export interface TimeZones {
	readonly here: string;
	readonly known: readonly string[];
}

/** The zones to choose from beside the device's: those known and the profile's own, which may go by an older name; sorted, once each. */
export const zonesBeside = (
	{ here, known }: TimeZones,
	chosen: string | undefined,
): readonly string[] =>
	[...new Set(chosen === undefined ? known : [...known, chosen])]
		.filter((zone) => zone !== here)
		.sort();

/** A zone as it is read: `America/Sao_Paulo` is “America/Sao Paulo”. */
export const zoneInWords = (zone: string): string => zone.replaceAll('_', ' ');
