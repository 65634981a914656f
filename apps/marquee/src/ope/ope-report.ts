import type {
	Counterfactual,
	Diagnostics,
	Estimate,
	Refusal,
	SlateCounterfactual,
} from '@marquee/counterfactual';

/** What one estimator says; nothing where the log carries nothing. */
export interface EstimatorTold {
	readonly value: number | null;
	readonly standardError: number | null;
	readonly low: number | null;
	readonly high: number | null;
	readonly tunedTo?: number;
	/** How much the estimator without its bias lies above it. */
	readonly leavesOut?: number;
	/** Why there is no number. */
	readonly why?: string;
}

/** What `marquee ope` answers. */
export interface OpeReport {
	readonly log: string;
	readonly policy: string;
	readonly rewardModel: string;
	/** What values are of: a single choice, or a slate with all of its places. */
	readonly per: 'choice' | 'slate';
	/** The mean reward of the log itself: what the policy that wrote it earned. */
	readonly logged: number;
	readonly identifiable: boolean;
	readonly reasons: readonly Refusal[];
	readonly estimators: Readonly<Record<string, EstimatorTold>>;
	readonly diagnostics: Diagnostics;
	/** What may mislead although the gate lets it pass. */
	readonly cautions: readonly string[];
}

/** Whom the answer is about. */
export type Asked = Pick<OpeReport, 'log' | 'policy' | 'rewardModel' | 'logged'>;

const untold = { value: null, standardError: null, low: null, high: null };

/** Below so many an interval holds the truth more often than it says (bench/counterfactual.ts): it is wide because it must be. */
const fewRewards = 20;
const fewForVariance = 30;

const cautionsOf = ({ effectiveRewards, effectiveForVariance }: Diagnostics): readonly string[] => [
	...(effectiveRewards >= fewRewards
		? []
		: [
				`all rests on rewards worth ${effectiveRewards.toFixed(1)} units of equal weight: below ${fewRewards} intervals are wide, and hold the truth more often than 95 %`,
			]),
	...(effectiveForVariance >= fewForVariance
		? []
		: [
				`errors rest on ${effectiveForVariance.toFixed(1)} heavy units: below ${fewForVariance} intervals are wide, since heavier rows may be missing`,
			]),
];

/** The answer on single choices: all estimators that were asked, without numbers where the gate refused. */
export function opeReport(
	asked: Asked,
	{ identifiable, refusals, estimates, lacking, diagnostics }: Counterfactual,
	names: readonly string[],
): OpeReport {
	const told = (name: string): EstimatorTold => {
		const estimate = estimates.get(name);
		if (estimate !== undefined) return finite(estimate);
		return { ...untold, why: lacking.get(name) ?? 'not identifiable' };
	};
	return {
		...asked,
		per: 'choice',
		identifiable,
		reasons: refusals,
		estimators: Object.fromEntries(names.map((name) => [name, told(name)])),
		diagnostics,
		cautions: identifiable ? cautionsOf(diagnostics) : [],
	};
}

/** The answer on slates; identifiable if one of the estimators is, and then with the diagnostics of its weights. */
export function slateReport(asked: Asked, { told, lacking }: SlateCounterfactual): OpeReport {
	const all = [...told];
	const [, best] = all.find(([, { refusals }]) => refusals.length === 0) ?? all[0]!;
	const estimators: Record<string, EstimatorTold> = {};
	for (const [name, { estimate, refusals }] of all)
		estimators[name] = {
			...(estimate === undefined ? untold : finite(estimate)),
			...(refusals.length > 0 && { why: refusals.map(({ code }) => code).join(', ') }),
		};
	for (const [name, why] of lacking) estimators[name] = { ...untold, why };
	return {
		...asked,
		per: 'slate',
		identifiable: best.refusals.length === 0,
		reasons: best.refusals,
		estimators,
		diagnostics: best.diagnostics,
		cautions: best.refusals.length === 0 ? cautionsOf(best.diagnostics) : [],
	};
}

/** JSON knows no infinity: what is not held back at all is tuned to nothing. */
function finite<Told extends Estimate & { readonly tunedTo?: number }>(told: Told): EstimatorTold {
	const { tunedTo, ...rest } = told;
	return tunedTo === undefined || !Number.isFinite(tunedTo) ? rest : { ...rest, tunedTo };
}
