import { existsSync } from 'node:fs';
import { type Experiment, type InterleavingReading, interleavedArm } from '@marquee/contracts';
import { type CreditedChoice, preferenceReading } from '@marquee/interleaving';
import { readSegmentDecisionLog, readSegmentExposureLog } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../../facts/state-folder.ts';
import type { Credit } from './credited.ts';

/**
 * What an interleaved experiment says so far: from the members that were exposed to it, and from what they chose of what one of its two
 * arms had put there. Reads logs that another process may write.
 *
 * @throws {RangeError} if the experiment interleaves nothing.
 * @throws {Failure} `log-corrupt` where a log is damaged.
 */
export async function interleavingReading(
	folder: Pick<StateFolder, 'exposures' | 'credits'>,
	{ design }: Pick<Experiment, 'design'>,
	asOf: EpochMs,
): Promise<InterleavingReading> {
	const { key, interleaves, arms, alpha } = design;
	const [control, treatment] = arms;
	if (interleaves === undefined || control === undefined || treatment === undefined)
		throw new RangeError(`the experiment ${key} interleaves nothing`);
	const members = await membersOf(folder, key, asOf);
	const choices: CreditedChoice[] = [];
	for await (const { experiment, profileId: member, at, team } of creditsIn(folder))
		if (experiment === key && members.has(member)) choices.push({ member, at, team });
	return preferenceReading({
		interleaves,
		arms: [control.key, treatment.key],
		method: 'team-draft',
		members: members.size,
		choices,
		asOf,
		...(alpha !== undefined && { alpha }),
	});
}

/** Who was exposed to both; who was forced into an arm to try it out is not among them. */
async function membersOf(
	folder: Pick<StateFolder, 'exposures'>,
	key: string,
	asOf: EpochMs,
): Promise<ReadonlySet<string>> {
	const members = new Set<string>();
	for await (const batch of readSegmentExposureLog(folder.exposures).read(0))
		for (const { exposure } of batch)
			if (exposure.experiment === key && exposure.arm === interleavedArm && exposure.at <= asOf)
				members.add(exposure.unit);
	return members;
}

async function* creditsIn({ credits }: Pick<StateFolder, 'credits'>): AsyncGenerator<Credit> {
	if (!existsSync(credits)) return; // no service has interleaved anything yet
	for await (const batch of readSegmentDecisionLog<Credit>(credits).read(0))
		for (const { decision } of batch) yield decision;
}
