import { describe, expect, test } from 'vitest';
import type { Context } from '../context.ts';
import type { Runnable, WiredStage } from '../pipeline.ts';
import type { Candidate, Scored } from '../stages.ts';
import { type Before, naiveRun } from './naive-run.ts';

/** One request to try a wiring with. */
export interface Trial {
	readonly query: object;
	/** A fresh context of the same request: same moment, same random stream from its beginning. */
	readonly context: () => Context;
}

/**
 * What every wired stage promises, whoever wrote it: runs over all stages that a wiring lists, each asked with exactly
 * what stands before it. A stage added to the wiring is under this suite without another line.
 */
export function describePipeline(
	name: string,
	wired: Runnable<never, Candidate>,
	trials: () => readonly Trial[],
): void {
	describe(`the stages of ${name}`, () => {
		test('are named by what they do, once each', () => {
			const names = wired.stages.map(({ stage }) => stage.name);
			for (const each of names) expect(each).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
			for (const kind of new Set(wired.stages.map((stage) => stage.kind))) {
				const ofKind = wired.stages.filter((stage) => stage.kind === kind);
				expect(new Set(ofKind.map(({ stage }) => stage.name)).size).toBe(ofKind.length);
			}
		});

		test('keep the promise of their kind', async () => {
			for (const { query, context } of trials())
				await naiveRun(wired.stages, query, context(), (stage, before) =>
					keepsItsPromise(stage, before, context),
				);
		});

		test('answer together what they answer one after the other', async () => {
			for (const { query, context } of trials()) {
				const outcome = await wired.run(query as never, context());
				const naive = await naiveRun(wired.stages, query, context());
				expect(outcome.skipped).toEqual([]);
				expect(outcome.slate.map(({ id }) => id)).toEqual(naive.slate.map(({ id }) => id));
				expect(outcome.reserve.map(({ id }) => id)).toEqual(naive.reserve.map(({ id }) => id));
				const verdicts = (list: typeof naive.rejected) =>
					list.map(({ id, filter }) => `${id} ${filter}`).sort();
				expect(verdicts(outcome.rejected)).toEqual(verdicts(naive.rejected));
			}
		});
	});
}

async function keepsItsPromise(
	wired: WiredStage,
	before: Before,
	context: () => Context,
): Promise<void> {
	const query = before.query as never;
	const slate = before.slate as never[];
	switch (wired.kind) {
		case 'source': {
			const found = (await wired.stage.find(query, context())).map(({ id }) => id);
			expect(new Set(found).size, `${wired.stage.name} repeats`).toBe(found.length);
			const again = await wired.stage.find(query, context());
			expect(again.map(({ id }) => id)).toEqual(found);
			return;
		}
		case 'hydrator': {
			const answers = await wired.stage.hydrate(query, slate, context());
			expect(answers).toHaveLength(slate.length);
			const backwards = await wired.stage.hydrate(query, slate.toReversed(), context());
			expect(backwards.toReversed(), `${wired.stage.name} depends on the order`).toEqual(answers);
			return;
		}
		case 'scorer': {
			const scores = Array.from(await wired.stage.score(query, slate, context()));
			expect(scores).toHaveLength(slate.length);
			expect(scores.every(Number.isFinite), `${wired.stage.name} is not finite`).toBe(true);
			return;
		}
		case 'filter':
			for (const candidate of slate) {
				const reason = wired.stage.reject(query, candidate, context());
				expect(reason, wired.stage.name).not.toBe('');
				expect(wired.stage.reject(query, candidate, context())).toBe(reason);
			}
			return;
		case 'selector':
			return losesAndInventsNothing(wired, before, context);
		case 'late':
			for (const [place, candidate] of slate.entries()) {
				const reason = wired.stage.reject(query, candidate, slate.slice(0, place), context());
				expect(reason, wired.stage.name).not.toBe('');
			}
			return;
	}
}

function losesAndInventsNothing(
	{ stage }: Extract<WiredStage, { kind: 'selector' }>,
	before: Before,
	context: () => Context,
): void {
	const select = (candidates: readonly (Candidate & Partial<Scored>)[]) => {
		const chosen = stage.select(before.query as never, candidates as never[], context());
		const {
			slate,
			reserve,
			rejected = [],
		} = chosen as typeof chosen & {
			slate: readonly Candidate[];
			reserve: readonly Candidate[];
		};
		return [slate, reserve, rejected].map((list) => list.map(({ id }) => id));
	};
	const chosen = select(before.slate);
	expect(chosen.flat().sort()).toEqual(before.slate.map(({ id }) => id).sort());
	const [slate, reserve, rejected] = select(before.slate.toReversed());
	expect([slate, reserve], `${stage.name} depends on the order`).toEqual(chosen.slice(0, 2));
	expect(rejected!.sort()).toEqual(chosen[2]!.sort());
}
