import { existsSync } from 'node:fs';
import type { ExperimentDesign } from '@marquee/contracts';
import type { ControlPlane } from '@marquee/stores';
import { Failure } from '@marquee/units';
import type { StateFolder } from '../../facts/state-folder.ts';
import { rankerNamed } from '../../ranking/kept-rankers.ts';
import { layoutNamed } from '../layout-named.ts';
import { policyNamed } from '../policy-named.ts';
import { namedParts } from '../recipes/named-parts.ts';
import { designMalformed } from './experiment-failures.ts';

/**
 * Refuses a design whose arms name what is not there: it would run, and every arm would be the control.
 *
 * @throws {Failure} `bundle-unknown`, `policy-unknown`, `layout-unknown`, `ranker-missing`, `experiment-malformed` where
 * learnt weights are named and there are none, and whatever else a ranker is refused for.
 */
export async function checkRecipes(
	folder: StateFolder,
	controlPlane: Pick<ControlPlane, 'bundles'>,
	{ key, arms }: ExperimentDesign,
): Promise<void> {
	const named = namedParts(arms.map(({ recipe }) => recipe));
	const known = new Set((await controlPlane.bundles()).map(({ hash }) => hash));
	for (const hash of named.bundles) if (!known.has(hash)) throw bundleUnknown(hash);
	for (const name of named.rankers) await rankerThere(folder, name);
	for (const version of named.policies) policyNamed(version);
	for (const name of named.layouts) layoutNamed(name);
	if (
		arms.some(({ recipe }) => recipe.searchWeights === 'learnt') &&
		!existsSync(folder.searchRanker)
	)
		throw designMalformed(
			`${key}.arms`,
			'nothing was learnt of searches yet: the weights learnt are those of the policy',
			'Learn them first: marquee search train.',
		);
}

/** Whoever names a ranker that is not there has to name another; one that is damaged is the operator’s. */
async function rankerThere(folder: StateFolder, name: string): Promise<void> {
	try {
		await rankerNamed(folder, name);
	} catch (cause) {
		if (!(cause instanceof Failure) || cause.code !== 'ranker-missing') throw cause;
		throw new Failure('ranker-missing', {
			responsible: 'caller',
			what: `there is no ranker ${name}`,
			remedy: 'Name one that was trained here, or leave it out.',
			cause,
		});
	}
}

const bundleUnknown = (hash: string) =>
	new Failure('bundle-unknown', {
		responsible: 'caller',
		what: `there is no bundle ${hash}`,
		remedy: 'Name the whole hash of one that `marquee bundles list --json` shows.',
	});
