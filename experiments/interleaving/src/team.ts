/** One of two interleaved rankings: the control’s, or the treatment’s. */
export type Team = 0 | 1;

/** Who earns by what stands at each place, a sign for each, as logs keep it: 0 the control, 1 the treatment, - nobody. */
export const teamsInSigns = (teams: Iterable<Team | undefined>): string =>
	Array.from(teams, (team) => team ?? '-').join('');

/** Who earns by what stands at a place, counted from 0; `undefined`: nobody. */
export function teamAt(signs: string | undefined, place: number): Team | undefined {
	const sign = signs?.[place];
	return sign === '0' || sign === '1' ? (Number(sign) as Team) : undefined;
}
