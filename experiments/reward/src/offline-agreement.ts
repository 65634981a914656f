import { betaBinomialSequence, type Reading, wald } from '@marquee/statistics';
import { effectCovariances } from './effect-covariance.ts';
import { jackknifed, leavingOneOut } from './jackknifed.ts';
import { kendallTau } from './kendall-tau.ts';
import { refusal } from './refusals.ts';

/** A past change as offline evaluation saw it, and as members did. Larger is better in both. */
export interface PastChange {
	readonly name: string;
	readonly offline: number;
	/** 0 where it is not known. */
	readonly offlineError: number;
	readonly online: number;
	readonly onlineError: number;
}

/** Whether offline differences foretell online effects. */
export interface OfflineAgreement {
	readonly changes: number;
	/** Share of changes with the same sign in both; always valid, so that it may be asked after every change. */
	readonly signs: Reading;
	/** Kendall's rank correlation, from −1 to 1; its p-value is against 0. */
	readonly ranks: Reading;
	/** Correlation of true differences, freed from both errors; null where noise is all there is, or errors are not known. */
	readonly trueCorrelation: Reading | null;
	/** Of changes with effects of that correlation around 0: the share whose signs agree in truth. */
	readonly trueSignShare: number | null;
	/** Changes where both are sure, and of opposite minds. */
	readonly contradictions: readonly string[];
	/** `trusted`: signs surely agree more often than a coin's. `misleading`: signs or ranks surely the opposite. */
	readonly verdict: 'trusted' | 'unproven' | 'misleading';
	readonly alarm: boolean;
	readonly says: string;
}

/**
 * Sounds an alarm when offline and online disagree over past changes.
 *
 *   signs: beta-binomial confidence sequence of P(sign offline = sign online) against ½
 *   ranks: Kendall's τ_b, interval by the jackknife over changes
 *   truth: Λ of (online, offline) by `effectCovariance`, errors independent; share of signs ½ + asin(ρ) / π
 *
 * Alarm where the interval of signs lies below the share that is required, ranks run against each other surely, or more
 * changes contradict each other surely than chance would have it. Without alarm offline is not yet to be trusted: only
 * where the interval of signs lies above ½. Noise online lowers the agreement that can be seen at all; `trueSignShare`
 * says what it would be without.
 *
 * @throws {Failure} `reward-data-too-few` of fewer than four changes, `reward-data-malformed`
 * @paper Garcin et al.: Offline and Online Evaluation of News Recommender Systems at swissinfo.ch. RecSys 2014.
 * @paper Rossetti, Stella, Zanker: Contrasting Offline and Online Results when Evaluating Recommendation Algorithms. RecSys 2016.
 */
export function offlineAgreement(
	changes: readonly PastChange[],
	{ required = 0.7, alpha = 0.05 }: { readonly required?: number; readonly alpha?: number } = {},
): OfflineAgreement {
	requireChanges(changes);
	const told = changes.filter(({ offline, online }) => offline !== 0 && online !== 0);
	const same = told.filter(({ offline, online }) => offline > 0 === online > 0).length;
	const signs = betaBinomialSequence({ successes: same, trials: told.length }, { alpha });
	const ranks = ranksOf(changes);
	const contradictions = changes.filter(contradicts).map(({ name }) => name);
	// Two intervals of 95 % both wrong, on opposite sides: 2 · 0.025² of all changes without any effect.
	const byChance = 2 * 0.025 ** 2 * changes.length;
	const trueCorrelation = correlationOfTruth(changes);
	const reasons = [
		...(signs.high < required
			? [
					`signs agree in ${percent(signs.estimate)} at best ${percent(signs.high)}, and ${percent(required)} are required`,
				]
			: []),
		...(ranks.high < 0 ? ['what was better offline was worse online'] : []),
		...(contradictions.length > Math.max(0.5, 3 * byChance)
			? [`offline and online are surely of opposite minds on ${contradictions.join(', ')}`]
			: []),
	];
	const misleading = signs.high < 0.5 || ranks.high < 0;
	const trusted = reasons.length === 0 && signs.low > 0.5;
	return {
		changes: changes.length,
		signs,
		ranks,
		trueCorrelation,
		trueSignShare:
			trueCorrelation === null ? null : 0.5 + Math.asin(trueCorrelation.estimate) / Math.PI,
		contradictions,
		verdict: misleading ? 'misleading' : trusted ? 'trusted' : 'unproven',
		alarm: reasons.length > 0,
		says: said(reasons, trusted, signs),
	};
}

function said(reasons: readonly string[], trusted: boolean, signs: Reading): string {
	if (reasons.length > 0) return `offline can't be trusted: ${reasons.join('; ')}`;
	if (trusted)
		return `offline tells the sign of online effects: ${percent(signs.estimate)}, at least ${percent(signs.low)}`;
	return `offline is not proven yet: signs agree in ${percent(signs.estimate)}, which a coin might too (${percent(signs.low)} to ${percent(signs.high)})`;
}

function contradicts({ offline, offlineError, online, onlineError }: PastChange): boolean {
	const isSure = (value: number, error: number) => error > 0 && Math.abs(value) > 1.96 * error;
	return offline > 0 !== online > 0 && isSure(offline, offlineError) && isSure(online, onlineError);
}

function ranksOf(changes: readonly PastChange[]): Reading {
	const tauOf = (some: readonly PastChange[]) =>
		kendallTau(
			some.map(({ offline }) => offline),
			some.map(({ online }) => online),
		);
	const without = leavingOneOut(changes, tauOf);
	const { estimate, standardError } = jackknifed(tauOf(changes), without, (tau) => tau);
	// Changes in perfect order leave no doubt by the jackknife; one of n pairs turned around is taken for it.
	const error = Math.max(standardError, 2 / changes.length ** 1.5);
	const read = wald({ estimate, standardError: error });
	return { ...read, low: Math.max(-1, read.low), high: Math.min(1, read.high) };
}

function correlationOfTruth(changes: readonly PastChange[]): Reading | null {
	const known = changes.filter((one) => one.offlineError > 0 && one.onlineError > 0);
	if (known.length < 10 || known.length < changes.length) return null;
	const experiments = known.map(({ name, online, onlineError, offline, offlineError }) => ({
		name,
		effects: [online, offline],
		errors: [onlineError ** 2, 0, 0, offlineError ** 2],
	}));
	const { whole, without } = effectCovariances(experiments);
	const found = jackknifed(
		whole,
		without,
		({ difference: [online, both, , offline] }) => both! / Math.sqrt(online! * offline!),
	);
	if (!Number.isFinite(found.estimate) || !(found.standardError > 0 && found.standardError < 1))
		return null;
	const read = wald(found);
	return {
		...read,
		estimate: clamped(read.estimate),
		low: clamped(read.low),
		high: clamped(read.high),
	};
}

const clamped = (correlation: number): number => Math.max(-1, Math.min(1, correlation));
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function requireChanges(changes: readonly PastChange[]): void {
	if (changes.length < 4)
		throw refusal(
			'reward-data-too-few',
			`${changes.length} changes`,
			'Give four or more; twenty say something.',
		);
	for (const { name, ...numbers } of changes)
		if (
			!Object.values(numbers).every(Number.isFinite) ||
			numbers.offlineError < 0 ||
			numbers.onlineError < 0
		)
			throw refusal(
				'reward-data-malformed',
				`change ${name} is ${JSON.stringify(numbers)}`,
				'Give differences and standard errors, 0 where an error is not known.',
			);
}
