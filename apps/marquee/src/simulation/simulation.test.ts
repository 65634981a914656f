import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, writeCatalogue } from '@marquee/catalogue';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { readSegmentEventLog } from '@marquee/stores';
import { epochMs, msPerDay, systemClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readExperiment } from '../experiments/read-experiment.ts';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import { eventsOf } from '../serving/events-of.ts';
import {
	type ExperimentKeeping,
	experimentKeeping,
} from '../serving/experiments/experiment-keeping.ts';
import { smallDesign } from '../serving/experiments/small-design.fixture.ts';
import { askedHere } from '../testing/asked-here.ts';
import { earliestFirst } from './earliest-first.ts';
import { type ServedHere, servedHere } from './served-here.ts';
import { serviceCalls } from './service-calls.ts';
import { simulatedMembers } from './simulated-members.ts';
import type { SimulationReport } from './simulation-report.ts';
import { titlesBrowsed } from './watchable-titles.ts';
import { withControlPlane } from './with-control-plane.ts';
import { worldClock } from './world-clock.ts';

const genres = ['Drama', 'Comedy', 'Crime', 'Western'];
const titles = Array.from(
	{ length: 80 },
	(_, i): Title => ({
		titleId: `t-${i}`,
		name: `The harbour of ${['Genoa', 'Lisbon', 'Bergen', 'Tunis'][i % 4]} ${i}`,
		genres: [genres[i % 4]!, genres[(i * 7 + 1) % 3]!].filter((g, k, all) => all.indexOf(g) === k),
		year: 1950 + (i % 70),
		runtimeSeconds: 5_000 + 10 * i,
	}),
);
let folder: StateFolder;
let service: ServedHere;
let report: SimulationReport;
let log: readonly ViewingEvent[];
const days = 4;
const now = epochMs(Date.now());

beforeAll(async () => {
	folder = stateFolder(join(await mkdtemp(join(tmpdir(), 'marquee-simulation-')), 'state'));
	await writeCatalogue(folder.catalogue, catalogueOf(titles));
	service = await servedHere(folder, { clock: systemClock, log: () => {} });
	report = await simulatedMembers(serviceCalls(service), service.titles, {
		seed: 3,
		members: 16,
		days,
		now,
		atOnce: 4,
		past: true,
		signal: new AbortController().signal,
	});
	const told: ViewingEvent[] = [];
	for await (const batch of eventsOf(readSegmentEventLog(folder.log))) told.push(...batch);
	log = told;
}, 60_000);
afterAll(async () => {
	await service?.close();
	await rm(join(folder.root, '..'), { recursive: true, force: true });
});

const ofKind = <Kind extends ViewingEvent['kind']>(kind: Kind) =>
	log.filter((event): event is ViewingEvent & { kind: Kind } => event.kind === kind);
const isPast = ({ eventId }: ViewingEvent) => eventId.includes('-past-');

test('what members looked at and played on real pages is in the log of the service, all of it and once', () => {
	expect(report.finished).toBe(true);
	expect(report.events.lost).toEqual({});
	expect(report.visits.visits).toBeGreaterThan(15);
	expect(report.visits.plays).toBeGreaterThan(10);
	expect(log).toHaveLength(report.events.accepted);
	expect(new Set(log.map(({ eventId }) => eventId)).size).toBe(log.length);
	const seen = ofKind('impression').filter(({ surface }) => surface === 'home');
	expect(seen).toHaveLength(report.visits.looked);
	const begun = ofKind('play').filter((event) => !isPast(event) && event.requestId !== undefined);
	expect(begun.length).toBeGreaterThanOrEqual(report.visits.plays);
});

test('every impression says on which page, in which row and where; what is played of a page was looked at there', () => {
	const seen = new Set<string>();
	for (const { requestId, surface, row, position, titleId, profileId } of ofKind('impression')) {
		expect(requestId).toBeDefined();
		expect(position).toBeGreaterThanOrEqual(0);
		if (surface === 'home') expect(row).toMatch(/./);
		seen.add(`${requestId} ${profileId} ${titleId}`);
	}
	for (const { requestId, titleId, profileId } of ofKind('play').filter((play) => !isPast(play)))
		expect(seen).toContain(`${requestId} ${profileId} ${titleId}`);
});

