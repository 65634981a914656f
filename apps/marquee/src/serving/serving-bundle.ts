import type { Catalogue } from '@marquee/catalogue';
import { type Bundle, openBundle } from '@marquee/foundation';
import type { ControlPlane } from '@marquee/stores';

/** Threads of one request: a page's inference takes a millisecond or two on one, and other requests want the others. */
const threads = 1;

/** The bundle that the control plane says serves, opened; `undefined` before the first training. */
export async function servingBundle(
	controlPlane: ControlPlane,
	catalogue: Catalogue,
): Promise<Bundle | undefined> {
	const serving = await controlPlane.serving();
	if (serving === undefined) return undefined;
	const inCatalogue = (title: string) => catalogue.title(title) !== undefined;
	return openBundle(serving.path, { threads, inCatalogue });
}
