import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ViewingEvent } from '@marquee/contracts';
import { quantile } from '@marquee/numerics';
import { openLmdbProfileStates, openSegmentEventLog } from '@marquee/stores';
import { killRounds } from '@marquee/stores/kill-rounds';
import { type Random, seededRandom, systemClock } from '@marquee/units';
import { type EventLog, eventIntake } from '@marquee/viewing';

/**
 * How many events per second are acknowledged, durable and applied, how long each waits, and whether a kill loses any.
 *
 *   npm run bench:event-intake -- [--seconds 3] [--kills 20] [--seed 1]
 */
const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '3' },
		kills: { type: 'string', default: '20' },
		seed: { type: 'string', default: '1' },
	},
});
const [seconds, kills, seed] = [values.seconds, values.kills, values.seed].map(Number) as [
	number,
	number,
	number,
];

type Accept = (events: readonly ViewingEvent[]) => Promise<unknown>;

/** Each producer waits for its answer before it sends the next batch. */
async function load(accept: Accept, producers: number, batch: number, random: Random) {
	const waitedMs: number[] = [];
	const from = performance.now() + 500; // the first half second warms up and is not counted
	const until = from + seconds * 1_000;
	let sent = 0;
	const produce = async (): Promise<void> => {
		for (let begun = performance.now(); begun < until; begun = performance.now()) {
			await accept(Array.from({ length: batch }, () => event(sent++, random)));
			if (begun >= from) waitedMs.push(performance.now() - begun);
		}
	};
	await Promise.all(Array.from({ length: producers }, produce));
	waitedMs.sort((a, b) => a - b);
	return {
		perSecond: Math.round((waitedMs.length * batch) / seconds),
		p50: quantile(waitedMs, 0.5).toFixed(2),
		p99: quantile(waitedMs, 0.99).toFixed(2),
	};
}

const event = (i: number, random: Random): ViewingEvent => ({
	kind: 'progress',
	eventId: `${i.toString(36)}-${Math.floor(random.next() * 2 ** 52).toString(36)}`,
	profileId: `profile-${random.below(20_000)}`,
	titleId: `tt${1_000_000 + random.below(5_000)}`,
	happenedAt: systemClock.now(),
	positionSeconds: random.below(7_200),
	device: 'television',
	country: 'DE',
});

async function withLog<Result>(use: (log: EventLog, folder: string) => Promise<Result>) {
	const folder = await mkdtemp(join(tmpdir(), 'marquee-event-intake-'));
	const { log } = await openSegmentEventLog(join(folder, 'log'));
	const result = await use(log, folder);
	await log.close();
	await rm(folder, { recursive: true });
	return result;
}

const rows: Record<string, unknown>[] = [];
for (const [producers, batch] of [
	[1, 1],
	[64, 1],
	[1024, 1],
	[64, 50],
] as const) {
	const logOnly = await withLog((log) =>
		load(
			(events) => log.append(events, systemClock.now()),
			producers,
			batch,
			seededRandom(seed, 'load'),
		),
	);
	rows.push({ what: 'log', producers, batch, ...logOnly });
	const withStates = await withLog(async (log, folder) => {
		const { profileStates } = openLmdbProfileStates(join(folder, 'profiles'));
		const intake = eventIntake({ log, profileStates, clock: systemClock });
		const result = await load(intake.accept, producers, batch, seededRandom(seed, 'load'));
		await profileStates.close();
		return result;
	});
	rows.push({ what: 'log + states', producers, batch, ...withStates });
}
console.table(rows);

const folder = await mkdtemp(join(tmpdir(), 'marquee-event-intake-'));
const tally = await killRounds({
	folder,
	rounds: kills,
	producers: 64,
	random: seededRandom(seed, 'kills'),
	longestLifeMs: 1_000,
});
await rm(folder, { recursive: true });
console.log(
	`${kills} kills -9 under 64 producers: ${tally.acknowledged} acknowledged, ${tally.found} found, ` +
		`${tally.lost.length} lost, ${tally.doubled.length} doubled ` +
		`(${tally.unacknowledged} more found whose answer was lost; ${tally.tornTails} torn tails; ` +
		`${tally.caughtUp} events caught up; states ${tally.statesAgree ? 'agree' : 'DIFFER'})`,
);
if (tally.lost.length + tally.doubled.length > 0 || !tally.statesAgree) process.exitCode = 1;
