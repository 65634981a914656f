import { type Asked, type Reading, wald } from '@marquee/statistics';
import { kaplanMeier, type OpenCurve, type OpenPlay, openAt } from './kaplan-meier.ts';
import { refusal } from './refusals.ts';

/** A play in its bin: plays of one bin are completed at one pace (films, episodes; titles of one age). */
export interface BinnedPlay extends OpenPlay {
	readonly bin: string;
}

/** What open plays will become, by bin. */
export interface CompletionCurves {
	readonly horizonHours: number;
	readonly byBin: ReadonlyMap<string, OpenCurve>;
	/** Of all plays together: for bins that are not known, or too small. */
	readonly pooled: OpenCurve;
	readonly pooledBins: readonly string[];
}

/** A bin of fewer completions borrows the curve of all. */
const fewestCompletions = 30;

/**
 * The pace of completion by bin, up to the horizon within which a completion counts.
 *
 * @throws {Failure} `reward-not-identifiable` if no play was open until the horizon: what happens there was never seen.
 */
export function completionCurves(
	plays: readonly BinnedPlay[],
	horizonHours: number,
): CompletionCurves {
	const pooled = kaplanMeier(plays);
	if (pooled.followedHours < horizonHours)
		throw refusal(
			'reward-not-identifiable',
			`completions count for ${horizonHours} hours, and no play was seen open for longer than ${pooled.followedHours}`,
			'Wait, ask for a nearer horizon, or take delayedConversion, which assumes a form of the delay.',
		);
	const byBin = new Map<string, OpenCurve>();
	const pooledBins: string[] = [];
	for (const [bin, own] of Map.groupBy(plays, (play) => play.bin)) {
		const curve = kaplanMeier(own);
		if (curve.completed < fewestCompletions || curve.followedHours < horizonHours)
			pooledBins.push(bin);
		else byBin.set(bin, curve);
	}
	return { horizonHours, byBin, pooled, pooledBins };
}

/**
 * What each play counts for now: 1 if completed within the horizon, 0 if the horizon has passed, and in between the
 * chance that it will still be.
 *
 *   P(completed by H | open at a) = (S(a) − S(H)) / S(a)
 *
 * Over many plays its mean is that of the settled outcomes, without waiting for them. To compare arms learn a curve for
 * each: with a common one, an arm that completes later looks like one that completes less.
 *
 * @paper Efron: The Two Sample Problem with Censored Data. Berkeley Symposium 1967 (redistribution to the right).
 */
export function imputedCompletion(play: BinnedPlay, curves: CompletionCurves): number {
	const { horizonHours, byBin, pooled } = curves;
	const { completedAfterHours, ageHours } = play;
	if (completedAfterHours !== undefined) return completedAfterHours <= horizonHours ? 1 : 0;
	if (ageHours >= horizonHours) return 0;
	const curve = byBin.get(play.bin) ?? pooled;
	const now = openAt(curve, ageHours).share;
	return now === 0 ? 0 : 1 - openAt(curve, horizonHours).share / now;
}

/** The share that completes, before all is settled. */
export interface SettledShare {
	readonly estimate: number;
	readonly standardError: number;
	/** Plays whose outcome is known. */
	readonly settled: number;
	readonly open: number;
	/** What counting open plays as failures would say. */
	readonly naive: number;
}

/**
 * The share of plays that will have been completed within the horizon, bins weighed by their plays.
 *
 *   F = Σ_b n_b / n (1 − S_b(H)),   SE² = Σ_b (n_b / n)² Var S_b(H) + Σ_b n_b / n (F_b − F)² / n
 */
export function settledShare(plays: readonly BinnedPlay[], horizonHours: number): SettledShare {
	const curves = completionCurves(plays, horizonHours);
	const groups = [
		...Map.groupBy(plays, ({ bin }) => (curves.byBin.has(bin) ? bin : undefined)),
	].map(([bin, own]) => {
		const small = bin === undefined ? kaplanMeier(own) : undefined;
		// Small bins together, unless even these were not followed for long enough.
		const rest = small !== undefined && small.followedHours >= horizonHours ? small : curves.pooled;
		const curve = bin === undefined ? rest : curves.byBin.get(bin)!;
		const { share, error } = openAt(curve, horizonHours);
		return { weight: own.length / plays.length, share: 1 - share, error };
	});
	const estimate = groups.reduce((sum, { weight, share }) => sum + weight * share, 0);
	const variance = groups.reduce(
		(sum, { weight, share, error }) =>
			sum + weight ** 2 * error ** 2 + (weight * (share - estimate) ** 2) / plays.length,
		0,
	);
	const open = plays.filter(
		({ ageHours, completedAfterHours }) =>
			completedAfterHours === undefined && ageHours < horizonHours,
	).length;
	const completed = plays.filter(
		({ completedAfterHours = Infinity }) => completedAfterHours <= horizonHours,
	).length;
	return {
		estimate,
		standardError: Math.sqrt(variance),
		settled: plays.length - open,
		open,
		naive: completed / plays.length,
	};
}

/**
 * Treatment against control before all plays are settled, each by the pace of its own arm.
 *
 * @throws {Failure} `reward-not-identifiable` if an arm was not followed to the horizon
 */
export function settledDifference(
	control: readonly BinnedPlay[],
	treatment: readonly BinnedPlay[],
	horizonHours: number,
	asked: Asked = {},
): Reading {
	const [c, t] = [settledShare(control, horizonHours), settledShare(treatment, horizonHours)];
	return wald(
		{
			estimate: t.estimate - c.estimate,
			standardError: Math.hypot(c.standardError, t.standardError),
		},
		asked,
	);
}
