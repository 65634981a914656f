import { normalUpper } from '@marquee/numerics';
import {
	type Asked,
	contrast,
	groupSequentialBounds,
	obrienFleming,
	pocock,
	powerSpending,
	type RepeatedReading,
	repeatedInterval,
	type Spending,
} from '@marquee/statistics';
import { type AdjustedAsked, adjustedPair } from './adjusted-pair.ts';
import { type ComparedArms, comparedArms } from './compared-arms.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';

/** How alpha is spent over looks, by the names of the field. */
export const spendings = {
	'obrien-fleming': () => obrienFleming,
	pocock: () => pocock,
	power: powerSpending,
} satisfies Record<string, (exponent: number) => Spending>;

/** What `stats group-sequential` is asked. */
export interface GroupSequentialAsked extends Asked, AdjustedAsked, ComparedArms {
	/** Shares of the planned information, up to the present look where a file is given. */
	readonly looks: readonly number[];
	readonly spending: keyof typeof spendings;
	readonly exponent: number;
	readonly relative?: boolean | undefined;
}

/** What is printed: the bounds of all looks and, with a file, its reading at the last of them. */
export interface GroupSequentialReport extends Partial<RepeatedReading> {
	readonly estimate: number;
	readonly information: readonly number[];
	/** What |z| (one-sided: z) must reach at each look. */
	readonly bounds: readonly number[];
	/** The p-value of a plain test at each bound. */
	readonly nominalPValues: readonly number[];
	/** Of alpha, after each look. */
	readonly spent: readonly number[];
	readonly spending: string;
	readonly alpha: number;
	readonly alternative: string;
	readonly control?: string;
	readonly treatment?: string;
	readonly method?: string;
}

/** Bounds of a plan of looks; the reading of a file's first treatment against them. */
export function groupSequentialReport(
	path: string | undefined,
	asked: GroupSequentialAsked,
): GroupSequentialReport {
	const { looks: information, alpha = 0.05, alternative = 'two-sided' } = asked;
	const spending = spendings[asked.spending](asked.exponent);
	const sided = alternative === 'two-sided' ? 2 : 1;
	const bounds = groupSequentialBounds({ information, alpha, sided, spending });
	const plan = {
		information,
		bounds,
		nominalPValues: bounds.map((bound) => sided * normalUpper(bound)),
		spent: information.map((share) => sided * spending(Math.min(1, share), alpha / sided)),
		spending: asked.spending,
		alpha,
		alternative,
	};
	if (path === undefined) return { estimate: bounds.at(-1)!, ...plan };
	const { control, treatments } = comparedArms(path, asked);
	if (treatments.length > 1)
		throw statsFailure('stats-arm-unknown', {
			found: `there are ${treatments.length} treatments, and bounds share alpha between looks, not arms`,
			where: path,
			remedy: 'Give a file of control and one treatment, and divide alpha among files.',
		});
	const { ways, difference } = placed(path, () => {
		const { pair, ways } = adjustedPair(control, treatments[0]!, asked);
		return { ways, difference: contrast(pair.control, pair.treatment, asked.relative) };
	});
	const standardError = Math.sqrt(difference.variance);
	return {
		...repeatedInterval(
			{ estimate: difference.estimate, standardError },
			{ information, spending },
			asked,
		),
		...plan,
		control: control[0]!.name,
		treatment: treatments[0]![0]!.name,
		method: [...ways, 'repeated-confidence-interval'].join(' '),
	};
}
