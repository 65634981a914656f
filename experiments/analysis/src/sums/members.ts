import type { AnalysisEngine } from '../engine.ts';
import type { ExperimentData } from './experiment-data.ts';

/** So many low bits of `first` say how the member was met, those above when, in milliseconds. */
export const wayBits = 20;

/** How a member was met first, from `first`. */
export const wayOf = (first: string): string => `(${first} & ${2 ** wayBits - 1})`;
/** When a member was met first, from `first`. */
export const momentOf = (first: string): string => `(${first} >> ${wayBits})`;

/** How many members were first met in an arm and an epoch, those that met several arms included. */
export interface Exposed {
	readonly arm: string;
	readonly epoch: string;
	readonly members: number;
}

/** Who takes part, and how many of them met more than one arm. */
export interface Membership {
	readonly exposed: readonly Exposed[];
	readonly contaminated: number;
}

/**
 * Makes the tables `ways` (arm, epoch, country, device) and `members` (unit, first, contaminated) of what was exposed
 * before `asOfMs`.
 *
 * A member’s first exposure is one number, its moment above its way: the least of them is the first, whatever the order of
 * rows, and a hundred million exposures are reduced with sixteen bytes a member.
 */
export async function makeMembers(
	{ run, rows }: AnalysisEngine,
	{ exposures }: Pick<ExperimentData, 'exposures'>,
	asOfMs: number,
): Promise<Membership> {
	const counted = `(SELECT unit, arm, epoch, coalesce(country, '') AS country, coalesce(device, '') AS device, at_ms
		FROM ${exposures} WHERE at_ms < ${asOfMs})`;
	await run(`CREATE OR REPLACE TEMP TABLE ways AS
		SELECT (row_number() OVER (ORDER BY arm, epoch, country, device) - 1)::INTEGER AS way,
			dense_rank() OVER (ORDER BY arm)::SMALLINT AS arm_number, *
		FROM (SELECT DISTINCT arm, epoch, country, device FROM ${counted})`);
	const [[ways] = [0]] = await rows('SELECT count(*)::INTEGER FROM ways');
	if (Number(ways) > 2 ** wayBits)
		throw new RangeError(`${ways} arms × epochs × countries × devices`);
	await run(`CREATE OR REPLACE TEMP TABLE members AS
		SELECT unit, min((at_ms::BIGINT << ${wayBits}) + way) AS first,
			min(arm_number) <> max(arm_number) AS contaminated
		FROM ${counted} JOIN ways USING (arm, epoch, country, device)
		GROUP BY unit`);
	const counts = await rows(
		`SELECT arm, epoch, count(*)::DOUBLE, count(*) FILTER (WHERE contaminated)::DOUBLE
		 FROM members JOIN ways ON way = ${wayOf('first')} GROUP BY arm, epoch ORDER BY epoch, arm`,
	);
	return {
		exposed: counts.map(([arm, epoch, members]) => ({ arm, epoch, members }) as Exposed),
		contaminated: counts.reduce((sum, [, , , met]) => sum + (met as number), 0),
	};
}
