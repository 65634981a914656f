import { pagePolicy } from '@marquee/page';
import { priorRanker } from '@marquee/rankers';
import { diversityDial } from '@marquee/ranking';
import { linearModel } from '@marquee/retrieval/testing';
import { epochMs } from '@marquee/units';
import { beforeAll, expect, test } from 'vitest';
import { modelHistories } from '../training/model-histories.ts';
import { type MeasuredOn, measuredFrontier } from './measured-frontier.ts';
import {
	goingOnCatalogue,
	goingOnEvents,
	goingOnTitleIds,
	statesAfter,
} from './testing/going-on.ts';

async function serviceOf(profiles: number): Promise<MeasuredOn> {
	const states = await statesAfter(goingOnEvents(profiles));
	return {
		...modelHistories(states, goingOnTitleIds, () => undefined),
		...{ states, catalogue: goingOnCatalogue, where: 'here', keptBack: true },
		model: linearModel(goingOnTitleIds),
		ranker: priorRanker(),
		policy: pagePolicy,
	};
}

const quiet = { begin: () => {}, update: () => {}, end: () => {} };
const how = () => ({
	seed: 1,
	now: epochMs(1.8e12),
	progress: quiet,
	signal: new AbortController().signal,
});
let service: MeasuredOn;
beforeAll(async () => {
	service = await serviceOf(700);
});

test('every setting is measured on the same profiles, the first is best-first, and none costs more than it may', async () => {
	const { points, over, policy, measuredAt } = await measuredFrontier(service, how());
	expect(points.map(({ share }) => share)).toEqual([
		0, 0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24, 0.27, 0.3,
	]);
	expect(over).toMatchObject({ bundle: 'linear-1', ranker: 'prior 1', titles: 90 });
	expect(over.cases).toBeGreaterThanOrEqual(50);
	expect({ policy, measuredAt }).toEqual({
		policy: { version: pagePolicy.version, share: pagePolicy.diversity.share },
		measuredAt: 1.8e12,
	});
	const [none, widest] = [points[0]!, points.at(-1)!];
	expect(none['ndcg@10Gained']).toEqual({ value: 0, low: 0, high: 0 });
	expect([none.ofScore, none.relevanceLost]).toEqual([0, 0]);
	for (const point of points) {
		expect(point.relevanceLost).toBeLessThanOrEqual(point.share + 1e-9);
		const gained = point['ndcg@10'].value - none['ndcg@10'].value;
		expect(point['ndcg@10Gained'].value).toBeCloseTo(gained, 12);
	}
	expect(widest.intraListDiversity.value).toBeGreaterThan(none.intraListDiversity.value);
	expect(widest.calibrationKl.value).toBeLessThan(none.calibrationKl.value);
	expect(widest.ofScore).toBeGreaterThan(points[4]!.ofScore);
});

test('the same events and the same seed give the same frontier', async () => {
	expect(await measuredFrontier(service, how())).toEqual(await measuredFrontier(service, how()));
});

test('the setting that serves is among those measured, wherever the dial stands', async () => {
	const policy = { ...pagePolicy, diversity: diversityDial({ share: 0.1 }) };
	const { points } = await measuredFrontier({ ...service, policy }, how());
	expect(points.map(({ share }) => share).slice(3, 5)).toEqual([0.09, 0.1]);
	expect(points).toHaveLength(12);
});

test('with too few of whom the model has not learnt, or nobody at all, it says how many and how many are needed', async () => {
	for (const [on, found] of [
		[await serviceOf(100), /^of \d+ profiles .* 50 are needed$/],
		[await serviceOf(0), /^of 0 profiles/],
		[
			{ ...service, keptBack: false, model: { ...service.model, trainedAt: epochMs(1.8e12) } },
			/^of 0 /,
		],
	] as const)
		await expect(measuredFrontier(on, how())).rejects.toMatchObject({
			code: 'frontier-without-cases',
			responsible: 'caller',
			what: expect.stringMatching(found),
		});
});

test('asked to stop it stops at its next step, in whichever of its phases that comes', async () => {
	for (const phase of ['asking for pages of the past', 'measuring diversity']) {
		const stop = new AbortController();
		const phases: string[] = [];
		const progress = {
			...quiet,
			begin: (name: string) => {
				phases.push(name);
				if (name === phase) stop.abort(new Error('stopped'));
			},
		};
		const measuring = measuredFrontier(service, { ...how(), progress, signal: stop.signal });
		await expect(measuring).rejects.toThrow('stopped');
		expect(phases.at(-1)).toBe(phase);
	}
});
