import { Failure } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breaker } from './breaker.ts';
import { simulatedTime } from './testing/simulated-time.ts';

const never = () => new Promise<never>(() => {});
const failing = () => Promise.reject(new Error('down'));
const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'answered',
		(cause) => (cause instanceof Failure ? cause.code : (cause as Error)?.message),
	);
const opened = async (options: { readonly restsMs?: number } = {}) => {
	const time = simulatedTime();
	const guard = breaker('store', { stopwatch: time.stopwatch, deadlineMs: 50, ...options });
	for (let i = 0; i < 5; i++) await codeOf(guard.ask(failing));
	return { time, guard };
};

test('four failures in a row leave it closed, the fifth opens it, and an answer between begins the count anew', async () => {
	const { stopwatch } = simulatedTime();
	const guard = breaker('store', { stopwatch, deadlineMs: 50 });
	for (let i = 0; i < 4; i++) expect(await codeOf(guard.ask(failing))).toBe('down');
	expect(await codeOf(guard.ask(() => 1))).toBe('answered');
	for (let i = 0; i < 4; i++) await codeOf(guard.ask(failing));
	expect(guard.isOpen()).toBe(false);
	await codeOf(guard.ask(failing));
	expect(guard.isOpen()).toBe(true);
});

test('the failure that opens it is reported, and none before it', async () => {
	const { stopwatch } = simulatedTime();
	const reported: unknown[] = [];
	const report = (name: string, cause: unknown) => void reported.push([name, cause]);
	const guard = breaker('store', { stopwatch, deadlineMs: 50, report });
	for (let i = 0; i < 8; i++) await codeOf(guard.ask(() => Promise.reject(i)));
	expect(reported).toEqual([['store', 4]]);
});

test('while it is open nobody waits and nothing is asked', async () => {
	const { guard } = await opened();
	let asked = 0;
	expect(await codeOf(guard.ask(() => void asked++))).toBe('dependency-resting');
	expect(asked).toBe(0);
	expect(guard.counts()).toMatchObject({ isOpen: true, failed: 5, refused: 1, opened: 1 });
});

test('after its rest one ask goes ahead as a probe while its caller is refused at once, and an answer closes it', async () => {
	const { time, guard } = await opened();
	await time.pass(500);
	let asked = 0;
	const probing = () => {
		asked++;
		return time.sleep(30);
	};
	expect(await codeOf(guard.ask(probing))).toBe('dependency-resting');
	expect(await codeOf(guard.ask(probing))).toBe('dependency-resting');
	expect(asked).toBe(1);
	await time.pass(30);
	expect(guard.isOpen()).toBe(false);
	expect(await codeOf(guard.ask(() => 1))).toBe('answered');
});

test('each probe that fails doubles the rest, up to two seconds', async () => {
	const { time, guard } = await opened();
	const probedAt: number[] = [];
	const probing = () => {
		probedAt.push(time.stopwatch.elapsedMs());
		return failing();
	};
	for (let ms = 0; ms < 8_000; ms += 10) {
		await codeOf(guard.ask(probing));
		await time.pass(10);
	}
	const rests = probedAt.map((at, i) => at - (probedAt[i - 1] ?? 0));
	expect(rests.slice(0, 4)).toEqual([500, 1_000, 2_000, 2_000]);
});

test('a caller who hangs up is let go at once, and the dependency is not blamed', async () => {
	const time = simulatedTime();
	const guard = breaker('store', { stopwatch: time.stopwatch, deadlineMs: 50 });
	const caller = new AbortController();
	let seen: AbortSignal | undefined;
	const waiting = guard.ask(
		(signal) => {
			seen = signal;
			return never();
		},
		{ signal: caller.signal },
	);
	caller.abort(new Error('gone'));
	expect(await codeOf(waiting)).toBe('gone');
	expect(seen?.aborted).toBe(true);
	expect(guard.counts()).toMatchObject({ failed: 0, overran: 0 });
	expect(time.pending()).toBe(0);
});

test('a caller who is told what is wrong with the request has been answered', async () => {
	const { stopwatch } = simulatedTime();
	const guard = breaker('store', { stopwatch, deadlineMs: 50 });
	const wrong = new Failure('genre-unknown', { responsible: 'caller', what: 'x', remedy: 'y' });
	for (let i = 0; i < 9; i++)
		expect(await codeOf(guard.ask(() => Promise.reject(wrong)))).toBe('genre-unknown');
	expect(guard.isOpen()).toBe(false);
});

test('an answer that blocked the thread past the deadline is given, and counts as late', async () => {
	const time = simulatedTime();
	let elapsedMs = 0;
	// Nobody rings while a thread is blocked.
	const stopwatch = { elapsedMs: () => elapsedMs, after: time.stopwatch.after };
	const guard = breaker('store', { stopwatch, deadlineMs: 50 });
	const blocking = () => {
		elapsedMs += 60;
		return 'late';
	};
	expect(await guard.ask(blocking)).toBe('late');
	expect(guard.counts()).toMatchObject({ overran: 1, answered: 0 });
});

test('a failure after the deadline is reported, and a probe that fails too', async () => {
	const time = simulatedTime();
	const reported: string[] = [];
	const report = (name: string, cause: unknown) =>
		void reported.push(`${name} ${(cause as Error).message.slice(0, 18)}`);
	const guard = breaker('store', { stopwatch: time.stopwatch, deadlineMs: 50, report });
	const late = guard.ask(() => time.sleep(80).then(failing));
	const code = codeOf(late);
	await time.pass(100);
	expect([await code, reported]).toEqual(['dependency-overran', ['store down']]);
});

test('whatever a dependency does, everybody is answered within the deadline, all are counted and no timer is left', async () => {
	const behaviour = fc.oneof(
		fc.constant('throws' as const),
		fc.constant('stalls' as const),
		fc.integer({ min: 0, max: 120 }),
	);
	const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), behaviour), { maxLength: 60 });
	await fc.assert(
		fc.asyncProperty(asks, async (schedule) => {
			const time = simulatedTime();
			const guard = breaker('store', { stopwatch: time.stopwatch, deadlineMs: 50 });
			const waits: number[] = [];
			const all: Promise<void>[] = [];
			for (const [pauseMs, does] of schedule) {
				await time.pass(pauseMs);
				const startedMs = time.stopwatch.elapsedMs();
				const answer = guard.ask(() => {
					if (does === 'throws') throw new Error('down');
					return does === 'stalls' ? never() : time.sleep(does);
				});
				all.push(
					codeOf(answer).then(() => void waits.push(time.stopwatch.elapsedMs() - startedMs)),
				);
			}
			await time.pass(200);
			await Promise.all(all);
			expect(Math.max(0, ...waits)).toBeLessThanOrEqual(50);
			const { answered, failed, overran, refused } = guard.counts();
			// A probe is counted beside the refusal of its caller.
			expect(answered + failed + overran + refused).toBeGreaterThanOrEqual(schedule.length);
			expect(time.pending()).toBe(0);
		}),
		{ numRuns: 60 },
	);
});
