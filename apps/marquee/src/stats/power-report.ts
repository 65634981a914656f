import {
	type Alternative,
	minimumDetectableEffect,
	type Plan,
	power,
	runLength,
	standardErrorOf,
	unitsNeeded,
} from '@marquee/statistics';
import { statsFailure } from './stats-failures.ts';

/** What `stats power` is asked; two of effect, units and power are needed, the third is answered. */
export interface PowerAsked {
	/** Mean of the control; a share where no deviation is given. */
	readonly baseline?: number | undefined;
	readonly deviation?: number | undefined;
	readonly effect?: number | undefined;
	/** Effect as a share of the baseline. */
	readonly lift?: number | undefined;
	/** Units of both arms. */
	readonly units?: number | undefined;
	readonly power?: number | undefined;
	readonly alpha: number;
	readonly alternative: Alternative;
	readonly margin: number;
	readonly treated: number;
	readonly sequential: boolean;
	readonly tuning?: number | undefined;
	readonly perDay?: number | undefined;
	readonly maturesInDays: number;
}

/** What is printed of a plan. */
export interface PowerReport {
	/** What was not given: units of both arms, the smallest effect, or the power. */
	readonly estimate: number;
	readonly answers: 'units' | 'minimumDetectableEffect' | 'power';
	readonly standardError: number;
	readonly low: null;
	readonly high: null;
	readonly pValue: null;
	readonly units: number;
	readonly unitsPerArm: { readonly control: number; readonly treatment: number };
	readonly effect: number;
	readonly power: number;
	readonly alpha: number;
	readonly alternative: Alternative;
	readonly sequential: boolean;
	readonly runLength?: {
		readonly enrolmentDays: number;
		readonly wholeWeeks: number;
		readonly untilReadable: number;
	};
}

/** Units, effect or power, from the other two. */
export function powerReport(asked: PowerAsked): PowerReport {
	const effect = effectAsked(asked);
	if (effect !== undefined && asked.units !== undefined && asked.power !== undefined)
		throw missing('the question: effect, units and power are all given', 'Leave one of them out.');
	const plan = planned(asked, effect ?? 0);
	const wanted = asked.power ?? 0.8;
	if (effect === undefined) {
		const units = neededUnits(asked);
		return reported(asked, plan, {
			answers: 'minimumDetectableEffect',
			units,
			effect: minimumDetectableEffect(units, wanted, plan),
			power: wanted,
		});
	}
	if (asked.units === undefined) {
		const units = unitsNeeded(effect, wanted, plan);
		return reported(asked, plan, { answers: 'units', units, effect, power: wanted });
	}
	return reported(asked, plan, {
		answers: 'power',
		units: asked.units,
		effect,
		power: power(effect, asked.units, plan),
	});
}

function reported(
	asked: PowerAsked,
	plan: Plan,
	found: Pick<PowerReport, 'answers' | 'units' | 'effect' | 'power'>,
): PowerReport {
	const { units, effect } = found;
	const perArm = {
		control: Math.ceil(units * (1 - asked.treated) - 1e-9),
		treatment: Math.ceil(units * asked.treated - 1e-9),
	};
	const estimate = {
		units: perArm.control + perArm.treatment,
		minimumDetectableEffect: effect,
		power: found.power,
	};
	const { perDay, maturesInDays } = asked;
	return {
		estimate: estimate[found.answers],
		...found,
		standardError: standardErrorOf(units, plan),
		low: null,
		high: null,
		pValue: null,
		unitsPerArm: perArm,
		alpha: asked.alpha,
		alternative: asked.alternative,
		sequential: asked.sequential,
		...(perDay === undefined ? {} : { runLength: runLength(units, { perDay, maturesInDays }) }),
	};
}

function effectAsked({ effect, lift, baseline }: PowerAsked): number | undefined {
	if (effect !== undefined || lift === undefined) return effect;
	if (baseline !== undefined) return lift * baseline;
	throw missing('a lift without --baseline', 'Give the baseline too.');
}

/** Of shares each arm has the variance of its own share; otherwise both have that of the deviation. */
function planned(asked: PowerAsked, effect: number): Plan {
	const { baseline, deviation, alpha, alternative, margin, treated, sequential, tuning } = asked;
	if (deviation !== undefined && !(deviation > 0))
		throw missing(`a deviation of ${deviation}`, 'Give --sd above 0.');
	if (deviation === undefined && (baseline === undefined || !(baseline > 0 && baseline < 1)))
		throw missing(
			'neither a deviation nor a share',
			'Give --sd, or a --baseline between 0 and 1 for a share.',
		);
	const other = (baseline ?? 0) + effect;
	if (deviation === undefined && !(other > 0 && other < 1))
		throw missing(
			`a share of ${other} in treatment`,
			'Give an effect that leaves it between 0 and 1.',
		);
	const variances =
		deviation === undefined
			? ([baseline! * (1 - baseline!), other * (1 - other)] as const)
			: ([deviation ** 2, deviation ** 2] as const);
	return {
		variances,
		alpha,
		alternative,
		margin,
		treated,
		sequential,
		...(tuning === undefined ? {} : { tuning }),
	};
}

function neededUnits({ units }: PowerAsked): number {
	if (units !== undefined) return units;
	throw missing(
		'neither an effect nor units',
		'Give --effect or --lift, or --units for the smallest effect.',
	);
}

const missing = (found: string, remedy: string) =>
	statsFailure('stats-numbers-missing', { found, remedy });
