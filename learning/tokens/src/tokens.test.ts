import { actions, type History, type HistoryEvent, history } from '@marquee/histories';
import { epochMs } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourStep, weekdayStep } from './calendar.ts';
import { completionStep, durationStep, durationSteps } from './duration.ts';
import { gapStep, gapSteps } from './gap.ts';
import {
	emptyTokens,
	requestOf,
	type TokenField,
	tokenFields,
	tokensOf,
	writeTokens,
} from './tokens.ts';

const hour = 3_600_000;
const known = (share: fc.Arbitrary<number>) => fc.option(share, { nil: Number.NaN });
const lastMoment = 2 ** 41;

const event: fc.Arbitrary<HistoryEvent> = fc
	.record({
		title: fc.nat(5),
		action: fc.constantFrom(...actions),
		happenedAtMs: known(fc.nat(lastMoment)),
		lastsMs: fc.nat(10 * hour),
		watchedSeconds: known(fc.double({ min: 0, max: 1e6, noNaN: true })),
		completion: known(fc.double({ min: 0, max: 1, noNaN: true })),
		device: fc.nat(4),
		country: fc.nat(127),
	})
	.map(({ lastsMs, ...rest }) => ({ ...rest, endedAtMs: rest.happenedAtMs + lastsMs }));
const events = fc.array(event, { minLength: 1, maxLength: 12 });

const asked = { asOfMs: lastMoment + 1, device: 2, country: 7 };
const ofRequest: readonly TokenField[] = ['gaps', 'hours', 'weekdays', 'devices', 'countries'];
const names = ['titles', ...tokenFields.map(({ name }) => name)] as const;
const all = (of: History) => tokensOf(of, asked, 100);

test('an event after the cut-off changes nothing before it, and the step before it in its request alone', () => {
	const changed = fc.tuple(events, fc.nat(), fc.array(event, { maxLength: 3 }));
	fc.assert(
		fc.property(changed, ([given, place, instead]) => {
			const cut = place % given.length;
			const before = all(history(given));
			// Removed, exchanged for another, or followed by more: all that is from `cut` on is another future.
			const after = all(history([...given.slice(0, cut), ...instead]));
			for (const name of names) {
				const same = ofRequest.includes(name as TokenField) ? cut - 1 : cut;
				expect(after[name].slice(0, Math.max(0, same))).toEqual(
					before[name].slice(0, Math.max(0, same)),
				);
			}
		}),
	);
});

test('of the event that follows, a step knows no more than what was known when it was asked for', () => {
	fc.assert(
		fc.property(events, event, (given, other) => {
			const next = given.at(-1)!;
			const { happenedAtMs, device, country } = next;
			const outcome = { ...other, happenedAtMs, device, country } as HistoryEvent;
			const [a, b] = [all(history(given)), all(history([...given.slice(0, -1), outcome]))];
			for (const name of names) expect(b[name].slice(0, -1)).toEqual(a[name].slice(0, -1));
		}),
	);
});

test('a window of training reads as a request made at its last event would have', () => {
	fc.assert(
		fc.property(events, fc.nat(20), (given, at) => {
			const own = history(given);
			const to = given.length - 1;
			const window = emptyTokens(at + to);
			writeTokens(own, { from: 0, to, next: requestOf(own, to) }, window, at);
			const { happenedAtMs, device, country } = given[to]!;
			const request = { asOfMs: happenedAtMs!, device: device!, country: country! };
			const served = tokensOf(history(given.slice(0, to)), request, 100);
			for (const name of names) {
				expect(window[name].subarray(at)).toEqual(served[name]);
				expect(window[name].subarray(0, at).every((value) => value === 0)).toBe(true);
			}
		}),
	);
});

test('every value lies on the scale of its field, and what is not known is 0', () => {
	fc.assert(
		fc.property(events, (given) => {
			const tokens = all(history(given));
			for (const { name, steps } of tokenFields)
				expect(tokens[name].every((value) => value >= 0 && value < steps)).toBe(true);
		}),
	);
	const nothing = tokensOf(history([{ title: 3 }]), { asOfMs: Number.NaN }, 10);
	expect([...nothing.titles]).toEqual([3]);
	for (const { name } of tokenFields) expect([...nothing[name]]).toEqual([0]);
});

test('a longer absence never gets a smaller step', () => {
	fc.assert(
		fc.property(fc.nat(2 ** 45), fc.nat(2 ** 45), (a, b) => {
			const [short, long] = [gapStep(0, Math.min(a, b)), gapStep(0, Math.max(a, b))];
			expect(short).toBeLessThanOrEqual(long);
			expect(short).toBeGreaterThanOrEqual(1);
			expect(long).toBeLessThan(gapSteps);
		}),
	);
	expect(gapStep(Number.NaN, 5)).toBe(0);
	expect(gapStep(0, 59_999)).toBe(1);
	expect(gapStep(0, 60_000)).toBe(2);
	expect(gapStep(0, 800 * 24 * hour)).toBe(gapSteps - 1);
});

test('what was watched longer or farther never gets a smaller step', () => {
	const length = fc.double({ min: 0, max: 1e7, noNaN: true });
	fc.assert(
		fc.property(length, length, (a, b) => {
			const [less, more] = [Math.min(a, b), Math.max(a, b)];
			expect(durationStep(less)).toBeLessThanOrEqual(durationStep(more));
			expect(completionStep(less / 1e7)).toBeLessThanOrEqual(completionStep(more / 1e7));
		}),
	);
	expect([0, 59, 60, 7200, 1e7].map(durationStep)).toEqual([1, 1, 2, 8, durationSteps - 1]);
	expect([0, 0.19, 0.2, 0.99, 1].map(completionStep)).toEqual([1, 1, 2, 5, 5]);
});

test('hours and weekdays are those of a calendar, before 1970 too', () => {
	fc.assert(
		fc.property(fc.date({ noInvalidDate: true }), (date) => {
			expect(hourStep(date.getTime())).toBe(date.getUTCHours() + 1);
			expect(weekdayStep(date.getTime())).toBe(((date.getUTCDay() + 6) % 7) + 1);
		}),
	);
});

test('the gap is from the end of an event to the next request, and the newest knows of this request', () => {
	const own = history([
		{ title: 0, happenedAtMs: 0, endedAtMs: hour },
		{ title: 1, happenedAtMs: 3 * hour },
	]);
	const { gaps, hours, devices } = tokensOf(own, { asOfMs: epochMs(27 * hour), device: 3 }, 10);
	expect([...gaps]).toEqual([gapStep(0, 2 * hour), gapStep(0, 24 * hour)]);
	expect([...hours]).toEqual([4, 4]);
	expect([...devices]).toEqual([0, 3]);
});

test('only the newest events fit the context, oldest first', () => {
	const own = history([0, 1, 2, 3].map((title) => ({ title })));
	expect([...tokensOf(own, asked, 2).titles]).toEqual([2, 3]);
});
