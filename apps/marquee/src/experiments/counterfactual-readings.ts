import { existsSync } from 'node:fs';
import type { CounterfactualReading, Effect } from '@marquee/contracts';
import { wald } from '@marquee/statistics';
import { type EpochMs, Failure } from '@marquee/units';
import type { StateFolder } from '../facts/state-folder.ts';
import { judgedLog } from '../ope/judged-log.ts';
import type { EstimatorTold, OpeReport } from '../ope/ope-report.ts';

/** What the places of chance on pages would have earned, had they never or always been left to chance. */
const targets = ['best', 'drawn'] as const;

/**
 * What the log of pages says of policies that were not tried: what exploring costs, and what it finds. Empty where nothing was
 * left to chance yet; a policy that the log does not carry is answered with the reasons, and no numbers.
 */
export async function counterfactualReadings(
	folder: StateFolder,
	asOf: EpochMs,
	signal: AbortSignal,
): Promise<readonly CounterfactualReading[]> {
	if (!existsSync(folder.slates)) return [];
	const readings: CounterfactualReading[] = [];
	for (const target of targets) {
		const report = await judged(folder, target, asOf, signal);
		if (report !== undefined) readings.push(readingOf(report, target));
	}
	return readings;
}

async function judged(
	folder: StateFolder,
	policy: string,
	until: EpochMs,
	signal: AbortSignal,
): Promise<OpeReport | undefined> {
	try {
		return await judgedLog({
			log: folder.root,
			policy,
			surface: 'pages',
			rewardModel: 'cross-fitted',
			estimators: [],
			roles: {},
			tuning: {},
			folds: 2,
			seed: 1,
			regardless: false,
			until,
			tell: () => {},
			signal,
		});
	} catch (cause) {
		if (cause instanceof Failure && cause.code === 'ope-log-empty') return undefined;
		throw cause;
	}
}

/** A report as it goes over the wire; cautions stand among the reasons. */
export function readingOf(report: OpeReport, target: string): CounterfactualReading {
	const { identifiable, reasons, cautions, estimators, diagnostics, logged } = report;
	const told = Object.entries(estimators).flatMap(([name, each]) => {
		const effect = identifiable ? effectOf(each, logged) : undefined;
		return effect === undefined ? [] : [{ name, effect }];
	});
	const { rows, effectiveSampleSize, meanWeight, largestWeightShare, unsupportedMass } =
		diagnostics;
	return {
		surface: 'home',
		target,
		identifiable,
		reasons: [...reasons.map(({ why }) => why), ...cautions],
		logged,
		estimators: told,
		diagnostics: { rows, effectiveSampleSize, meanWeight, largestWeightShare, unsupportedMass },
	};
}

/** The value of a policy; its p-value asks whether it is what the log itself earned. */
function effectOf(
	{ value, standardError, low, high }: EstimatorTold,
	logged: number,
): Effect | undefined {
	if (value === null) return undefined;
	const error = standardError ?? 0;
	const pValue =
		error > 0 ? wald({ estimate: value, standardError: error }, { margin: logged }).pValue : 1;
	return { estimate: value, standardError: error, low, high, pValue };
}
