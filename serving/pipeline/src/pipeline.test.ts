import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byScoreThenId } from './order.ts';
import { pipeline, request, wiringOf } from './pipeline.ts';
import type {
	Candidate,
	Filter,
	Hydrator,
	LateFilter,
	RequestHydrator,
	Scored,
	Scorer,
	Selector,
	SideEffect,
	Source,
} from './stages.ts';
import { describePipeline, manualStopwatch, testContext } from './testing/index.ts';

interface Visit {
	readonly allowed: number;
}
interface Place extends Candidate {
	readonly name: string;
}
interface Rated {
	readonly rating: number;
}

const places = (name: string, ...ids: readonly string[]): Source<Visit, Place> => ({
	name,
	onFailure: 'fail',
	find: () => ids.map((id) => ({ id, name: `${id} by ${name}` })),
});
const broken: Source<Visit, Place> = {
	name: 'broken',
	onFailure: 'skip',
	find: async () => {
		throw new Error('the index is down');
	},
};
const ratings: Hydrator<Visit, Place, Rated> = {
	name: 'ratings',
	onFailure: 'fail',
	hydrate: async (_visit, all) => all.map(({ id }) => ({ rating: id.length })),
};
const tooMature: Filter<Visit, Place & Rated> = {
	name: 'too-mature',
	reject: ({ allowed }, { rating }) =>
		rating > allowed ? `rated ${rating} for a ${allowed} profile` : undefined,
};
const longest: Scorer<Visit, Place & Rated> = {
	name: 'longest',
	onFailure: 'fail',
	score: (_visit, all) => Float32Array.from(all, ({ rating }) => rating),
};
const best = (size: number): Selector<Visit, Candidate & Scored> => ({
	name: `best-${size}`,
	select: (_visit, all) => {
		const ordered = all.toSorted(byScoreThenId);
		return { slate: ordered.slice(0, size), reserve: ordered.slice(size) };
	},
});
const sameInitial: LateFilter<Visit, Place> = {
	name: 'same-initial',
	reject: (_visit, { id }, placed) =>
		placed.some((other) => other.id[0] === id[0]) ? `${id[0]} stands there already` : undefined,
};
const visit: Visit = { allowed: 18 };
const ids = (list: readonly Candidate[]) => list.map(({ id }) => id);

test('a candidate that is rated too high is rejected with the reason', async () => {
	const outcome = await pipeline(places('all', 'ab', 'abcd'))
		.hydrate(ratings)
		.filter(tooMature)
		.run({ allowed: 3 }, testContext());
	expect(ids(outcome.slate)).toEqual(['ab']);
	expect(outcome.rejected).toEqual([
		{ id: 'abcd', filter: 'too-mature', reason: 'rated 4 for a 3 profile' },
	]);
});

test('a candidate found twice is described by its first finder and keeps both, with its places', async () => {
	const outcome = await pipeline(places('here', 'b', 'a'), places('there', 'a')).run(
		visit,
		testContext(),
	);
	expect(outcome.slate[1]).toEqual({
		id: 'a',
		name: 'a by here',
		finders: [
			{ source: 'here', place: 1 },
			{ source: 'there', place: 0 },
		],
	});
	expect(outcome.found).toEqual([
		{ source: 'here', count: 2 },
		{ source: 'there', count: 1 },
	]);
});

test('a source that fails is skipped and named, not hidden', async () => {
	const outcome = await pipeline(broken, places('all', 'ab')).run(visit, testContext());
	expect(ids(outcome.slate)).toEqual(['ab']);
	expect(outcome.skipped).toEqual([{ stage: 'broken', cause: new Error('the index is down') }]);
});

test('a stage that declares to fail fails the request', async () => {
	const strict = { ...broken, onFailure: 'fail' as const };
	await expect(pipeline(strict).run(visit, testContext())).rejects.toThrow('the index is down');
});

test('what is learnt about the request is there for every later stage', async () => {
	const stricter: RequestHydrator<Visit, { readonly allowed: number }> = {
		name: 'stricter',
		onFailure: { fallback: { allowed: 0 } },
		hydrate: ({ allowed }) => ({ allowed: allowed - 1 }),
	};
	const asked = request<Visit>()
		.hydrate(stricter)
		.sources(places('all', 'ab', 'abc'));
	const outcome = await asked.hydrate(ratings).filter(tooMature).run({ allowed: 3 }, testContext());
	expect(ids(outcome.slate)).toEqual(['ab']);
});

