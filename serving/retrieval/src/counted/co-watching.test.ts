import { catalogueOf } from '@marquee/catalogue';
import { epochMs, msPerDay, type TitleId } from '@marquee/units';
import { appliedAll, type ProfileState } from '@marquee/viewing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCoWatching } from './co-watching.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const slots = 1_000;
const catalogue = catalogueOf(ids.map((titleId) => ({ titleId, name: titleId, genres: [] })));
const start = 20_000 * msPerDay;
const _now = epochMs(start + 100 * msPerDay);
const play = (profileId: string, titleId: string, day: number) => ({
	kind: 'play' as const,
	eventId: `${profileId}${titleId}${day}`,
	profileId,
	titleId,
	happenedAt: Math.round(start + day * msPerDay),
});
type Play = ReturnType<typeof play>;
const stateOf = (plays: readonly Play[]) => appliedAll(undefined, plays);

/** Profiles who each took titles up on days of their own, all at different moments. */
const pasts = fc.array(
	fc
		.uniqueArray(fc.tuple(fc.constantFrom(...ids, 'stranger'), fc.nat(60)), {
			selector: ([id]) => id,
			minLength: 1,
		})
		.map((taken) => taken.map(([id, day], i) => [id, day + i / 100] as const)),
	{ minLength: 1, maxLength: 12 },
);
const playsOf = (past: readonly (readonly [string, number])[], p: number) =>
	past.map(([id, day]) => play(`p${p}`, id, day)).sort((a, b) => a.happenedAt - b.happenedAt);

test('closeness is the cosine of who took titles up within two weeks, pulled to 0 where few did', () => {
	fc.assert(
		fc.property(pasts, (all) => {
			const coWatching = countedCoWatching(catalogue, all.map(playsOf).map(stateOf), { slots });
			const took = (id: string) =>
				all.filter((past) => past.some(([other]) => other === id)).length;
			const together = (a: string, b: string) =>
				all.filter((past) => {
					const [one, other] = [a, b].map((id) => past.find(([each]) => each === id)?.[1]);
					return one !== undefined && other !== undefined && Math.abs(one - other) <= 14;
				}).length;
			for (const a of ids) {
				const near = coWatching.beside(catalogue.indexOf(a)!);
				if (took(a) === 0) {
					expect(near).toBeUndefined();
					continue;
				}
				const expected = ids
					.map((b, index) => ({ index, n: a === b ? 0 : together(a, b), of: took(a) * took(b) }))
					.filter(({ n }) => n > 0)
					.map(({ index, n, of }) => ({
						index,
						close: Math.fround((n * n) / Math.sqrt(of) / (n + 10)),
					}))
					.sort((x, y) => y.close - x.close || x.index - y.index);
				expect(near!.indices.length).toBe(expected.length);
				for (const [place, { close }] of expected.entries())
					expect(near!.closeness[place]).toBeCloseTo(close, 6);
			}
		}),
	);
});

test('counted as events come, it ends at what counting whole histories gives', () => {
	fc.assert(
		fc.property(pasts, fc.nat(20), (all, before) => {
			const plays = all.map(playsOf);
			const whole = countedCoWatching(catalogue, plays.map(stateOf), { before, slots });
			const grown = countedCoWatching(catalogue, [], { before, slots });
			for (const own of plays) {
				let state: ProfileState | undefined;
				for (const event of own) {
					state = appliedAll(state, [event]);
					grown.addTakeUp(state, event.titleId as TitleId);
				}
			}
			for (const index of ids.keys()) expect(grown.beside(index)).toEqual(whole.beside(index));
		}),
	);
});

test('a title taken up again is not counted again, and what is far apart is not together', () => {
	const state = stateOf([
		play('p', 'a', 0),
		play('p', 'b', 1),
		play('p', 'a', 1.5),
		play('p', 'c', 16),
	]);
	const coWatching = countedCoWatching(catalogue, [state], { slots });
	expect(coWatching.beside(0)).toEqual({ indices: [1], closeness: [Math.fround(1 / 11)] });
	expect(coWatching.beside(2)).toEqual({ indices: [], closeness: [] });
});

test('a list is what was counted up to then, however lately it was asked for', () => {
	const coWatching = countedCoWatching(catalogue, [
		stateOf([play('p', 'a', 0), play('p', 'b', 1)]),
	]);
	expect(coWatching.beside(0)!.indices).toEqual([1]);
	coWatching.addHistory(stateOf([play('q', 'a', 0), play('q', 'c', 1)]));
	expect(coWatching.beside(0)!.indices).toEqual([1, 2]);
});
