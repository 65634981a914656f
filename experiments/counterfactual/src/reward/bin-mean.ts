import type { ChoiceLog, Context } from '../choice-log.ts';
import type { RewardLearner } from './reward-learner.ts';

/** What a bin without rows is believed as much as: so many rows of the mean above it. */
const priorRows = 10;

/**
 * The mean reward of each action under each label of the first context (a position), drawn to the label's mean, and that to
 * the mean of all, by ten rows each:
 *
 *   q̂(x, a) = (Σ r + 10 m_x) / (n + 10) over the rows with label x and action a
 *
 * @paper Efron, Morris: Stein's Paradox in Statistics. Scientific American 1977.
 */
export const binMean: RewardLearner = {
	name: 'bin-mean',
	fit: (log, learnsFrom) => {
		const [first] = log.contexts;
		const labelOf = labelling(first);
		const A = log.actions.length;
		const labels = first?.labels.length ?? 1;
		const cells = { gained: new Float64Array(labels * A), rows: new Float64Array(labels * A) };
		addRows(cells, log, learnsFrom, (row) => labelOf(row) * A + log.chosen[row]!);
		const byLabel = { gained: new Float64Array(labels), rows: new Float64Array(labels) };
		for (let cell = 0; cell < labels * A; cell++) {
			const label = Math.floor(cell / A);
			byLabel.gained[label]! += cells.gained[cell]!;
			byLabel.rows[label]! += cells.rows[cell]!;
		}
		const all = total(byLabel.gained) / Math.max(1, total(byLabel.rows));
		const means = Float64Array.from(cells.gained, (gained, cell) => {
			const label = Math.floor(cell / A);
			const above = drawnTo(all, byLabel.gained[label]!, byLabel.rows[label]!);
			return drawnTo(above, gained, cells.rows[cell]!);
		});
		return (row, action) => means[labelOf(row) * A + action]!;
	},
};

const labelling =
	(context: Context | undefined) =>
	(row: number): number =>
		context?.codes[row] ?? 0;

function addRows(
	{ gained, rows }: { readonly gained: Float64Array; readonly rows: Float64Array },
	log: ChoiceLog,
	learnsFrom: (row: number) => boolean,
	cellOf: (row: number) => number,
): void {
	for (let i = 0; i < log.rewards.length; i++) {
		if (!learnsFrom(i)) continue;
		gained[cellOf(i)]! += log.rewards[i]!;
		rows[cellOf(i)]!++;
	}
}

const drawnTo = (mean: number, gained: number, rows: number): number =>
	(gained + priorRows * mean) / (rows + priorRows);

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
