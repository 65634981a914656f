import type { EpochMs } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { pastChoices } from '../serving/past-choices.ts';
import { type LoggedChoice, loggedColumns } from './logged-columns.ts';
import type { ServiceLog } from './service-log.ts';
import { happenedAfter, rewardWindowMs } from './visits-after.ts';

/** What the service itself chose to show or to send is no visit. */
const isVisit = (kind: string): boolean =>
	!['impression', 'trailer-play', 'notification-sent', 'notification-opened'].includes(kind);

/** Moments at which chance decided whether a message goes out; the reward is a visit within a day. */
export async function messageLog(folder: StateFolder, until: EpochMs): Promise<ServiceLog> {
	const { messages } = await pastChoices(folder);
	const settled = messages.filter(
		({ randomised, decidedAt }) => randomised && decidedAt + rewardWindowMs <= until,
	);
	const profiles = new Set(settled.map(({ profileId }) => profileId));
	const visited = await happenedAfter(folder, profiles, ({ kind, profileId }) =>
		isVisit(kind) ? profileId : undefined,
	);
	const choices = settled.map(
		({ decision, propensity, sendProbability, profileId, decidedAt }): LoggedChoice => ({
			action: decision,
			propensity,
			reward: visited(profileId, decidedAt) ? 1 : 0,
			profileId,
			context: 'messages',
			chances: [
				{ action: 'send', probability: sendProbability },
				{ action: 'silent', probability: 1 - sendProbability },
			],
		}),
	);
	return { log: loggedColumns(choices, folder.decisions), special: new Map() };
}
