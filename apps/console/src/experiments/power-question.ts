import type { PowerAsked, PowerPlanned } from '@marquee/contracts';

/** What somebody wants to know before an experiment, as the address keeps it. What is absent is as is usual. */
export interface PowerQuestion {
	readonly metric?: string;
	/** Of all members, who takes part. */
	readonly share?: number;
	readonly arms?: number;
	readonly alpha?: number;
	readonly power?: number;
	/** The change that is hoped for, relative to what the metric is now. */
	readonly effect?: number;
}

/** What is asked about where nothing was chosen. */
export const usual = { share: 0.5, arms: 2, alpha: 0.05, power: 0.8 } as const;

/** A number of the address within its bounds; `undefined` where it is none. */
const within = (said: string | null, low: number, high: number): number | undefined => {
	const value = said === null || said.trim() === '' ? Number.NaN : Number(said);
	return value >= low && value <= high ? value : undefined;
};

/** The question that an address' query holds; what is out of bounds is left out. */
export function powerQuestionOf(said: URLSearchParams): PowerQuestion {
	const metric = said.get('metric');
	const arms = within(said.get('arms'), 2, 8);
	const numbers = {
		share: within(said.get('share'), 1e-6, 1),
		arms: arms !== undefined && Number.isInteger(arms) ? arms : undefined,
		alpha: within(said.get('alpha'), 1e-9, 0.5),
		power: within(said.get('power'), 0.01, 0.999_999),
		effect: within(said.get('effect'), 1e-9, 1e9),
	};
	return {
		...(metric && { metric }),
		...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)),
	};
}

/** The question as fields of a query. */
export const powerFields = (question: PowerQuestion): Readonly<Record<string, string>> =>
	Object.fromEntries(Object.entries(question).map(([name, value]) => [name, String(value)]));

/**
 * Asks what can be seen. A hope is relative and the service wants it in the metric’s own unit, so where there is one the
 * mean is asked for first.
 */
export async function planned(
	ask: (asked: PowerAsked) => Promise<PowerPlanned>,
	{ metric, effect, ...others }: PowerQuestion & { readonly metric: string },
): Promise<PowerPlanned> {
	const question = { ...usual, ...others, metric };
	const answer = await ask(question);
	const own = (effect ?? 0) * Math.abs(answer.baseline.mean);
	return own > 0 ? ask({ ...question, effect: own }) : answer;
}
