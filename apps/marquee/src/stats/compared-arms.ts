import { type ArmNumbers, armsIn } from './arms-in-file.ts';
import type { NamedColumns } from './columns.ts';
import { type Ripeness, type Ripening, ripeRows } from './ripe-rows.ts';
import { statsFailure } from './stats-failures.ts';
import { fileContent } from './table.ts';

export type { Ripeness } from './ripe-rows.ts';

/** Which arms of a file are compared. */
export interface ComparedArms {
	readonly columns: NamedColumns & { readonly control?: string | undefined };
	/** Where the metric needs a window after exposure: units whose window still runs are not counted. */
	readonly ripening?: Ripening | undefined;
}

/**
 * The control of a file and each of its treatments, every one stratum by stratum; units that are not ripe left out.
 *
 * @throws {Failure} `stats-arm-unknown` if a unit is in two arms, and as `armsIn`
 */
export function comparedArms(
	path: string,
	{ columns, ripening }: ComparedArms,
): {
	readonly control: readonly ArmNumbers[];
	readonly treatments: readonly (readonly ArmNumbers[])[];
	readonly maturity: Ripeness | undefined;
} {
	const { content, maturity } = ripeRows(fileContent(path), { path, columns, ripening });
	const arms = armsIn(path, columns, content);
	requireOneArmEach(arms, path);
	const [control, ...treatments] = [...Map.groupBy(arms, ({ name }) => name).values()];
	return { control: control!, treatments, maturity };
}

/** A unit that saw two arms says nothing of either. */
function requireOneArmEach(arms: readonly ArmNumbers[], path: string): void {
	const armOfUnit = new Map<unknown, string>();
	for (const { name, units = [] } of arms)
		for (const unit of units) {
			const other = armOfUnit.get(unit) ?? name;
			if (other !== name)
				throw statsFailure('stats-arm-unknown', {
					found: `unit ${String(unit)} is in ${other} and in ${name}`,
					where: path,
					remedy: 'Leave out units that saw more than one arm, and ask why they did.',
				});
			armOfUnit.set(unit, name);
		}
}
