import { type Bundle, run } from '@marquee/foundation';
import { histories } from '@marquee/histories';
import type { TitleId } from '@marquee/units';
import { expect, test } from 'vitest';
import { parentOfTraining } from './parent-of-training.ts';

const wanted = run('daily');
const titleIds = ['old', 'new', 'waited', 'never'] as TitleId[];
const trainedUntil = 10_000;
/** `old` was played before the parent was trained and since, `new` and `waited` only since, `never` never. */
const data = histories(
	[
		{ profile: 0, title: 0, action: 'played', happenedAtMs: 1_000 },
		{ profile: 0, title: 1, action: 'played', happenedAtMs: 20_000 },
		{ profile: 1, title: 2, action: 'played', happenedAtMs: 20_000 },
		{ profile: 1, title: 0, action: 'played', happenedAtMs: 30_000 },
	],
	{ profiles: 2, titles: 4 },
);
const bundle = (learnt: object | undefined) =>
	({
		manifest: { lineage: { trainedUntil } },
		titleIds: ['gone', 'waited', 'old'] as TitleId[],
		learnt: async () => learnt,
	}) as unknown as Bundle;

test('titles are found by their ids; one that is new, or that nobody had played by then, has no row', async () => {
	const before = { hash: 'h', bundle: bundle({ run: wanted }) };
	expect(await parentOfTraining(before, wanted, { data, titleIds })).toEqual({
		parent: {
			model: { run: wanted },
			trainedUntilMs: trainedUntil,
			rows: Int32Array.of(2, -1, -1, -1),
		},
		from: before,
		run: wanted,
	});
});

test('a head that the bundle before has learnt goes on learning, unless it is told how much by the run itself', async () => {
	const heads = { laterWeight: 0.5, genreWeight: 0.3 };
	const before = { hash: 'h', bundle: bundle({ run: { ...wanted, ...heads } }) };
	const asked = { ...wanted, genreWeight: 0.1 };
	const found = await parentOfTraining(before, asked, { data, titleIds });
	expect(found).toMatchObject({ run: { ...wanted, laterWeight: 0.5, genreWeight: 0.1 } });
});

test('where nothing has happened since, everything is gone through once more', async () => {
	const late = { ...bundle({ run: wanted }), manifest: { lineage: { trainedUntil: 30_000 } } };
	const before = { hash: 'h', bundle: late as unknown as Bundle };
	const found = await parentOfTraining(before, wanted, { data, titleIds });
	expect(found).toMatchObject({ parent: { trainedUntilMs: -Infinity } });
});

test.each([
	['nothing serves', undefined, 'no bundle serves yet'],
	['it cannot be opened', { unopened: 'it is gone' }, 'of the bundle that serves: it is gone'],
	[
		'it came without what it has learnt',
		{ bundle: bundle(undefined) },
		/does not hold what it has/,
	],
	[
		'it is of another shape',
		{ bundle: bundle({ run: run('wide', { width: 128 }) }) },
		'the bundle that serves has width 128, not 64',
	],
])('a training begins with nothing where %s, and says so', async (_why, before, said) => {
	const found = await parentOfTraining(before && { hash: 'h', ...before }, wanted, {
		data,
		titleIds,
	});
	expect(found).toEqual({ without: expect.stringMatching(said) });
});
