import type { NotificationDecision } from '@marquee/notifications';
import { memoryDecisionLog } from '@marquee/stores';
import { epochMs } from '@marquee/units';
import { expect, test } from 'vitest';
import { type LoggedChoice, recorder } from './decisions.ts';

const choice = (requestId: string): LoggedChoice => ({
	surface: 'notifications',
	decision: { requestId, decidedAt: epochMs(0) } as NotificationDecision,
});

test('decisions are written in the order in which they were made, and nobody waits for that', async () => {
	const log = memoryDecisionLog<LoggedChoice>();
	const { record, settled } = recorder(log, () => expect.unreachable());
	for (const id of ['a', 'b', 'c']) expect(record(choice(id))).toBeUndefined();
	await settled();
	const ids: string[] = [];
	for await (const batch of log.read(0))
		ids.push(...batch.map(({ decision }) => decision.decision.requestId));
	expect(ids).toEqual(['a', 'b', 'c']);
});

test('what a stalled or failing disk does not take is told of, each of it, and nothing throws', async () => {
	const told: unknown[] = [];
	const report = (stage: string, cause: unknown) => told.push(`${stage}: ${cause}`);
	let fail = (_: Error) => {};
	const stalled = () => new Promise<number>((_, reject) => (fail = reject));
	const { record, settled } = recorder({ append: stalled }, report, 1);
	record(choice('waits'));
	record(choice('too many'));
	expect(told).toMatchObject([/^decision-log: .*decision-log-behind/]);
	fail(new Error('no space left'));
	await settled();
	expect(told).toHaveLength(2);
	expect(told[1]).toContain('no space left');
});