test('nothing is finished that was not begun, and nothing is told of the future or of before the members’ past', () => {
	const begun = new Map<string, number>();
	for (const { profileId, titleId, happenedAt } of ofKind('play')) {
		const name = `${profileId} ${titleId}`;
		begun.set(name, Math.min(begun.get(name) ?? Infinity, happenedAt));
	}
	for (const { profileId, titleId, happenedAt } of ofKind('stop'))
		expect(begun.get(`${profileId} ${titleId}`)).toBeLessThanOrEqual(happenedAt);
	for (const { happenedAt } of log) {
		expect(happenedAt).toBeLessThanOrEqual(now + 60_000);
		expect(happenedAt).toBeGreaterThan(now - (days + 57) * msPerDay);
	}
	expect(report.events.pending).toBeGreaterThanOrEqual(0);
});

test('who knows nothing but the address of a service finds what there is to watch by browsing', async () => {
	const found = await titlesBrowsed(serviceCalls(service));
	expect(found.length).toBeGreaterThan(60);
	expect(found[0]).toMatchObject({ name: expect.stringContaining('harbour') });
});

test('an address that answers something else, refuses the key or does not answer says so before anybody visits it', async () => {
	const other = await moody([]);
	const called = (url: string, key: string) =>
		titlesBrowsed(serviceCalls({ url, key, attempts: 1 }));
	await expect(called(other.url, 'k')).rejects.toMatchObject({
		code: 'simulation-service-refuses',
		what: expect.stringContaining('no page'),
	});
	await expect(called(service.url, 'wrong')).rejects.toMatchObject({
		code: 'simulation-service-refuses',
		what: expect.stringContaining('key-unknown'),
	});
	other.server.close();
	await expect(called('http://127.0.0.1:9', 'k')).rejects.toMatchObject({
		code: 'simulation-service-unreachable',
	});
});

