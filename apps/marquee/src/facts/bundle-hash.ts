import { openSqliteControlPlane } from '@marquee/stores';
import { Failure } from '@marquee/units';
import type { StateFolder } from './state-folder.ts';

/**
 * The whole hash of the one bundle that begins so; of the one that serves where nothing is given.
 *
 * @throws {Failure} `bundle-unnamed`
 */
export async function bundleHash(folder: StateFolder, begins: string | undefined): Promise<string> {
	const controlPlane = openSqliteControlPlane(folder.controlPlane);
	try {
		const known = await controlPlane.bundles();
		const serving = await controlPlane.serving();
		const found =
			begins === undefined
				? known.filter(({ hash }) => hash === serving?.hash)
				: known.filter(({ hash }) => hash.startsWith(begins));
		if (found.length === 1) return found[0]!.hash;
		throw new Failure('bundle-unnamed', {
			responsible: 'caller',
			what:
				begins === undefined
					? 'no bundle serves yet'
					: `${found.length} of ${known.length} bundles begin with ${JSON.stringify(begins)}`,
			where: folder.root,
			remedy: 'Name one that `marquee bundles list` shows, or train one: marquee train.',
		});
	} finally {
		await controlPlane.close();
	}
}
