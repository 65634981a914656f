import { type NotificationDecision, type SilenceReason, silenceReasons } from './decision.ts';

/** How often each reason kept silence, every reason named, so that one that never applies is seen too. */
export function silencesCounted(
	decisions: Iterable<NotificationDecision>,
): Readonly<Record<SilenceReason, number>> {
	const counts = new Map<string, number>(silenceReasons.map((reason) => [reason, 0]));
	for (const { decision, reason } of decisions)
		if (decision === 'silent') counts.set(reason, counts.get(reason)! + 1);
	return Object.fromEntries(counts) as Record<SilenceReason, number>;
}