test('a stage that overruns is cut: its fallback counts, it is named, its late answer changes nothing', async () => {
	const stopwatch = manualStopwatch();
	const gate = Promise.withResolvers<void>();
	let aborted = false;
	const slow: Hydrator<Visit, Place, Rated> = {
		name: 'slow-ratings',
		deadlineMs: 20,
		onFailure: { fallback: { rating: -1 } },
		hydrate: async (_visit, all, { signal }) => {
			await gate.promise;
			aborted = signal.aborted;
			return all.map(() => ({ rating: 99 }));
		},
	};
	const running = pipeline(places('all', 'a')).hydrate(slow).run(visit, testContext({ stopwatch }));
	await new Promise((resolve) => setImmediate(resolve));
	stopwatch.advance(21);
	const outcome = await running;
	gate.resolve();
	await new Promise((resolve) => setImmediate(resolve));
	expect(outcome.slate[0]!.rating).toBe(-1);
	expect(outcome.skipped[0]).toMatchObject({
		stage: 'slow-ratings',
		cause: { code: 'stage-overran' },
	});
	expect(outcome.timings.find(({ stage }) => stage === 'slow-ratings')!.milliseconds).toBe(21);
	expect(aborted).toBe(true);
});

test('an answer that blocked the thread past the deadline is late all the same', async () => {
	const stopwatch = manualStopwatch();
	const blocking: Source<Visit, Place> = {
		...places('blocking', 'a'),
		deadlineMs: 5,
		onFailure: 'skip',
		find: () => {
			stopwatch.advance(6);
			return [{ id: 'a', name: 'a' }];
		},
	};
	const outcome = await pipeline(blocking).run(visit, testContext({ stopwatch }));
	expect(outcome.slate).toEqual([]);
	expect(outcome.skipped.map(({ stage }) => stage)).toEqual(['blocking']);
});

test('of stages that run together each is timed by its own work, and one that waits says that it waited', async () => {
	const stopwatch = manualStopwatch();
	const working = (name: string, milliseconds: number): Source<Visit, Place> => ({
		...places(name, name),
		find: () => {
			stopwatch.advance(milliseconds);
			return [{ id: name, name }];
		},
	});
	const waiting: Source<Visit, Place> = {
		...places('waiting', 'w'),
		find: async () => {
			stopwatch.advance(1);
			await new Promise((resolve) => setImmediate(resolve));
			return [];
		},
	};
	const failing: Source<Visit, Place> = {
		...broken,
		find: () => {
			stopwatch.advance(4);
			throw new Error('the index is down');
		},
	};
	const wired = pipeline(working('first', 3), waiting, failing, working('last', 5));
	const { timings } = await wired.run(visit, testContext({ stopwatch }));
	expect(timings).toEqual([
		{ stage: 'first', milliseconds: 3 },
		{ stage: 'waiting', milliseconds: 10, waited: true },
		{ stage: 'broken', milliseconds: expect.any(Number) },
		{ stage: 'last', milliseconds: 5 },
	]);
	expect(timings[2]!.milliseconds).toBeGreaterThanOrEqual(4);
});

test('a stage that fails after it was cut is reported', async () => {
	const stopwatch = manualStopwatch();
	const gate = Promise.withResolvers<readonly Place[]>();
	const slow: Source<Visit, Place> = {
		name: 'slow',
		deadlineMs: 20,
		onFailure: 'skip',
		find: () => gate.promise,
	};
	const context = testContext({ stopwatch });
	const running = pipeline(slow).run(visit, context);
	await new Promise((resolve) => setImmediate(resolve));
	stopwatch.advance(21);
	await running;
	gate.reject(new Error('and then it broke'));
	await new Promise((resolve) => setImmediate(resolve));
	expect(context.reports).toEqual([{ stage: 'slow', cause: new Error('and then it broke') }]);
});

test('hydrators of one call run at the same time', async () => {
	const both = Promise.withResolvers<void>();
	let asked = 0;
	const meeting = (name: string): Hydrator<Visit, Place, Rated> => ({
		name,
		onFailure: 'fail',
		hydrate: async (_visit, all) => {
			asked++;
			if (asked === 2) both.resolve();
			await both.promise;
			return all.map(() => ({ rating: 1 }));
		},
	});
	const wired = pipeline(places('all', 'a')).hydrate(meeting('one'), meeting('two'));
	expect((await wired.run(visit, testContext())).slate[0]!.rating).toBe(1);
});

test.each([
	['NaN', [Number.NaN, 1], 'odd scored a with NaN'],
	['an infinity', [1, Infinity], 'odd scored b with Infinity'],
	['one score too few', [1], 'odd answered 1 of 2 candidates'],
])(
	'a scorer that answers %s fails the request, whatever its policy',
	async (_what, scores, said) => {
		const odd: Scorer<Visit, Place> = {
			name: 'odd',
			onFailure: { fallback: () => 0 },
			score: () => scores,
		};
		const wired = pipeline(places('all', 'a', 'b')).score(odd);
		await expect(wired.run(visit, testContext())).rejects.toThrow(said);
	},
);

