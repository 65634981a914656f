import type { ExperimentDesign } from '@marquee/contracts';
import type { ControlPlane } from '@marquee/stores';
import { Failure } from '@marquee/units';
import type { StateFolder } from '../../facts/state-folder.ts';
import { rankerNamed } from '../../ranking/kept-rankers.ts';
import { layoutNamed } from '../layout-named.ts';
import { policyNamed } from '../policy-named.ts';
import { namedParts } from '../recipes/named-parts.ts';

/**
 * Refuses a design whose arms name what is not there: it would run, and every arm would be the control.
 *
 * @throws {Failure} `bundle-unknown`, `policy-unknown`, `layout-unknown`, and whatever a ranker is refused for.
 */
export async function checkRecipes(
	folder: StateFolder,
	controlPlane: Pick<ControlPlane, 'bundles'>,
	{ arms }: ExperimentDesign,
): Promise<void> {
	const named = namedParts(arms.map(({ recipe }) => recipe));
	const known = new Set((await controlPlane.bundles()).map(({ hash }) => hash));
	for (const hash of named.bundles) if (!known.has(hash)) throw bundleUnknown(hash);
	for (const name of named.rankers) await rankerNamed(folder, name);
	for (const version of named.policies) policyNamed(version);
	for (const name of named.layouts) layoutNamed(name);
}

const bundleUnknown = (hash: string) =>
	new Failure('bundle-unknown', {
		responsible: 'caller',
		what: `there is no bundle ${hash}`,
		remedy: 'Name the whole hash of one that `marquee bundles list --json` shows.',
	});
