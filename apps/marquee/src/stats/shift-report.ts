import { type Asked, mannWhitney, type Shift, wilcoxon } from '@marquee/statistics';
import { armsIn } from './arms-in-file.ts';
import { placed } from './placed.ts';
import { statsFailure } from './stats-failures.ts';
import { type SamplesAsked, twoSamples } from './two-samples.ts';

/** What is printed of a shift: `superiority` where samples are not paired. */
export interface ShiftReport extends Partial<Pick<Shift, 'u' | 'superiority'>> {
	readonly estimate: number;
	readonly standardError: number;
	readonly low: number;
	readonly high: number;
	readonly pValue: number;
	readonly method: 'mann-whitney' | 'wilcoxon-signed-rank';
	readonly n: Readonly<Record<string, number>>;
}

/** How far the second sample lies from the first, whatever their distribution. */
export function shiftReport(
	samples: SamplesAsked,
	asked: Asked & { readonly paired: boolean },
): ShiftReport {
	const place = samples.paths.join(' and ');
	if (asked.paired) {
		const differences = pairedDifferences(samples);
		return {
			...placed(place, () => wilcoxon(differences, asked)),
			method: 'wilcoxon-signed-rank',
			n: { pairs: differences.length },
		};
	}
	const [reference, current] = twoSamples(samples);
	return {
		...placed(place, () => mannWhitney(reference, current, asked)),
		method: 'mann-whitney',
		n: { reference: reference.length, current: current.length },
	};
}

/** Second less first, unit by unit where the file names units, else row by row. */
function pairedDifferences(samples: SamplesAsked): readonly number[] {
	const [first, second] = samples.paths;
	const ofUnits = second === undefined ? byUnit(first!, samples) : undefined;
	if (ofUnits !== undefined) return ofUnits;
	const [before, after] = twoSamples(samples);
	if (before.length !== after.length)
		throw statsFailure('stats-numbers-missing', {
			found: `${before.length} values on one side and ${after.length} on the other`,
			remedy: 'Pairs need a value on either side: give them in the same order, or name --unit.',
		});
	return Array.from(after, (value, pair) => value - before[pair]!);
}

/** Undefined where the file has no units. */
function byUnit(path: string, { columns }: SamplesAsked): readonly number[] | undefined {
	const [control, treatment] = armsIn(path, columns);
	if (control?.units === undefined || treatment?.units === undefined) return undefined;
	const other = new Map(treatment.units.map((unit, row) => [unit, treatment.values![row]!]));
	if (other.size !== treatment.units.length || new Set(control.units).size !== control.units.length)
		throw statsFailure('stats-arm-unknown', {
			found: 'a unit comes twice in one arm',
			where: path,
			remedy: 'Give each unit one value on either side.',
		});
	return control.units.map((unit, row) => {
		const value = other.get(unit);
		if (value !== undefined && other.size === control.units!.length)
			return value - control.values![row]!;
		throw statsFailure('stats-arm-unknown', {
			found: `unit ${String(unit)} or another is on one side only`,
			where: path,
			remedy: 'Leave out units without a pair, or ask without --paired.',
		});
	});
}
