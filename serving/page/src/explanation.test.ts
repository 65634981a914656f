import { Explanation as explanationSchema, validator } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { explanation } from './explanation.ts';
import { isTitleKnown } from './known-title.ts';
import { smallPolicy } from './testing/drawn-policies.ts';
import { homeIn } from './testing/drawn-requests.ts';
import { pagesIn } from './testing/small-service.ts';
import { stockedWorlds } from './testing/worlds.ts';

const isExplanation = validator(explanationSchema);
const cells = [{ experiment: 'e', arm: 'new', reason: 'split' as const, epoch: '1' }];
/** Chance has its say everywhere: in places, in titles that are found, in rows. */
const policy = {
	...smallPolicy,
	retrieved: 20,
	offered: { ...smallPolicy.offered, genre: 1, 'genre-to-try': 2 },
	exploration: { rate: 1, place: 1, temperature: 4 },
};

/** Pages of small services by a clock that goes on by a millisecond whenever somebody looks. */
const answers = Promise.all(
	stockedWorlds(3).map(async (world) => {
		let elapsed = 0;
		const stopwatch = { elapsedMs: () => elapsed++, after: () => () => {} };
		const make = await pagesIn(world, { policy, stopwatch });
		return { world, answer: await make(homeIn(world, { cells })) };
	}),
);

test('why a title is on a page, or is not, is told as the contract says, of every title of the catalogue', async () => {
	for (const { world, answer } of await answers)
		for (const { titleId } of world.catalogue.titles)
			expect(isExplanation(explanation(answer.trace, titleId, world.catalogue)).problems).toBe(
				undefined,
			);
});

/** Every title that is shown, with its row and what is told of it. */
const shownTitles = answers.then((all) =>
	all.flatMap(({ world, answer }) =>
		answer.trace.rows.flatMap((row) =>
			row.slate.map((title, position) => {
				const why = explanation(answer.trace, title.id, world.catalogue);
				return { row, title, position, why };
			}),
		),
	),
);

test('a shown title names its place, its funnel and everybody who found it', async () => {
	for (const { row, title, position, why } of await shownTitles) {
		const { sources } = title;
		expect(why).toMatchObject({ row: row.row, position, sources, funnel: row.funnel });
		expect(why.fate.find(({ outcome }) => outcome === 'shown')!.sources).toEqual(sources);
	}
});

test('a shown title says where its score alone would put it', async () => {
	for (const { row, title, why } of await shownTitles) {
		expect(why.diversity === undefined).toBe(row.diversity === undefined);
		if (why.diversity === undefined) continue;
		const byScore = row.slate.map(({ score }) => score).sort((a, b) => b - a);
		expect(byScore[why.diversity.positionByScore]).toBe(title.score);
	}
});

test('a shown title tells every chance that led there', async () => {
	let uncertain = 0;
	for (const { row, title, why } of await shownTitles) {
		const chances = [title.propensity ?? 1, title.foundWith, row.foundWith];
		expect([why.propensity, why.foundWith, why.rowFoundWith]).toEqual(chances);
		if (chances.some((chance = 1) => chance < 1)) uncertain++;
	}
	expect(uncertain).toBeGreaterThan(5);
});

test('how a page came about is told with counts and milliseconds of every source, and nothing counted twice', async () => {
	for (const { world, answer } of await answers) {
		const { trace } = answer;
		const { made } = explanation(trace, world.catalogue.titles[0]!.titleId, world.catalogue);
		const { bundle, ranker, layout } = trace;
		expect(made).toMatchObject({ bundle, ranker, layout, policy: policy.version, cells });
		const { titles, sources } = made.pool!;
		expect(sources.map(({ source }) => source)).toContain('taste');
		const counts = sources.map((source) => source.titles);
		expect(titles).toBeLessThanOrEqual(Math.min(policy.retrieved, sum(counts)));
		expect(titles).toBeGreaterThanOrEqual(Math.min(policy.retrieved, Math.max(...counts)));
		expect(sources.every(({ milliseconds }) => milliseconds! > 0)).toBe(true);
		const broad = made.stages.find(({ stage }) => stage === 'broad-retrieval')!;
		expect(sum(sources.map(({ milliseconds }) => milliseconds!))).toBeLessThan(broad.milliseconds);
		expect(made.stages.map(({ stage }) => stage)).not.toContain('broad-retrieval/taste');
		expect(Object.fromEntries(made.rules.map(({ rule, titles }) => [rule, titles]))).toEqual(
			trace.refused,
		);
	}
});

test('a title that has left the catalogue since is known to the pages that had it, and to no others', async () => {
	const bare = { title: () => undefined };
	for (const { world, answer } of await answers) {
		const shown = new Set(answer.trace.rows.flatMap(({ slate }) => slate.map(({ id }) => id)));
		for (const id of shown) expect(isTitleKnown(answer.trace, id, bare)).toBe(true);
		expect(isTitleKnown(answer.trace, 'nowhere', bare)).toBe(false);
		for (const { titleId } of world.catalogue.titles)
			expect(isTitleKnown({ rows: [] }, titleId, world.catalogue)).toBe(true);
	}
});

test('a rule that took a title out is named for itself, beside the words', async () => {
	let ruled = 0;
	for (const { world, answer } of await answers)
		for (const { titleId } of world.catalogue.titles)
			for (const { rule, reason } of explanation(answer.trace, titleId, world.catalogue).fate)
				if (rule !== undefined) {
					expect(reason.startsWith(`${rule}: `)).toBe(true);
					ruled++;
				}
	expect(ruled).toBeGreaterThan(5);
});

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
