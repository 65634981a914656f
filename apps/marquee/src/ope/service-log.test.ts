import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackedTrace, policies } from '@marquee/page';
import { openSegmentDecisionLog, openSegmentEventLog, openSegmentSlateLog } from '@marquee/stores';
import { epochMs, msPerDay, requestId } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StateFolder, stateFolder } from '../facts/state-folder.ts';
import type { LoggedChoice } from '../serving/decisions.ts';
import { serviceLog } from './service-log.ts';

const day = epochMs(Date.UTC(2026, 0, 5));
const later = epochMs(day + 2 * msPerDay);
let folder: StateFolder;

beforeAll(async () => {
	folder = stateFolder(await mkdtemp(join(tmpdir(), 'marquee-service-log-')));
	const { log: events } = await openSegmentEventLog(folder.log);
	const play = (profileId: string, titleId: string) =>
		({
			kind: 'play',
			eventId: `e-${profileId}-${titleId}`,
			profileId,
			titleId,
			happenedAt: day + 60_000,
		}) as const;
	await events.append([play('p1', 't1'), play('p2', 't9')], later);
	await events.close();
	const { decisionLog: decisions } = await openSegmentDecisionLog<LoggedChoice>(folder.decisions);
	const decide = (profileId: string, sent: boolean, randomised: boolean) =>
		decisions.append({
			surface: 'notifications',
			decision: {
				requestId: `r-${profileId}`,
				profileId,
				decidedAt: day,
				decision: sent ? 'send' : 'silent',
				reason: sent ? 'unfinished' : 'random-silence',
				propensity: sent ? 0.8 : 0.2,
				sendProbability: 0.8,
				randomised,
				passed: [],
				policy: 'test',
			},
		});
	await decide('p1', true, true);
	await decide('p3', false, true);
	await decide('p2', true, false);
	await decisions.close();
	const [version, { exploration }] = [...policies][0]!;
	const { slateLog } = await openSegmentSlateLog<PackedTrace>(folder.slates);
	const page = (profileId: string, title: string, propensity: number, more: object = {}) =>
		slateLog.append(requestId(`page-${profileId}`), {
			policy: version,
			profileId,
			generatedAt: day,
			rows: [{ family: 'top-picks', ids: ['t0', title], chances: [[1, propensity]] }],
			...more,
		} as unknown as PackedTrace);
	await page('p1', 't1', 1 - exploration.rate + 0.5 * exploration.rate);
	await page('p2', 't2', 0.1 * exploration.rate);
	await page('p3', 't3', 0.1 * exploration.rate, { interleaved: { arms: ['a', 'b'], other: {} } });
	await slateLog.close();
});
afterAll(() => rm(folder.root, { recursive: true }));

test('messages that chance decided are choices; a visit within a day is what they earn', async () => {
	const { log } = await serviceLog(folder, 'messages', later);
	expect(log.actions).toEqual(['send', 'silent']);
	expect([...log.propensities]).toEqual([0.8, 0.2]);
	expect([...log.rewards]).toEqual([1, 0]);
	expect([...log.logging!(0)!]).toEqual([0.8, expect.closeTo(0.2, 12)]);
	expect(log.unitCount).toBe(2);
});

test('titles at places of chance are choices, unless two pages were drawn together; what the policy would do with and without chance is known', async () => {
	const { log, special } = await serviceLog(folder, 'pages', later);
	expect(log.actions).toEqual(['t1', 't2']);
	expect([...log.rewards]).toEqual([1, 0]);
	expect([0, 1].map(special.get('best')!.ofChosen)).toEqual([1, 0]);
	const drawn = [0, 1].map(special.get('drawn')!.ofChosen);
	expect(drawn[0]).toBeCloseTo(0.5, 9);
	expect(drawn[1]).toBeCloseTo(0.1, 9);
});

test('before the day has passed, and where nothing was chosen, there is nothing to judge', async () => {
	await expect(serviceLog(folder, 'messages', day)).rejects.toThrow(/ope-log-empty/);
	await expect(serviceLog(folder, 'trailers', later)).rejects.toThrow(/ope-log-empty/);
});
