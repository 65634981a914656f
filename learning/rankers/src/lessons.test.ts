import { catalogueOf } from '@marquee/catalogue';
import type { ViewingEvent } from '@marquee/contracts';
import { type EpochMs, msPerDay, seededRandom } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	type HeldTaste,
	type LessonsTask,
	lessonCuts,
	lessonRequests,
	lessonsOf,
	titlesOfSlate,
} from './lessons.ts';

const catalogue = catalogueOf(
	Array.from({ length: titlesOfSlate + 30 }, (_, v) => ({
		titleId: `t${v}`,
		name: `Title ${v}`,
		genres: [['Drama', 'War', 'Comedy'][v % 3]!],
	})),
);
const events = madeUpEvents();
const cuts = lessonCuts(Float64Array.from(events, ({ happenedAt }) => happenedAt).sort());
const requests = lessonRequests(events, catalogue, cuts);

test('the cuts are in order, and before each lies the share of engagements that it is named for', () => {
	const times = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 200 });
	fc.assert(
		fc.property(times, (some) => {
			const ascending = Float64Array.from(some).sort();
			const { learnFrom, calibrateFrom, testFrom, end } = lessonCuts(ascending);
			expect([learnFrom, calibrateFrom, testFrom, end - 1]).toEqual(
				[learnFrom, calibrateFrom, testFrom, end - 1].toSorted((a, b) => a - b),
			);
			expect(end).toBe(ascending.at(-1)! + 1);
			const before = (cut: number) => ascending.filter((at) => at < cut).length / some.length;
			expect(before(learnFrom)).toBeLessThanOrEqual(0.7);
			expect(before(calibrateFrom)).toBeLessThanOrEqual(0.86);
			expect(before(testFrom)).toBeLessThanOrEqual(0.9);
		}),
	);
});

test('every request is in the stretch of its time, and of those to learn from nothing of the test is known', () => {
	const { learn, calibrate, test: judged } = requests;
	const between = (some: typeof learn, from: EpochMs, until: EpochMs) =>
		some.every(({ at }) => at >= from && at < until);
	expect(between(learn, cuts.learnFrom, cuts.calibrateFrom)).toBe(true);
	expect(between(calibrate, cuts.calibrateFrom, cuts.testFrom)).toBe(true);
	expect(between(judged, cuts.testFrom, cuts.end)).toBe(true);
	const known = events.filter(({ happenedAt }) => happenedAt < cuts.testFrom);
	const then = lessonRequests(known, catalogue, cuts);
	expect({ learn: then.learn, calibrate: then.calibrate }).toEqual({ learn, calibrate });
	expect(learn.length).toBeGreaterThan(50);
	expect(judged.length).toBeGreaterThan(30);
});

test('each model is asked of requests after its past alone, one at a time, and is let go', async () => {
	const said: string[] = [];
	const lessons = await lessonsOf(task({ said }));
	expect(said).toEqual([
		`model until ${cuts.learnFrom}`,
		`slates to learn from: ${requests.learn.length}`,
		`slates to calibrate on: ${requests.calibrate.length}`,
		`let go of ${cuts.learnFrom}`,
		`model until ${cuts.testFrom}`,
		`slates to test on: ${requests.test.length}`,
		`let go of ${cuts.testFrom}`,
	]);
	expect(lessons.test.size).toBe(titlesOfSlate);
	expect(lessons.calibrate.size).toBe(titlesOfSlate);
	expect(lessons.learn.size).toBe(32);
	for (let s = 0; s < lessons.learn.count; s++) expect(lessons.learn.played[s * 32]).toBe(1);
});

test('a model that fails is let go too', async () => {
	const said: string[] = [];
	await expect(lessonsOf(task({ said, fails: true }))).rejects.toThrow('no taste today');
	expect(said.at(-1)).toBe(`let go of ${cuts.learnFrom}`);
});

function task({
	said,
	fails = false,
}: {
	readonly said: string[];
	readonly fails?: boolean;
}): LessonsTask {
	const during: LessonsTask['during'] = (what, work, count) => {
		said.push(`${what}: ${count}`);
		return work();
	};
	const tasteUntil = async (until: EpochMs): Promise<HeldTaste> => {
		said.push(`model until ${until}`);
		return {
			of: async (asked) => {
				if (fails) throw new Error('no taste today');
				for (const { now } of asked) expect(now).toBeGreaterThanOrEqual(until);
				return asked.map(() => new Float32Array(catalogue.size).map((_, v) => (v % 7) - 3));
			},
			release: async () => void said.push(`let go of ${until}`),
		};
	};
	return { catalogue, events, requests, cuts, seed: 1, tasteUntil, during };
}

/** Forty profiles, each with twelve titles on twelve days. */
function madeUpEvents(): readonly ViewingEvent[] {
	const random = seededRandom(1, 'lessons');
	return Array.from({ length: 40 * 12 }, (_, n): ViewingEvent => {
		const [profile, day] = [n % 40, Math.floor(n / 40)];
		return {
			kind: 'rating',
			eventId: `e${n}`,
			profileId: `p${profile}`,
			titleId: `t${random.below(catalogue.size)}`,
			happenedAt: Math.floor(1.7e12 + (day + random.next()) * 2 * msPerDay),
			rating: 1 + random.below(10),
			outOf: 10,
		} as ViewingEvent;
	});
}
