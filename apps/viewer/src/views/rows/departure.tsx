import { daysLeft, soonDays } from '../../home/placement.ts';
import { useLanguage } from '../surroundings.ts';
import { useViewer } from '../viewer-context.ts';

/** When a title leaves, in few words; `undefined` where that is not soon. */
export function useDeparture(until: number | undefined): string | undefined {
	const { shortDay } = useLanguage();
	return useLeaving(until, soonDays, shortDay);
}

/** When a title leaves, however late that is. */
export function useFullDeparture(until: number | undefined): string | undefined {
	const { day } = useLanguage();
	return useLeaving(until, Number.POSITIVE_INFINITY, day);
}

function useLeaving(
	until: number | undefined,
	withinDays: number,
	day: (epochMs: number) => string,
): string | undefined {
	const { clock } = useViewer();
	const { words } = useLanguage();
	const days = daysLeft(until, clock.now());
	if (until === undefined || days === undefined || days > withinDays) return undefined;
	// It may be watched until the moment itself: a title that leaves at midnight leaves on the day before.
	return days === 0 ? words.title.leavesToday : words.title.leavesOn(day(until - 1));
}
