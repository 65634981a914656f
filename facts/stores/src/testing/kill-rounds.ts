import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Random } from '@marquee/units';
import { catchUp, type ProfileStates } from '@marquee/viewing';
import { memoryProfileStates, openLmdbProfileStates, openSegmentEventLog } from '../index.ts';

/** What is asked of a series of kills. */
export interface KillRounds {
	readonly folder: string;
	readonly rounds: number;
	readonly producers: number;
	readonly random: Random;
	/** The process lives between a tenth of this and all of it after its first acknowledgement. */
	readonly longestLifeMs: number;
}

/** What was acknowledged before the kills, and what was found after them. */
export interface KillTally {
	readonly acknowledged: number;
	readonly found: number;
	readonly lost: readonly string[];
	readonly doubled: readonly string[];
	/** Events found that were never acknowledged: allowed, the answer was lost. */
	readonly unacknowledged: number;
	/** Rounds after which the log ended in a torn write. */
	readonly tornTails: number;
	/** Events that the profile states had missed at the kills, and caught up with. */
	readonly caughtUp: number;
	/** Whether the profile states of the killed processes are those that the log gives when built anew. */
	readonly statesAgree: boolean;
}

/** Kills a process that takes in events under load, again and again, and counts acknowledged against found. */
export async function killRounds(asked: KillRounds): Promise<KillTally> {
	const acknowledged = new Set<string>();
	const next = Array.from({ length: asked.producers }, () => 0);
	const tally = { tornTails: 0, caughtUp: 0, statesAgree: true };
	let logged: readonly string[] = [];
	for (let round = 0; round < asked.rounds; round++) {
		const lifeMs = asked.longestLifeMs * (0.1 + 0.9 * asked.random.next());
		for (const id of await acknowledgedUntilKilled(asked.folder, next, lifeMs)) {
			acknowledged.add(id);
			const [producer, number] = id.split('-').map(Number) as [number, number];
			next[producer] = Math.max(next[producer]!, number + 1);
		}
		const left = await leftIn(asked.folder);
		tally.tornTails += left.torn ? 1 : 0;
		tally.caughtUp += left.caughtUp;
		tally.statesAgree &&= left.statesAgree;
		logged = left.ids;
	}
	const found = new Set(logged);
	return {
		...tally,
		acknowledged: acknowledged.size,
		found: [...acknowledged].filter((id) => found.has(id)).length,
		lost: [...acknowledged].filter((id) => !found.has(id)),
		doubled: repeated(logged),
		unacknowledged: [...found].filter((id) => !acknowledged.has(id)).length,
	};
}

async function acknowledgedUntilKilled(
	folder: string,
	next: readonly number[],
	lifeMs: number,
): Promise<readonly string[]> {
	const script = join(import.meta.dirname, 'intake-under-load.ts');
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', script, folder, JSON.stringify(next)],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const exited = once(child, 'exit');
	const lines: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => lines.push(chunk));
	const drained = once(child.stdout, 'end');
	await Promise.race([once(child.stdout, 'data'), exited]);
	await Promise.race([sleep(lifeMs), exited]);
	child.kill('SIGKILL');
	const [, signal] = await exited;
	if (signal !== 'SIGKILL') throw new Error('the process ended before it was killed');
	await drained;
	// A line without an end was cut by the kill: nobody has read that acknowledgement.
	return Buffer.concat(lines).toString().split('\n').slice(0, -1);
}

async function leftIn(folder: string) {
	const { log, tornBytes } = await openSegmentEventLog(join(folder, 'log'));
	const { profileStates, dropped } = openLmdbProfileStates(join(folder, 'profiles'));
	const { applied, rebuilt } = await catchUp(log, profileStates);
	const fresh = memoryProfileStates();
	await catchUp(log, fresh);
	const ids: string[] = [];
	for await (const batch of log.read(0)) for (const { event } of batch) ids.push(event.eventId);
	const answers = (states: ProfileStates) => ({
		states: [...states.profileIds()].map((id) => states.of(id)),
		titleDays: [...states.titleDays()],
		newestAt: states.newestAt(),
	});
	const statesAgree =
		dropped === undefined && !rebuilt && isDeepStrictEqual(answers(profileStates), answers(fresh));
	await profileStates.close();
	await log.close();
	return { ids, torn: tornBytes > 0, caughtUp: applied, statesAgree };
}

function repeated(ids: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	return ids.filter((id) => seen.size === seen.add(id).size);
}
