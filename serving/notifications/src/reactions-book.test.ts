import { epochMs, msPerDay } from '@marquee/units';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reactionsOf } from './reactions.ts';
import { reactionsBook } from './reactions-book.ts';

const from = epochMs(Date.UTC(2026, 0, 5, 13, 40));
const until = epochMs(from + 9 * msPerDay + 1);
const event = fc.record({
	profileId: fc.constantFrom('p1', 'p2', 'p3'),
	kind: fc.constantFrom('play', 'impression', 'notification-sent', 'notification-opened'),
	happenedAt: fc.integer({ min: from - msPerDay, max: until + msPerDay }),
	notificationId: fc.constantFrom('a', 'b', 'c'),
});

test('of every profile the book says what its events alone say', () => {
	fc.assert(
		fc.property(fc.array(event, { maxLength: 60 }), (events) => {
			const book = reactionsBook({ from, until });
			for (const each of events) book.add(each);
			for (const who of ['p1', 'p2', 'p3', 'nobody'])
				expect(book.of(who)).toEqual(
					reactionsOf(
						events.filter(({ profileId }) => profileId === who),
						{ from, until },
					),
				);
		}),
	);
});

test('profiles do not lean on each other’s hours when there are many', () => {
	const book = reactionsBook({ from, until });
	for (let i = 0; i < 500; i++)
		book.add({ profileId: `p${i}`, kind: 'play', happenedAt: from + i * 1_000_000 });
	for (let i = 0; i < 500; i++)
		expect(book.of(`p${i}`).visitsByHour.reduce((sum, n) => sum + n, 0)).toBe(1);
});

test('a stretch without any time in it is refused', () => {
	expect(() => reactionsBook({ from, until: from })).toThrow(RangeError);
});
