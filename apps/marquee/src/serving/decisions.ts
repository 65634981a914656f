import type { NotificationDecision } from '@marquee/notifications';
import type { DecisionLog } from '@marquee/stores';
import type { TrailerDecision } from '@marquee/trailers';
import { Failure } from '@marquee/units';

/** Something that was decided with chance, as the decision log keeps it. */
export type LoggedChoice =
	| { readonly surface: 'trailers'; readonly decision: TrailerDecision }
	| { readonly surface: 'notifications'; readonly decision: NotificationDecision };

/** Takes decisions down beside the answers that they were made for. */
export interface Recorder {
	/** Returns at once; the operator hears of a decision that could not be written. */
	readonly record: (choice: LoggedChoice) => void;
	/** Resolves when all that was recorded is written, or told of. */
	readonly settled: () => Promise<void>;
}

/** Some 5 MB of decisions: a log that far behind will not catch up. */
const mostWaiting = 10_000;

/**
 * Writes decisions in the background, in the order in which they were made. A disk that stalls costs decisions, each of them
 * told of, and never an answer.
 */
export function recorder(
	log: Pick<DecisionLog<LoggedChoice>, 'append'>,
	report: (stage: string, cause: unknown) => void,
	most = mostWaiting,
): Recorder {
	const underWay = new Set<Promise<void>>();
	return {
		record: (choice) => {
			if (underWay.size >= most) return report('decision-log', behind(underWay.size));
			const written = log
				.append(choice)
				.then(() => undefined)
				.catch((cause: unknown) => report('decision-log', cause))
				.finally(() => underWay.delete(written));
			underWay.add(written);
		},
		settled: async () => {
			await Promise.all(underWay);
		},
	};
}

const behind = (waiting: number) =>
	new Failure('decision-log-behind', {
		responsible: 'us',
		what: `${waiting} decisions wait for the decision log, so this one is not kept`,
		remedy:
			'Look at the disk that holds the decision log; trailers and messages are decided all the same.',
	});
