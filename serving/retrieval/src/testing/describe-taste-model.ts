import { epochMs, type TitleId } from '@marquee/units';
import { appliedAll } from '@marquee/viewing';
import { describe, expect, test } from 'vitest';
import type { TasteModel } from '../taste-model.ts';

/** What every taste model promises to the pages that are made with it. */
export function describeTasteModel(name: string, make: () => Promise<TasteModel>): void {
	describe(`${name} as a taste model`, () => {
		const now = epochMs(1_700_000_000_000);
		const playing = (titleId: TitleId) =>
			appliedAll(undefined, [
				{ kind: 'play', eventId: 'e1', profileId: 'p1', titleId, happenedAt: now - 1_000 },
			]);

		test('knows each of its titles once', async () => {
			const { titleIds } = await make();
			expect(new Set(titleIds).size).toBe(titleIds.length);
		});

		test('scores every title with a finite number, for anyone and for a profile without history', async () => {
			const model = await make();
			for (const state of [undefined, playing(model.titleIds[0]!), playing('unknown' as TitleId)]) {
				const scores = await model.taste(state, now);
				expect(scores).toHaveLength(model.titleIds.length);
				expect(scores.every(Number.isFinite)).toBe(true);
			}
		});

		test('answers the same twice, and something else for another past', async () => {
			const model = await make();
			const [first, last] = [model.titleIds[0]!, model.titleIds.at(-1)!];
			const once = await model.taste(playing(first), now);
			expect(await model.taste(playing(first), now)).toEqual(once);
			expect(await model.taste(playing(last), now)).not.toEqual(once);
		});

		test('what it answers is the caller’s own, and stands in the array that was given', async () => {
			const model = await make();
			const [first, last] = [model.titleIds[0]!, model.titleIds.at(-1)!];
			const before = await model.taste(playing(first), now);
			const said = before.slice();
			const given = new Float32Array(model.titleIds.length).fill(7);
			expect(await model.taste(playing(last), now, undefined, given)).toBe(given);
			expect(given).toEqual(await model.taste(playing(last), now));
			expect(before).toEqual(said);
		});

		test('likeness is a cosine: 1 with itself, never beyond, the same from both sides', async () => {
			const { similarity, titleIds, cosine } = await make();
			const [a, b] = [titleIds[0]!, titleIds[1]!];
			const near = similarity(a)!;
			expect(near).toHaveLength(titleIds.length);
			expect(near[0]).toBeCloseTo(1, 3);
			expect(near.every((value) => Math.abs(value) < 1.001)).toBe(true);
			expect(similarity(b)![0]).toBeCloseTo(near[1]!, 3);
			if (cosine !== undefined) expect(cosine(a, b)).toBeCloseTo(near[1]!, 3);
		});

		test('its vectors, where it hands them out, are those whose cosines it answers', async () => {
			const { vectors, similarity, titleIds } = await make();
			const near = new Float32Array(titleIds.length);
			vectors?.scores(vectors.vector(1), near);
			for (const [i, cosine] of similarity(titleIds[1]!)!.entries())
				if (vectors !== undefined) expect(near[i]).toBeCloseTo(cosine, 3);
		});

		test('does not pretend to know a stranger', async () => {
			const { similarity, cosine, titleIds } = await make();
			expect(similarity('unknown' as TitleId)).toBeUndefined();
			expect(cosine?.(titleIds[0]!, 'unknown' as TitleId)).toBeUndefined();
		});
	});
}
