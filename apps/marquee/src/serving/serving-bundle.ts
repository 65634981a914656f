import { join } from 'node:path';
import type { Catalogue } from '@marquee/catalogue';
import { type Bundle, openBundle } from '@marquee/foundation';
import type { ControlPlane } from '@marquee/stores';
import type { StateFolder } from '../facts/state-folder.ts';

/** Threads of one request: a page's inference takes a millisecond or two on one, and other requests want the others. */
const threads = 1;

/** The bundle that the control plane says serves, opened; `undefined` before the first training. */
export async function servingBundle(
	{ bundles }: Pick<StateFolder, 'bundles'>,
	controlPlane: Pick<ControlPlane, 'serving'>,
	catalogue: Catalogue,
): Promise<Bundle | undefined> {
	const serving = await controlPlane.serving();
	return serving === undefined ? undefined : bundleNamed({ bundles }, serving.hash, catalogue);
}

/**
 * The bundle of this hash, opened.
 *
 * Titles that came into the catalogue since it was trained are known to it by their attributes.
 */
export async function bundleNamed(
	{ bundles }: Pick<StateFolder, 'bundles'>,
	hash: string,
	catalogue: Catalogue,
): Promise<Bundle> {
	const inCatalogue = (title: string) => catalogue.title(title) !== undefined;
	// By its name, not by the path it was trained at: a state folder may have been moved, or restored elsewhere.
	const bundle = await openBundle(join(bundles, hash), { threads, inCatalogue });
	const known = new Set<string>(bundle.titleIds);
	if (catalogue.titles.every(({ titleId }) => known.has(titleId))) return bundle;
	try {
		return await bundle.withTitles(catalogue.titles);
	} finally {
		await bundle.foundation.release();
	}
}
