import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf, writeCatalogue } from '@marquee/catalogue';
import type { Title } from '@marquee/contracts';
import type { NotificationAnswer, TrailerAnswer } from '@marquee/gateway';
import { isHeldBack, usualHoldback } from '@marquee/notifications';
import { keyHash, openSqliteControlPlane, readSegmentDecisionLog } from '@marquee/stores';
import { epochMs, msPerDay, profileId, settableClock } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import type { LoggedChoice } from '../serving/decisions.ts';
import { type Service, serve } from '../serving/serve.ts';
import { askedHere } from '../testing/asked-here.ts';
import { type Caller, caller } from './testing/caller.ts';

/** Wednesday noon in Lisbon, where nobody sleeps then. */
const noon = epochMs(Date.UTC(2026, 9, 14, 11));
const clock = settableClock(noon);
const said: string[] = [];
let folder: StateFolder;
let service: Service;
let api: Caller;

const titles: readonly Title[] = Array.from({ length: 30 }, (_, i) => ({
	titleId: `t${i}`,
	name: `Title ${i}`,
	genres: [['Drama', 'Comedy', 'Horror'][i % 3]!],
	runtimeSeconds: 6_000,
	...(i < 3 && {
		trailers: [
			{ trailerId: 'chase', tags: ['horror'] },
			{ trailerId: 'kiss', tags: ['drama'] },
			{ trailerId: 'joke', tags: ['comedy'] },
		],
	}),
	...(i === 2 && { maturity: 18 }),
}));

const people = Array.from({ length: 60 }, (_, i) => `p${i}`);
const held = people.filter((id) => isHeldBack(id, usualHoldback));
const [heldBack] = held as [string];
const others = people.filter((id) => !isHeldBack(id, usualHoldback));
const [optedOut, nowhere] = others.splice(0, 2) as [string, string];

async function begin(): Promise<void> {
	const options = { clock, host: '127.0.0.1', port: 0, openViewer: false };
	service = await serve(folder, { ...options, log: (line) => said.push(line) });
	api = caller(service.url, 'a-key');
}

beforeAll(async () => {
	folder = stateFolder(join(await mkdtemp(join(tmpdir(), 'marquee-choices-')), 'state'));
	await writeCatalogue(folder.catalogue, catalogueOf(titles));
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	const scopes = ['events', 'pages'] as const;
	const key = { hash: keyHash('a-key'), label: 'tests', scopes, createdAt: noon };
	await controlPlane.addKey(key, 'tests');
	for (const id of people) {
		const zone = id === nowhere ? {} : { timeZone: 'Europe/Lisbon' };
		const preferences = { ...zone, ...(id === optedOut && { messages: false }) };
		const profile = { profileId: profileId(id), name: id, createdAt: noon, preferences };
		await controlPlane.addProfile(profile, 'tests');
	}
	await controlPlane.close();
	await begin();
	// Everybody left a title half watched four days ago: something to tell.
	const events = people.flatMap((profileId) => {
		const about = { profileId, titleId: 't9', happenedAt: noon - 4 * msPerDay };
		const watched = { positionSeconds: 3_000, watchedSeconds: 3_000 };
		return [
			{ kind: 'play', eventId: `${profileId}-play`, ...about },
			{ kind: 'stop', eventId: `${profileId}-stop`, ...about, ...watched },
		];
	});
	expect((await api.post('/v1/events', { events })).status).toBe(200);
	await service.close(); // so that the week is planned for all of them
	await begin();
}, 30_000);
afterAll(async () => {
	await service?.close();
	await rm(join(folder.root, '..'), { recursive: true, force: true });
});

const trailer = async (profile: string, title: string) =>
	(await api.get<TrailerAnswer>(`/v1/titles/${title}/trailer?profile=${profile}`)).body.decision;
const message = async (profile: string) =>
	(await api.post('/v1/notifications/decide', { profile })).body as NotificationAnswer;

async function logged(): Promise<readonly LoggedChoice[]> {
	const all: LoggedChoice[] = [];
	for await (const batch of readSegmentDecisionLog<LoggedChoice>(folder.decisions).read(0))
		all.push(...batch.map(({ decision }) => decision));
	return all;
}

test('a profile sees one trailer of a title all day, and the chances of all of them add up to 1', async () => {
	const { asOf } = (await api.get<TrailerAnswer>('/v1/titles/t0/trailer?profile=p7')).body;
	expect(asOf).toMatchObject({ profile: expect.any(Number), events: expect.any(Number) });
	const morning = await trailer('p7', 't0');
	clock.advance(3_600_000);
	const later = await trailer('p7', 't0');
	expect(later.chosen).toBe(morning.chosen);
	expect(later.requestId).not.toBe(morning.requestId);
	for (const { probabilities, arms, chosen, probability } of [morning, later]) {
		expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
		expect(probabilities[arms.findIndex(({ trailerId }) => trailerId === chosen)]).toBe(
			probability,
		);
	}
	const chosen = new Set<string>();
	for (const profile of others) chosen.add((await trailer(profile, 't0')).chosen);
	expect(chosen).toEqual(new Set(['chase', 'kiss', 'joke']));
});

