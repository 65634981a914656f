import { catalogueOf } from '@marquee/catalogue';
import { histories } from '@marquee/histories';
import { pagePolicy } from '@marquee/page';
import { diversityDial } from '@marquee/ranking';
import { epochMs, seededRandom } from '@marquee/units';
import { expect, test } from 'vitest';
import { type MeasuredOn, measuredFrontier } from './measured-frontier.ts';

const genres = ['Comedy', 'Drama', 'Horror'];
const titles = 90;
const catalogue = catalogueOf(
	Array.from({ length: titles }, (_, i) => ({
		titleId: `t${i}`,
		name: `Title ${i}`,
		genres: [genres[i % 3]!],
	})),
);

/** Profiles who mostly keep to one genre, all of whom go on to the end. */
function world(profiles: number): MeasuredOn {
	const random = seededRandom(1, 'made-up profiles');
	const rows = Array.from({ length: profiles }, (_, profile) => {
		const unseen = Array.from({ length: titles }, (_title, title) => title);
		return Array.from({ length: 12 }, (_event, at) => {
			const liked = unseen.filter((title) => title % 3 === profile % 3);
			const among = random.next() < 0.8 && liked.length > 0 ? liked : unseen;
			const title = among[Math.floor(random.next() * random.next() * among.length)]!;
			unseen.splice(unseen.indexOf(title), 1);
			const happenedAtMs = 1_700_000_000_000 + at * 86_400_000 + profile;
			return { profile, title, action: 'played' as const, happenedAtMs };
		});
	}).flat();
	return {
		histories: histories(rows, { profiles, titles }),
		catalogue,
		policy: pagePolicy,
		where: 'here',
	};
}

const quiet = { begin: () => {}, update: () => {}, end: () => {} };
const how = () => ({
	seed: 1,
	now: epochMs(1.8e12),
	progress: quiet,
	signal: new AbortController().signal,
});

test('every setting is measured on the same profiles, the first is best-first, and none takes more than it may', async () => {
	const { points, over, policy, measuredAt } = await measuredFrontier(world(80), how());
	expect(points.map(({ share }) => share)).toEqual([
		0, 0.03, 0.06, 0.09, 0.12, 0.15, 0.18, 0.21, 0.24, 0.27, 0.3,
	]);
	expect(over).toMatchObject({ model: 'ease', titles });
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
});

test('the same events and the same seed give the same frontier', async () => {
	const on = world(60);
	expect(await measuredFrontier(on, how())).toEqual(await measuredFrontier(on, how()));
});

test('the setting that serves is among those measured, wherever the dial stands', async () => {
	const policy = { ...pagePolicy, diversity: diversityDial({ share: 0.1 }) };
	const { points } = await measuredFrontier({ ...world(60), policy }, how());
	expect(points.map(({ share }) => share).slice(3, 5)).toEqual([0.09, 0.1]);
	expect(points).toHaveLength(12);
});

test('with too few who went on, or nobody at all, it says how many and how many are needed', async () => {
	for (const [profiles, found] of [
		[20, /^\d+ profiles .* 50 are needed$/],
		[0, /^0 profiles/],
	] as const)
		await expect(measuredFrontier(world(profiles), how())).rejects.toMatchObject({
			code: 'frontier-without-cases',
			responsible: 'caller',
			what: expect.stringMatching(found),
		});
});

test('asked to stop it stops at its next step, in whichever of its phases that comes', async () => {
	for (const phase of ['finding candidates before the cut', 'measuring diversity']) {
		const stop = new AbortController();
		const phases: string[] = [];
		const progress = {
			...quiet,
			begin: (name: string) => {
				phases.push(name);
				if (name === phase) stop.abort(new Error('stopped'));
			},
		};
		const measuring = measuredFrontier(world(60), { ...how(), progress, signal: stop.signal });
		await expect(measuring).rejects.toThrow('stopped');
		expect(phases.at(-1)).toBe(phase);
	}
});
