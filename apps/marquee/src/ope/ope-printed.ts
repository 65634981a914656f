import type { EstimatorTold, OpeReport } from './ope-report.ts';

/** The answer as a person reads it in a terminal: what can be said first, then the numbers, then what they rest on. */
export function opePrinted(report: OpeReport): string {
	const {
		policy,
		identifiable,
		reasons,
		cautions,
		estimators,
		diagnostics: d,
		rewardModel,
		per,
	} = report;
	return [
		`${policy} on ${count(d.rows)} ${per}s of ${count(d.units)} units, model of rewards: ${rewardModel}`,
		`the log itself earned ${report.logged.toPrecision(5)} per ${per}`,
		'',
		...(identifiable
			? ['identifiable']
			: ['not identifiable', ...reasons.map(({ code, why }) => `  ${code}: ${why}`)]),
		...cautions.map((caution) => `  caution: ${caution}`),
		'',
		...table(estimators),
		'',
		`worth ${d.effectiveSampleSize.toFixed(1)} ${per}s of its own (${percent(d.effectiveSampleSize / d.rows)})`,
		`mean weight ${d.meanWeight.toFixed(4)} ± ${d.meanWeightError.toFixed(4)}, which must be 1`,
		`largest weight ${d.largestWeight.toPrecision(4)}, ${percent(d.largestWeightShare)} of all`,
		`the log could not have shown ${percent(d.unsupportedMass)} of what it would choose`,
	].join('\n');
}

function table(estimators: OpeReport['estimators']): readonly string[] {
	const lines = Object.entries(estimators).map(([name, told]) => cells(name, told));
	const head = ['', 'value', 'error', '95 % from', 'to', ''];
	const widths = head.map((title, at) =>
		Math.max(title.length, ...lines.map((line) => (at < 5 ? line[at]!.length : 0))),
	);
	return [head, ...lines].map((line) =>
		line
			.map((cell, at) =>
				at === 0 || at === 5 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!),
			)
			.join('  ')
			.trimEnd(),
	);
}

function cells(name: string, { value, standardError, low, high, tunedTo, why }: EstimatorTold) {
	const figures = [value, standardError, low, high].map((each) =>
		each === null || each === undefined ? '–' : each.toPrecision(5),
	);
	return [name, ...figures, why ?? (tunedTo === undefined ? '' : `at ${tunedTo.toPrecision(4)}`)];
}

const count = (n: number): string => n.toLocaleString('en');
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