test('a scorer that fails is replaced by the score it declared', async () => {
	const down: Scorer<Visit, Place> = {
		name: 'down',
		onFailure: { fallback: ({ id }) => id.length },
		score: () => Promise.reject(new Error('no model')),
	};
	const outcome = await pipeline(places('all', 'a', 'bb'))
		.score(down)
		.run(visit, testContext());
	expect(outcome.slate.map(({ score }) => score)).toEqual([1, 2]);
	expect(outcome.skipped[0]!.stage).toBe('down');
});

test('a selector that loses a candidate fails the request', async () => {
	const careless: Selector<Visit, Place> = {
		name: 'careless',
		select: (_visit, all) => ({ slate: all.slice(1), reserve: [] }),
	};
	await expect(
		pipeline(places('all', 'a', 'b'))
			.select(careless)
			.run(visit, testContext()),
	).rejects.toThrow('careless answered 1 of 2');
});

test('what a late filter takes from the slate, the reserve gives back', async () => {
	const outcome = await pipeline(places('all', 'aaaa', 'aaa', 'aa', 'b'))
		.hydrate(ratings)
		.score(longest)
		.select(best(2))
		.late(sameInitial)
		.run(visit, testContext());
	expect(ids(outcome.slate)).toEqual(['aaaa', 'b']);
	expect(ids(outcome.rejected)).toEqual(['aaa', 'aa']);
});

test('a side effect that fails is reported and never shown', async () => {
	const context = testContext();
	const log: SideEffect<Visit, Candidate> = {
		name: 'write-log',
		record: () => {
			throw new Error('disk full');
		},
	};
	const wired = pipeline(places('all', 'a'))
		.hydrate(ratings)
		.score(longest)
		.select(best(1))
		.after(log);
	expect(ids((await wired.run(visit, context)).slate)).toEqual(['a']);
	await new Promise((resolve) => setImmediate(resolve));
	expect(context.reports).toEqual([{ stage: 'write-log', cause: new Error('disk full') }]);
});

test('a request that nobody waits for any more ends, whatever its stages would do instead', async () => {
	const controller = new AbortController();
	const hangingUp: Source<Visit, Place> = {
		name: 'hanging-up',
		onFailure: 'skip',
		find: () => {
			controller.abort(new Error('gone'));
			throw new Error('interrupted');
		},
	};
	await expect(
		pipeline(hangingUp).run(visit, testContext({ signal: controller.signal })),
	).rejects.toThrow('gone');
});

test('a stage placed before the data it reads does not compile', () => {
	// @ts-expect-error: ratings are not known yet
	pipeline(places('all')).filter(tooMature);
	// @ts-expect-error: nothing has been scored
	pipeline(places('all')).select(best(1));
	const doubled: Hydrator<Visit, Rated & Candidate, { readonly doubled: number }> = {
		name: 'doubled',
		onFailure: 'fail',
		hydrate: (_visit, all) => all.map(({ rating }) => ({ doubled: 2 * rating })),
	};
	pipeline(places('all')).hydrate(ratings).hydrate(doubled);
	// @ts-expect-error: hydrators of one call do not see each other
	pipeline(places('all')).hydrate(ratings, doubled);
	const chosen = pipeline(places('all')).hydrate(ratings).score(longest).select(best(1));
	// @ts-expect-error: the slate is chosen; what filters now must see it whole
	chosen.filter;
	// @ts-expect-error: a request without its fields is not asked
	chosen.run({}, testContext()).catch(() => undefined);
	expect(wiringOf(chosen)).toEqual([
		'source all',
		'hydrator ratings',
		'scorer longest',
		'selector best-1',
	]);
});

const wired = pipeline(places('one', 'b', 'aa', 'cc', 'ba'), places('two', 'ccc', 'aa', 'd'))
	.hydrate(ratings)
	.filter(tooMature)
	.score(longest)
	.select(best(3))
	.late(sameInitial);
describePipeline('a small pipeline', wired, () =>
	[0, 1, 2, 18].map((allowed) => ({ query: { allowed }, context: () => testContext() })),
);

test('every candidate has exactly one fate, however often it is found, rejected or refilled', async () => {
	const id = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('a', 'b', 'c') });
	const found = fc.uniqueArray(id, { maxLength: 12 });
	await fc.assert(
		fc.asyncProperty(found, found, fc.nat(4), fc.nat(5), async (one, two, allowed, size) => {
			const outcome = await pipeline(places('one', ...one), places('two', ...two))
				.hydrate(ratings)
				.filter(tooMature)
				.score(longest)
				.select(best(size))
				.late(sameInitial)
				.run({ allowed }, testContext());
			const fates = [outcome.slate, outcome.reserve, outcome.rejected].flat().map(({ id }) => id);
			expect(fates.sort()).toEqual([...new Set([...one, ...two])].sort());
			const initials = outcome.slate.map(({ id }) => id[0]);
			expect(new Set(initials).size).toBe(initials.length);
			if (outcome.slate.length < size) expect(outcome.reserve).toEqual([]);
		}),
	);
});