test('a title without a trailer says so', async () => {
	const none = await api.get('/v1/titles/t5/trailer?profile=p7');
	expect(none).toMatchObject({ status: 404, body: { code: 'trailer-missing' } });
});

test('who is told something is told what it left unfinished, once, and every silence has its reason', async () => {
	await expect.poll(async () => (await message(others[0]!)).reason).not.toBe('no-plan');
	const answers = new Map<string, NotificationAnswer>();
	for (const profile of others.slice(1)) {
		const atOnce = await Promise.all([message(profile), message(profile)]);
		const [first = atOnce[0]!, ...more] = atOnce.filter(({ decision }) => decision === 'send');
		expect(more).toEqual([]); // of two who ask at once, one is told to send
		answers.set(profile, first);
	}
	const sent = [...answers.values()].filter(({ decision }) => decision === 'send');
	expect(sent.length).toBeGreaterThan(others.length / 2);
	for (const { reason, titleId, propensity } of sent)
		expect({ reason, titleId, propensity }).toEqual({
			reason: 'unfinished',
			titleId: 't9',
			propensity: 0.9,
		});
	for (const { decision, reason } of answers.values())
		if (decision === 'silent') expect(reason).toBe('random-silence');
	expect(await message(sent[0]!.profileId)).toMatchObject({
		decision: 'silent',
		reason: 'too-soon',
	});
});

test('who is held back is told nothing for ever, and who wants no messages gets none', async () => {
	for (let day = 0; day < 9; day++) {
		expect(await message(heldBack)).toMatchObject({ decision: 'silent', reason: 'held-back' });
		expect(await message(optedOut)).toMatchObject({ decision: 'silent', reason: 'opted-out' });
		clock.advance(msPerDay);
	}
	clock.advance(-9 * msPerDay);
	expect(await message(nowhere)).toMatchObject({ reason: 'unknown-local-time' });
});

test('after a restart decisions are in the log, whoever was told is not told again, and trailers have taught', async () => {
	const before = await trailer('p8', 't0');
	await api.post('/v1/events', {
		events: [
			{
				kind: 'play',
				eventId: 'p8-t0',
				profileId: 'p8',
				titleId: 't0',
				happenedAt: clock.now() + 1,
			},
		],
	});
	const told = (await logged()).flatMap(({ surface, decision }) =>
		surface === 'notifications' && decision.decision === 'send' ? [decision.profileId] : [],
	);
	expect(told.length).toBeGreaterThan(others.length / 2);
	await service.close();
	clock.advance(2 * msPerDay);
	await writeFile(folder.trailerModel, '{"format":"another"}');
	await begin();
	expect(said.join('\n')).toContain('trailer-model-unreadable');
	await expect.poll(async () => (await message(told[0]!)).reason).not.toBe('no-plan');
	for (const profile of told) expect((await message(profile)).reason).toBe('too-soon');
	await expect
		.poll(async () => JSON.parse(await readFile(folder.trailerModel, 'utf8')).learntUntil)
		.toBeGreaterThan(noon);
	const after = await trailer('p9', 't0');
	expect(after.policy.version).not.toBe(before.policy.version);
	expect((await logged()).map(({ decision }) => decision.requestId)).toContain(before.requestId);
});

test('beside the running service, the logs say what trailers earned and what messages were worth, and where that is too little', async () => {
	const state = ['--state', folder.root];
	const trailers = await askedHere(['trailers', ...state, '--json']);
	const { settled, rewardPerShowing, judged } = JSON.parse(trailers.stdout);
	expect(settled).toBeGreaterThan(others.length / 2);
	expect(rewardPerShowing).toBeGreaterThan(0); // p8 played what it saw the trailer of
	for (const { tooLittle } of judged.policies) expect(tooLittle).toMatch(/rows of its own/);
	expect((await askedHere(['trailers', ...state])).stdout).toContain('too little to say');

	const period = ['--from', '2026-10-12', '--to', '2026-11-02'];
	const report = JSON.parse(
		(await askedHere(['messages', 'report', ...state, ...period, '--json'])).stdout,
	);
	expect(report).toMatchObject({ verdict: 'too-few', treated: people.length - held.length });
	expect(report.messages).toBeGreaterThan(others.length / 2);
	expect(report.silences).toMatchObject({ 'held-back': 9, 'opted-out': 9 });
	const words = await askedHere(['messages', 'report', ...state, ...period]);
	expect(words.stdout).toContain('too few profiles to say');
	expect(words.stdout).toContain('9 held-back');

	const before = ['--from', '2026-09-01', '--to', '2026-10-12'];
	const nothing = (await askedHere(['messages', 'report', ...state, ...before])).stdout;
	expect(nothing).toContain('no message was sent, so there is nothing to judge');
	expect(nothing).not.toMatch(/-0\.000|would decide/);

	const short = await askedHere([
		'messages',
		'report',
		...state,
		'--to',
		'2026-10-12T00:00Z',
		'--from',
		'2026-10-12',
	]);
	expect(short.stderr).toContain('report-period-too-short');
	const wrong = await askedHere(['messages', 'report', '--from', 'yesterday']);
	expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('2026-11-02') });
});