/** A service that answers what it is told to, in turn, and then well. */
async function moody(answers: readonly number[]): Promise<{ server: Server; url: string }> {
	const left = [...answers];
	const server = createServer((_, response) => {
		const status = left.shift() ?? 200;
		if (status === 0) return; // silent
		response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
		response.end(JSON.stringify({ code: `code-${status}` }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('a busy or silent service is asked again and each attempt is counted; a refusal is an answer', async () => {
	const { server, url } = await moody([429, 503, 0, 200, 400]);
	const calls = serviceCalls({ url, key: 'k', timeoutMs: 1_500, longestPauseMs: 1 });
	expect(await calls.get('/')).toEqual({ body: { code: 'code-200' } });
	expect(await calls.post('/', {})).toEqual({ failed: true, status: 400, why: 'code-400' });
	const { latenciesMs, ...counts } = calls.counts;
	expect(counts).toEqual({
		requests: 5,
		retries: 3,
		timeouts: 1,
		broken: {},
		failed: 1,
		statuses: { 200: 1, 400: 1, 429: 1, 503: 1 },
	});
	expect(latenciesMs).toHaveLength(1);
	server.closeAllConnections();
	server.close();
});

test('members of a service that answers nothing see nothing: visits are counted as such, and they think less of it', async () => {
	const { server, url } = await moody(Array<number>(10_000).fill(500));
	const calls = serviceCalls({ url, key: 'k', attempts: 1 });
	const served = service.titles;
	const dead = await simulatedMembers(calls, served, {
		seed: 3,
		members: 10,
		days,
		now,
		atOnce: 4,
		past: false,
		signal: new AbortController().signal,
	});
	expect(dead.visits.withoutPage + dead.visits.searches).toBe(dead.visits.visits);
	expect(dead.visits).toMatchObject({ looked: 0, plays: 0, found: 0 });
	expect(dead.events.accepted).toBe(0);
	expect(dead.truth.meanSatisfaction).toBeLessThan(report.truth.meanSatisfaction);
	server.close();
});

test('at a rate that the service cannot follow, visits that could not be sent are counted and not forgotten', async () => {
	const { server, url } = await moody(Array<number>(10_000).fill(0));
	const calls = serviceCalls({ url, key: 'k', attempts: 1, timeoutMs: 60 });
	const { visits } = await simulatedMembers(calls, service.titles, {
		seed: 3,
		members: 30,
		days,
		now,
		rate: 2_000,
		atOnce: 2,
		past: false,
		signal: new AbortController().signal,
	});
	expect(visits.unsent).toBeGreaterThan(0);
	expect(visits.visits).toBeGreaterThan(0);
	server.closeAllConnections();
	server.close();
});

test('what is due comes in the order of its moment, and of its number where moments are the same', () => {
	const due = [5, 1, 4, 1, 3, 9, 2, 1];
	const heap = earliestFirst<number>((thing) => thing);
	for (const [thing, moment] of due.entries()) heap.add(moment, thing);
	const taken = Array.from(due, () => heap.take()!);
	expect(taken).toEqual([1, 3, 7, 6, 4, 2, 0, 5]);
	expect([heap.size, heap.take(), heap.nextDue()]).toEqual([0, undefined, undefined]);
});

test.each([
	[['--server', 'ftp://x'], 'must be an address'],
	[['--server', 'http://127.0.0.1:1'], 'needs a key'],
	[['--members', '0'], 'whole number from 1'],
	[['--rate', '-1'], 'above 0'],
	[['--days', '1.5'], 'whole number from 1'],
])('marquee simulate %s says what is wrong', async (words, said) => {
	const { code, stderr } = await askedHere(['simulate', ...words, '--state', folder.root]);
	expect(code).not.toBe(0);
	expect(stderr).toContain(said);
});

test('a service that lives in the world’s time hears everything at its time, and what members do after they met an experiment counts in it', async () => {
	const ahead = stateFolder(join(await mkdtemp(join(tmpdir(), 'marquee-simulation-')), 'ahead'));
	const begin = epochMs(Date.now());
	const clock = worldClock(begin);
	await writeCatalogue(ahead.catalogue, catalogueOf(titles));
	const keeping = <Done>(work: (kept: ExperimentKeeping) => Promise<Done>) =>
		withControlPlane(ahead, (controlPlane) =>
			work(experimentKeeping({ folder: ahead, controlPlane, metrics: new Set(['plays']), clock })),
		);
	await keeping((kept) => kept.define(smallDesign('ahead'), 'test'));
	await keeping((kept) => kept.start('ahead', 'test'));
	const here = await servedHere(ahead, { clock, log: () => {} });
	const end = epochMs(begin + 4 * msPerDay);
	await simulatedMembers(serviceCalls(here), here.titles, {
		seed: 3,
		members: 12,
		days: 4,
		now: end,
		onMoment: clock.goOnTo,
		atOnce: 4,
		past: true,
		signal: new AbortController().signal,
	});
	await here.close();
	expect(clock.now()).toBe(end);
	for await (const batch of readSegmentEventLog(ahead.log).read(0))
		for (const { recordedAt, event } of batch) {
			expect(recordedAt).toBeGreaterThanOrEqual(begin);
			expect(event.happenedAt).toBeLessThanOrEqual(recordedAt + 60_000);
		}
	const { signal } = new AbortController();
	const limits = { threads: 1, memoryLimitMiB: 256, signal };
	const reading = await readExperiment(ahead, 'ahead', end, limits);
	const plays = reading.metrics[0]!.arms;
	expect(plays.reduce((all, { members }) => all + members, 0)).toBeGreaterThan(5);
	expect(plays.reduce((all, { members, mean }) => all + members * mean, 0)).toBeGreaterThan(0);
	await rm(join(ahead.root, '..'), { recursive: true, force: true });
}, 60_000);
