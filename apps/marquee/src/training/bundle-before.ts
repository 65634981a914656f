import { join } from 'node:path';
import type { Catalogue } from '@marquee/catalogue';
import { type Bundle, openBundle } from '@marquee/foundation';
import type { ControlPlane } from '@marquee/stores';
import { Failure } from '@marquee/units';

/** The bundle that served until now: open, or why it could not be opened. */
export type BundleBefore = OpenBundle | { readonly hash: string; readonly unopened: string };

/** A bundle that could be opened. */
export interface OpenBundle {
	readonly hash: string;
	readonly bundle: Bundle;
}

/** Opens the bundle that serves, for what comes after it; `undefined` before the first training. */
export async function bundleBefore(
	bundles: string,
	facts: { readonly controlPlane: ControlPlane; readonly catalogue: Catalogue },
	threads: number,
): Promise<BundleBefore | undefined> {
	const hash = (await facts.controlPlane.serving())?.hash;
	if (hash === undefined) return undefined;
	const inCatalogue = (id: string) => facts.catalogue.title(id) !== undefined;
	try {
		const options = { threads, inCatalogue, manyAtOnce: true };
		return { hash, bundle: await openBundle(join(bundles, hash), options) };
	} catch (cause) {
		if (!(cause instanceof Failure)) throw cause;
		return { hash, unopened: `it cannot be opened (${cause.code}: ${cause.what})` };
	}
}
