import { seededRandom } from '@marquee/units';
import { afterAll, expect, test } from 'vitest';
import { askedOf } from '../stats/stats-asked.fixture.ts';

const { file, asked, json, remove } = askedOf('reward');
afterAll(remove);
const random = seededRandom(1, 'reward verbs');
const csv = (header: string, rows: readonly (readonly (string | number)[])[]) =>
	file(`${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`);

test('fit weighs signals of a file, prints a version and its calibration, and leaves ids out', async () => {
	const rows = Array.from({ length: 300 }, (_, i) => {
		const completion = random.next();
		return [
			`m${i}`,
			completion,
			random.next() < 0.5 ? 'TRUE' : 'FALSE',
			random.next() < completion ? 1 : 0,
		];
	});
	const path = csv('member,completion,thumbs_up,retained', rows);
	const { weighting, reliability } = await json('fit', '--file', path, '--outcome', 'retained');
	expect(weighting.version).toMatch(/^retained-[0-9a-f]{8}$/);
	expect(weighting.signals.map(({ name }: { name: string }) => name)).toEqual([
		'completion',
		'thumbs_up',
	]);
	expect(weighting.signals[0].low).toBeGreaterThan(0);
	expect(reliability.bins.length).toBe(10);
	const { stdout } = await asked('fit', '--file', path, '--outcome', 'retained');
	expect(stdout).toMatch(/^retained-[0-9a-f]{8}: from 300 units/);
	expect(stdout).toContain('calibration error');
	const missing = await asked('fit', '--file', path, '--outcome', 'kept');
	expect(missing.stderr).toMatch(/^stats-column-missing[\s\S]*retained/);
});

test('settled foretells what open plays will become, by arm where there are arms', async () => {
	const rows = Array.from({ length: 400 }, (_, i) => {
		const age = 100 * random.next();
		const after = 40 * random.next();
		const arm = i % 2 === 0 ? 'old' : 'new';
		const isCompleted = random.next() < (arm === 'old' ? 0.4 : 0.8) && after < age;
		return [arm, age, isCompleted ? after : ''];
	});
	const path = csv('arm,age_hours,completed_after_hours', rows);
	const report = await json('settled', '--file', path, '--horizon-hours', '48');
	expect(report).toMatchObject({ control: 'old', treatment: 'new', horizonHours: 48 });
	expect(report.low < 0.4 && 0.4 < report.high).toBe(true);
	expect(report.arms.new.estimate).toBeGreaterThan(report.arms.new.naive);
	const { plays } = await json('settled', '--file', path, '--horizon-hours', '48', '--per-play');
	const ofNew = plays.filter((_: unknown, row: number) => rows[row]![0] === 'new');
	const mean =
		ofNew.reduce((sum: number, one: { counts: number }) => sum + one.counts, 0) / ofNew.length;
	expect(mean).toBeCloseTo(report.arms.new.estimate, 9);
	const late = await asked('settled', '--file', path, '--horizon-hours', '500');
	expect(late.stderr).toMatch(/^reward-not-identifiable/);
});

test('proxies reads experiments with covariances by name or as lists, alike', async () => {
	const experiments = Array.from({ length: 60 }, (_, i) => {
		const truth = 2 * random.normal();
		const [hours, stay] = [truth + 0.5 * random.normal(), truth + 0.5 * random.normal()];
		return {
			name: `e${i}`,
			effects: { hours, stay },
			covariance: [
				[0.25, 0],
				[0, 0.25],
			],
		};
	});
	const report = await json('proxies', '--file', file({ northStar: 'stay', experiments }));
	expect(report).toMatchObject({ northStar: 'stay', experiments: 60, identifiable: true });
	expect(report.proxies[0].name).toBe('hours');
	expect(report.proxies[0].correlation.high).toBe(1);
	const byName = experiments.map((one) => ({
		...one,
		covariance: { stay: { stay: 0.25, hours: 0 }, hours: { hours: 0.25 } },
	}));
	const lines = file(byName.map((one) => JSON.stringify(one)).join('\n'));
	expect(await json('proxies', '--file', lines, '--north-star', 'stay')).toEqual(report);
	const bare = experiments.map(({ covariance: _, ...one }) => one);
	expect((await asked('proxies', '--file', file(bare))).stderr).toMatch(
		/the covariance of hours and hours of e0 is missing/,
	);
});

