import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ViewingEvent } from '@marquee/contracts';
import { openLmdbProfileStates } from '@marquee/stores';
import { epochMs, type ProfileId, seededRandom } from '@marquee/units';
import type { RecordedEvent } from '@marquee/viewing';

/*
 * What the states of many profiles take on disk, and how fast they are written and read.
 *
 *     node bench/profile-states.ts [--profiles 100000] [--plays 7.5] [--titles 10000] [--batch 1000] [--seed 1] [--json]
 *
 * A play and a stop each, exponentially many for a profile, in the order of time over all profiles, as a service gets them.
 */
const { values } = parseArgs({
	options: {
		profiles: { type: 'string', default: '100000' },
		plays: { type: 'string', default: '7.5' },
		titles: { type: 'string', default: '10000' },
		batch: { type: 'string', default: '1000' },
		seed: { type: 'string', default: '1' },
		json: { type: 'boolean', default: false },
	},
});
const profiles = Number(values.profiles);
const titles = Number(values.titles);
const random = seededRandom(Number(values.seed), 'profile states');
const plays = Math.round(profiles * Number(values.plays));
const countries = ['PT', 'BR', 'US', 'DE', 'JP', 'IN', 'FR', 'KR'];
const devices = ['phone', 'television', 'web', 'tablet'] as const;
const [beginsAt, lastsMs] = [Date.UTC(2025, 6, 1), 330 * 86_400_000];
/** How much a profile watches: exponential over profiles. */
const appetite = Float64Array.from({ length: profiles }, () => -Math.log(1 - random.next()));
const upTo = Float64Array.from(appetite);
for (let i = 1; i < profiles; i++) upTo[i]! += upTo[i - 1]!;

/** A profile, more often one that watches much. */
function drawnProfile(): number {
	const at = random.next() * upTo[profiles - 1]!;
	let [low, high] = [0, profiles - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (upTo[middle]! > at) high = middle;
		else low = middle + 1;
	}
	return low;
}

function sitting(n: number): readonly ViewingEvent[] {
	const profile = drawnProfile();
	const happenedAt = Math.round(beginsAt + ((n + random.next()) / plays) * lastsMs);
	const watchedSeconds = random.next() < 0.7 ? 6_000 : random.below(4_000);
	const event = {
		profileId: `p${profile}`,
		titleId: `t${Math.floor(titles * random.next() ** 3)}`,
		country: countries[profile % countries.length]!,
		device: devices[random.below(devices.length)]!,
	};
	const id = `made:${n.toString(16).padStart(32, '0')}`;
	return [
		{ kind: 'play', eventId: `${id}a`, happenedAt, ...event },
		{
			kind: 'stop',
			eventId: `${id}b`,
			happenedAt: happenedAt + watchedSeconds * 1_000,
			positionSeconds: watchedSeconds,
			watchedSeconds,
			...event,
		},
	];
}

const folder = await mkdtemp(join(tmpdir(), 'profile-states-'));
const { profileStates } = openLmdbProfileStates(folder);
const begun = performance.now();
let batch: RecordedEvent[] = [];
let position = 0;
for (let n = 0; n < plays; n++) {
	for (const event of sitting(n))
		batch.push({ position: position++, recordedAt: epochMs(event.happenedAt), event });
	if (batch.length < Number(values.batch) && n < plays - 1) continue;
	await profileStates.apply(batch);
	batch = [];
}
const writeSeconds = (performance.now() - begun) / 1_000;
const { user, system } = process.cpuUsage();

const asked = Array.from({ length: 20_000 }, () => `p${random.below(profiles)}` as ProfileId);
const readAt = performance.now();
let met = 0;
for (const profileId of asked) met += profileStates.of(profileId)?.titles.length ?? 0;
const readMs = performance.now() - readAt;
await profileStates.close();
const { size } = await stat(join(folder, 'data.mdb'));
await rm(folder, { recursive: true });

const measured = {
	profiles,
	events: position,
	mebibytes: size / 2 ** 20,
	gibibytesPerMillion: size / profiles / 1_073.741_824,
	bytesPerEvent: size / position,
	eventsPerSecond: position / writeSeconds,
	writeCpuMicrosecondsPerEvent: (user + system) / position,
	readMicrosecondsPerProfile: (readMs * 1_000) / asked.length,
	titlesPerProfile: met / asked.length,
};
console.log(values.json ? JSON.stringify(measured) : measured);
