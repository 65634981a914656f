import type { SlateEvidence } from '@marquee/counterfactual';
import { growingColumn, growingNames } from './growing-column.ts';
import { type NamedRoles, rolesIn } from './log-roles.ts';
import { opeFailure } from './ope-failures.ts';
import { type FileRecord, malformed, nameIn, numberIn, recordsIn } from './records.ts';

/** The probabilities of the log and of the target, as Open Bandit Pipeline names their columns. */
const weightColumns = {
	joint: ['pscore', 'evaluation_policy_pscore'],
	independent: ['pscore_item_position', 'evaluation_policy_pscore_item_position'],
	prefix: ['pscore_cascade', 'evaluation_policy_pscore_cascade'],
} as const;
type Weight = keyof typeof weightColumns;

const slateColumn = 'slate_id';
/** q̂ of what stood there, and its expectation under the target. */
const modelColumns = ['q_hat', 'expected_q_hat'] as const;

/** Whether a file holds slates with what a target thinks of them. */
export async function holdsSlates(path: string): Promise<boolean> {
	const { columns } = await recordsIn(path);
	return columns.includes(slateColumn) && weightsIn(columns).length > 0;
}

const weightsIn = (columns: readonly string[]): readonly Weight[] =>
	(Object.keys(weightColumns) as Weight[]).filter((weight) =>
		weightColumns[weight].every((name) => columns.includes(name)),
	);

/**
 * Reads slates, one row per place and the rows of a slate side by side: `slate_id`, a reward, and for each weight the probability of
 * the log and of the target, as `pscore_cascade` and `evaluation_policy_pscore_cascade`.
 *
 * @throws {Failure} `ope-log-columns`, `ope-log-malformed`, `ope-log-empty`.
 */
export async function readSlates(
	path: string,
	named: NamedRoles,
	signal: AbortSignal,
): Promise<SlateEvidence> {
	const { columns, rows } = await recordsIn(path);
	const roles = rolesIn(columns, named, path, ['reward']);
	const weights = weightsIn(columns);
	const models = modelColumns.every((name) => columns.includes(name)) ? modelColumns : [];
	const names = [roles.reward!, ...weights.flatMap((each) => weightColumns[each]), ...models];
	const read = new Map(names.map((name) => [name, growingColumn()]));
	const slates = slateColumns(roles.unit, path);
	for await (const record of rows()) {
		signal.throwIfAborted();
		slates.take(record);
		for (const [name, column] of read) column.push(numberOf(name, record, path));
	}
	if (slates.count() === 0)
		throw opeFailure('ope-log-empty', { where: path, remedy: 'Give it slates.' });
	return evidenceOf(new Map([...read].map(([name, column]) => [name, column.numbers()])), {
		reward: roles.reward!,
		weights,
		slates: slates.places(),
		slateCount: slates.count(),
		units: slates.units(),
	});
}

const chances = new Set<string>(Object.values(weightColumns).flat());
const ofLog = new Set<string>(Object.values(weightColumns).map(([log]) => log));

/** What stands in a column: of the log's probabilities none is 0, since what was shown was possible. */
function numberOf(name: string, { cell, line }: FileRecord, path: string): number {
	const value = numberIn(cell(name));
	if (value === undefined) throw malformed(path, line, `${name} is no number`);
	if (chances.has(name) && !(value >= 0 && value <= 1))
		throw malformed(path, line, `${name} is ${value}, and no probability`);
	if (ofLog.has(name) && value === 0)
		throw malformed(path, line, `${name} is 0, and yet it was shown`);
	return value;
}

/** Which slate each row is of, and whose each slate is; the rows of a slate stand side by side. */
function slateColumns(unit: string | undefined, path: string) {
	const places = growingColumn();
	const units = growingNames();
	const seen = new Set<string>();
	let last: string | undefined;
	return {
		take: ({ cell, line }: FileRecord) => {
			const slate = nameIn(cell(slateColumn));
			if (slate === undefined) throw malformed(path, line, `no ${slateColumn}`);
			if (slate !== last) {
				if (seen.has(slate)) throw malformed(path, line, `slate ${slate} is not in one piece`);
				units.push((unit === undefined ? undefined : nameIn(cell(unit))) ?? slate);
				seen.add(slate);
			}
			last = slate;
			places.push(seen.size - 1);
		},
		count: () => seen.size,
		places: () => Int32Array.from(places.numbers()),
		units: () => units.coded(),
	};
}

function evidenceOf(
	columns: ReadonlyMap<string, Float64Array>,
	{
		reward,
		weights,
		slates,
		slateCount,
		units,
	}: {
		readonly reward: string;
		readonly weights: readonly Weight[];
		readonly slates: Int32Array;
		readonly slateCount: number;
		readonly units: { readonly labels: readonly string[]; readonly codes: Int32Array };
	},
): SlateEvidence {
	const ratio = (weight: Weight) => {
		const [log, target] = weightColumns[weight].map((name) => columns.get(name)!);
		return target!.map((chance, i) => chance / log![i]!);
	};
	const [factual, direct] = modelColumns.map((name) => columns.get(name));
	return {
		slates,
		slateCount,
		rewards: columns.get(reward)!,
		units: units.codes,
		unitCount: units.labels.length,
		...Object.fromEntries(weights.map((weight) => [weight, ratio(weight)])),
		...(factual && direct && { factual, direct }),
	};
}