test('agreement says when offline can’t be trusted, in JSON and in words', async () => {
	const rows = Array.from({ length: 30 }, (_, i) => {
		const truth = random.normal();
		return [`c${i}`, truth, 0.1, -truth, 0.1];
	});
	const path = csv('change,offline,offline_se,online,online_se', rows);
	const report = await json('agreement', '--file', path);
	expect(report).toMatchObject({ verdict: 'misleading', alarm: true, changes: 30 });
	const { stdout } = await asked('agreement', '--file', path);
	expect(stdout).toContain("offline can't be trusted");
	expect((await asked('agreement', '--file', csv('a,b', [[1, 2]]))).stderr).toMatch(
		/there is no offline/,
	);
});

const members = 'user_id,completion,thumbs,retained';
const rowsOfMembers = () =>
	Array.from({ length: 200 }, (_, i) => {
		const completion = random.next();
		return [i, completion, i % 2, random.next() < completion ? 1 : 0];
	});

test('numbers of units are no signal, and blanks about signals’ names are none of the name', async () => {
	const path = csv(members, rowsOfMembers());
	const { weighting } = await json('fit', '--file', path, '--outcome', 'retained');
	expect(weighting.signals.map(({ name }: { name: string }) => name).sort()).toEqual([
		'completion',
		'thumbs',
	]);
	const named = ['--outcome', 'retained', '--signals', 'completion, thumbs'];
	expect((await json('fit', '--file', path, ...named)).weighting).toEqual(weighting);
});

test('a signal with a gap is asked for it, not left out', async () => {
	for (const gap of ['', 'NaN']) {
		const rows = rowsOfMembers().map((row, i) => (i === 3 ? [i, gap, 1, 0] : row));
		const { code, stderr } = await asked(
			...['fit', '--file', csv(members, rows), '--outcome', 'retained'],
		);
		expect({ code, stderr }).toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/number is due\n {2}where: .+, line 5\n/),
		});
	}
});

test.each([
	['the outcome', 'retained,completion'],
	['one signal twice', 'completion,completion'],
])('%s among the signals is refused', async (_, signals) => {
	const path = csv(members, rowsOfMembers());
	expect(
		await asked('fit', '--file', path, '--outcome', 'retained', '--signals', signals, '--json'),
	).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^stats-numbers-missing/) });
});

test('what data cannot tell is told of their file, and of their arm where it is one’s', async () => {
	const few = csv('completion,retained', [
		[0.1, 1],
		[0.2, 0],
	]);
	expect((await asked('fit', '--file', few, '--outcome', 'retained')).stderr).toMatch(
		/^reward-data-too-few: .*\n {2}where: .+\/\d+\n/,
	);
	const plays = csv('arm,age_hours,completed_after_hours', [
		['a', 60, 3],
		['a', 60, ''],
		['b', 5, 9],
		['b', 60, ''],
	]);
	expect((await asked('settled', '--file', plays, '--horizon-hours', '48')).stderr).toMatch(
		/^reward-data-malformed: .*\n {2}where: .+\/\d+, arm b\n/,
	);
	const changes = csv('offline,online', [[1, 2]]);
	expect((await asked('agreement', '--file', changes)).stderr).toMatch(
		/^reward-data-too-few: .*\n {2}where: /,
	);
	const one = { effects: { stay: 1, hours: 2 }, covariance: { stay: { stay: 1 } } };
	expect((await asked('proxies', '--file', file([one, null]))).stderr).toMatch(
		/^stats-file-malformed: .*experiment 2 is null/,
	);
});

test.each([
	['settled', '--horizon-hours', '0'],
	['settled', '--horizon-hours', '-3'],
	['proxies', '--noise', '-1'],
	['agreement', '--required', '1.5'],
])('%s cannot mean %s %s', async (verb, flag, value) => {
	expect(await asked(verb, '--file', 'any', flag, value)).toMatchObject({ code: 2, stdout: '' });
});
