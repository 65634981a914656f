import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewingEvent } from '@marquee/contracts';
import {
	bytesOfPage,
	type CountedFacts,
	countedFacts,
	type PackedTrace,
	type PageRequest,
	unpacked,
} from '@marquee/page';
import { epochMs, profileId, requestId, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Facts, openFacts } from '../../facts/facts.ts';
import { type StateFolder, stateFolder } from '../../facts/state-folder.ts';
import { smallCatalogue, writeSmallBundle } from '../../testing/small-bundle.ts';
import { eventsOf } from '../events-of.ts';
import { replayed } from '../replayed.ts';
import { openMaking } from './open-making.ts';
import type { PageMaking } from './page-making.ts';

const clock = settableClock(epochMs(1.8e12));
let root: string;
let folder: StateFolder;
let facts: Facts;
let counted: CountedFacts;
let [here, there] = [undefined, undefined] as unknown as [PageMaking, PageMaking];
const [reports, closing]: [string[], (() => Promise<void>)[]] = [[], []];
let hear: CountedFacts['changed'] = () => {};

const play = (profile: number, title: number): ViewingEvent => ({
	eventId: `${profile} ${title}`,
	kind: 'play',
	profileId: `p${profile}`,
	titleId: `t${title}`,
	happenedAt: clock.now() - 1_000,
	country: 'PT',
});
const openAll = async () => {
	for (const threads of [0, 1]) {
		const { recipes, making } = await openMaking(folder, facts, {
			...{ counted, threads, clock, layout: 'stage-wise', featuresShare: 0 },
			report: (stage, cause) => void reports.push(`${stage}: ${String(cause)}`),
		});
		if (threads === 0) here = making;
		else there = making;
		closing.push(making.close, recipes.close);
	}
	await here.follow([]);
};
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'same-page-'));
	folder = stateFolder(root);
	const lines = smallCatalogue.titles.map((title) => JSON.stringify(title));
	await writeFile(folder.catalogue, `${lines.join('\n')}\n`);
	facts = await openFacts(folder, clock, (changes, batch) => hear(changes, batch));
	const hash = await writeSmallBundle(folder.bundles);
	const by = { by: 'test', at: clock.now() };
	await facts.controlPlane.addBundle(
		{ hash, path: '', createdAt: clock.now(), metrics: {} },
		'test',
	);
	await facts.controlPlane.serveBundle(hash, by);
	await facts.intake.accept([play(1, 2), play(1, 4), play(2, 3), play(3, 2), play(3, 4)]);
	const { catalogue, profileStates: states, log } = facts;
	counted = await countedFacts({ catalogue, states, events: eventsOf(log), now: clock.now() });
	await openAll();
	hear = (changes, batch) => {
		counted.changed(changes, batch);
		here.changed(changes, batch);
		there.changed(changes, batch);
	};
});
afterAll(async () => {
	for (const close of closing) await close();
	await facts.close();
	await rm(root, { recursive: true });
});

const request = (id: string): PageRequest => ({
	requestId: requestId(id),
	profileId: profileId('p1'),
	asked: { surface: 'home' },
	state: facts.profileStates.of(profileId('p1')),
	now: clock.now(),
	on: { country: 'PT' },
	seed: 1,
});
const traceOf = (trace: PackedTrace | Uint8Array): PackedTrace =>
	trace instanceof Uint8Array ? JSON.parse(Buffer.from(trace).toString()) : trace;
const without = ({ timings: _, ...trace }: PackedTrace) => trace;

test('a page is the same wherever it is made, and says so in the same words', async () => {
	const [one, other] = [await here.made(request('r')), await there.made(request('r'))];
	expect(other.page.rows.length).toBeGreaterThan(1);
	expect(bytesOfPage(other.page)?.toString()).toBe(bytesOfPage(one.page)?.toString());
	expect(other.page).toEqual(JSON.parse(JSON.stringify(one.page)));
	expect(without(traceOf(other.trace))).toEqual(
		JSON.parse(JSON.stringify(without(traceOf(one.trace)))),
	);
	expect(other.outline?.titleIds).toEqual(
		one.page.rows.flatMap(({ titles }) => titles.map(({ title }) => title.titleId)),
	);
});

test('what a thread has made is made again from the log, also after it heard of more', async () => {
	const again = async (id: string) => {
		const { trace } = await there.made({
			...request(id),
			stateAsOf: facts.profileStates.position(),
		});
		const told = traceOf(trace);
		return { told, ...(await replayed(folder, facts.catalogue, unpacked(told))) };
	};
	const before = await again('before');
	expect(before.identical).toBe(true);
	await facts.intake.accept([play(1, 6), play(4, 6), play(5, 6), play(6, 8)]);
	clock.advance(3_600_000);
	const after = await again('after');
	expect(after.told.facts!.counted.position).toBe(9);
	expect(after.told.facts!.logPosition).toBe(9);
	expect(after.identical).toBe(true);
	expect(reports).toEqual([]);
});
