import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Title } from '@marquee/contracts';
import { type Bundle, type Memory, run, type TrainedModel, train } from '@marquee/foundation';
import { type Histories, histories } from '@marquee/histories';
import { seededRandom, systemClock, type TitleId } from '@marquee/units';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HowTrained } from './model-trained-on.ts';
import { withMemory } from './with-memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-memory-'));
afterAll(() => rmSync(folder, { recursive: true }));

const titles: readonly Title[] = Array.from({ length: 42 }, (_, i) => ({
	titleId: `t${i}`,
	name: `Title ${i}`,
	genres: [],
}));

/** Each title is followed by the one five further on; the twelfth of each profile comes after nine tenths of all events. */
function following(profiles: number): Histories {
	const random = seededRandom(1, 'following');
	const interactions = Array.from({ length: profiles }, (_, profile) => {
		const first = random.below(titles.length);
		return Array.from({ length: 12 }, (_event, at) => ({
			profile,
			title: (first + 5 * at) % titles.length,
			happenedAtMs: at * 3_600_000,
		}));
	}).flat();
	return histories(interactions, { profiles, titles: titles.length });
}

/** So little training that what follows is better remembered than understood. */
const hasty = run('hasty', { width: 16, context: 12, batchRows: 8, epochs: 1, learningRate: 1e-3 });
const begun: string[] = [];
const how: HowTrained = {
	run: hasty,
	threads: 1,
	clock: systemClock,
	progress: { begin: (phase) => begun.push(phase), update: () => {}, end: () => {} },
	signal: new AbortController().signal,
	checkpointOf: ({ name }) => join(folder, `${name}.checkpoint`),
};
const data = following(60);
let model: TrainedModel;
beforeAll(async () => {
	model = await train({ run: hasty, data, threads: 1, clock: systemClock });
});

const decided = (wanted: 'where-it-helps' | 'always' | 'never', on: Partial<Bundle> = {}) => {
	const parent = { hash: 'ab12'.repeat(16), bundle: on as Bundle };
	const wentOnFrom = Object.keys(on).length > 0 && { wentOnFrom: parent };
	return withMemory({ trained: { model, ...wentOnFrom }, data, titles, wanted }, how);
};

test('a memory that finds what came after the cut better than taste does is taken, by figures that say so', async () => {
	const answer = await decided('where-it-helps');
	const { looks, taken, cases } = answer.memory as Extract<
		typeof answer.memory,
		{ looks: unknown }
	>;
	expect(cases).toBe(60);
	const { judged } = looks.find(({ share }) => share === taken!.share)!;
	expect(judged).toBeGreaterThan(looks.find(({ share }) => share === 0)!.judged);
	expect(answer.model).toMatchObject({ ...model, memory: taken! });
	expect(begun).toContain('training a twin before a cut in time, to choose a memory by');
	expect(existsSync(join(folder, 'hasty-before-the-cut.checkpoint'))).toBe(false);
});

test('of more titles than can be ranked in reason none is looked for, unless one is wanted in any case', async () => {
	begun.length = 0;
	const many = Array.from({ length: 200_001 }, (_, i) => titles[i % titles.length]!);
	const order = { trained: { model }, data, titles: many };
	const { memory } = await withMemory({ ...order, wanted: 'where-it-helps' }, how);
	expect(memory).toEqual({
		notLookedAt: expect.stringMatching(/^200,001 titles are too many/),
	});
	expect(begun).toEqual([]);
});

test('where none is wanted, or too few went on to choose by, the model stays what it is, and the choice says why', async () => {
	expect(await decided('never')).toEqual({ model, memory: { notLookedAt: 'none was wanted' } });
	begun.length = 0;
	const order = { trained: { model }, data: following(49), titles, wanted: 'always' } as const;
	const few = await withMemory(order, how);
	expect(few.model).toBe(model);
	expect(few.memory).toEqual({ notLookedAt: expect.stringMatching(/^only 49 profiles went on/) });
	expect(begun).toEqual([]);
});

test('a training that went on from a bundle takes its memory over by the ids of titles, and looks for none of its own', async () => {
	const titleIds = ['gone', ...titles.slice(1).map(({ titleId }) => titleId)] as TitleId[];
	const memory: Memory = {
		linear: {
			titles: titleIds.length,
			ratings: { slope: 0, mean: 0 },
			parts: [{ decay: 1, share: 1, matrix: rowsToNext(titleIds.length) }],
		},
		share: 2,
		tasteShare: 1,
	};
	begun.length = 0;
	const answer = await decided('where-it-helps', { titleIds, memory });
	const { matrix } = answer.model.memory!.linear.parts[0]!;
	expect(matrix.offsets).toHaveLength(titles.length + 1);
	expect(matrix.titles).toHaveLength(titles.length - 2); // what was said of the title that is gone, and by it
	expect(answer.memory).toEqual({
		taken: { share: 2, tasteShare: 1 },
		takenOverFrom: 'ab12'.repeat(16),
	});
	const without = await decided('where-it-helps', { titleIds });
	expect(without.memory).toEqual({ notLookedAt: expect.stringMatching(/has none$/) });
	expect(without.model.memory).toBeUndefined();
	expect(begun).toEqual([]);
});

/** Every title says 1 of the next one. */
const rowsToNext = (count: number) => ({
	offsets: Int32Array.from({ length: count + 1 }, (_, row) => row),
	titles: Int32Array.from({ length: count }, (_, row) => (row + 1) % count),
	values: new Float32Array(count).fill(1),
});
