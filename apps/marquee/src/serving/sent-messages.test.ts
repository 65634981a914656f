import type { NotificationDecision } from '@marquee/notifications';
import { epochMs, msPerDay, profileId, titleId } from '@marquee/units';
import { noActivity, profileState } from '@marquee/viewing';
import { expect, test } from 'vitest';
import { sentMessages } from './sent-messages.ts';

const now = epochMs(Date.UTC(2026, 9, 14, 12));
const daysAgo = (days: number) => epochMs(now - days * msPerDay);

const decision = (id: string, title: string, at: number): NotificationDecision => ({
	requestId: id,
	profileId: 'p1',
	decidedAt: epochMs(at),
	decision: 'send',
	reason: 'unfinished',
	titleId: title,
	propensity: 0.9,
	sendProbability: 0.9,
	randomised: true,
	passed: [],
	policy: 'test',
});
const notified = (title: string, at: number) =>
	profileState(profileId('p1'), now, [
		{ ...noActivity(titleId(title)), notifications: 1, lastNotifiedAt: epochMs(at) },
	]);

test('a message counts from its decision on, and its event does not make two of it', () => {
	const sent = sentMessages();
	sent.decided(decision('r1', 't1', daysAgo(2)));
	sent.decided(decision('r1', 't1', daysAgo(2))); // read again from the log
	expect(sent.to('p1', undefined, now)).toEqual([{ titleId: 't1', sentAt: daysAgo(2) }]);
	expect(sent.to('p1', notified('t1', daysAgo(2) + 60_000), now)).toHaveLength(1);
	expect(sent.to('p2', undefined, now)).toEqual([]);
});

test('a message that only the events know of counts too, for two weeks', () => {
	const sent = sentMessages();
	expect(sent.to('p1', notified('t1', daysAgo(13)), now)).toEqual([
		{ titleId: 't1', sentAt: daysAgo(13) },
	]);
	expect(sent.to('p1', notified('t1', daysAgo(14)), now)).toEqual([]);
});

test('silence is no message, and what is two weeks old is forgotten', () => {
	const sent = sentMessages();
	const { titleId: _, ...silence } = decision('r1', 't1', now);
	sent.decided({ ...silence, decision: 'silent', reason: 'too-soon' });
	sent.decided(decision('r2', 't2', daysAgo(20)));
	sent.decided(decision('r3', 't3', daysAgo(1)));
	sent.forget(now);
	expect(sent.to('p1', undefined, daysAgo(10)).map(({ titleId }) => titleId)).toEqual(['t3']);
});
