import { msPerDay } from '@marquee/units';
import type { ServiceLog } from './service-log.ts';

/** Who takes part in what is tried after the log, in the order in which they come. */
export interface ExposedMembers {
	/** (n) */
	readonly members: Int32Array;
	/** When each looks in for the first time after the log: (n), ascending. */
	readonly firstExposedAtMs: Float64Array;
	/** What is known of each from the log, for CUPED: (covariates)(n). */
	readonly before: readonly Float64Array[];
	/** Days until what a member did counts, and until it counts whether they are still members. */
	readonly outcomeDays: number;
	readonly retentionDays: number;
}

/** Who looks in later than this after the log takes no part. */
const enrolmentDays = 28;
/** How long everybody is watched, unless it is said: some things cost too much to be watched for long. */
const usualDays = { outcomeDays: 14, retentionDays: 28 } as const;

/**
 * Everybody who looks in within four weeks after the log. Nobody has seen a new ranker before that, so who takes part, and
 * when, is the same whatever is tried.
 */
export function exposedMembers(
	log: ServiceLog,
	days: Pick<ExposedMembers, 'outcomeDays' | 'retentionDays'> = usualDays,
): ExposedMembers {
	const { endsMs, settings, before } = log;
	const found: { readonly member: number; readonly at: number }[] = [];
	for (let member = 0; member < settings.members; member++) {
		const at = log.lifeAfter(member).nextVisit(endsMs + enrolmentDays * msPerDay);
		if (at !== undefined) found.push({ member, at });
	}
	found.sort((one, other) => one.at - other.at || one.member - other.member);
	const members = Int32Array.from(found, ({ member }) => member);
	const covariate = (name: 'plays' | 'hours' | 'visits') =>
		Float64Array.from(members, (member) => before[member]![name]);
	return {
		members,
		firstExposedAtMs: Float64Array.from(found, ({ at }) => at),
		before: [covariate('plays'), covariate('hours'), covariate('visits')],
		...days,
	};
}
