import type { BundlesAnswer, GatewayParts } from '@marquee/gateway';
import type { ControlPlane } from '@marquee/stores';
import type { StateFolder } from '../facts/state-folder.ts';
import { readFrontier } from '../frontier/kept-frontier.ts';

/** What engineers compare models and settings by; read anew at every request, since other processes train and measure. */
export const engineersView = (
	folder: Pick<StateFolder, 'frontier'>,
	controlPlane: Pick<ControlPlane, 'bundles' | 'serving'>,
): Pick<GatewayParts<never>, 'bundles' | 'frontier'> => ({
	bundles: () => listedBundles(controlPlane),
	frontier: () => readFrontier(folder.frontier),
});

/** Every bundle, oldest first, and which of them serves. */
async function listedBundles(
	controlPlane: Pick<ControlPlane, 'bundles' | 'serving'>,
): Promise<BundlesAnswer['bundles']> {
	const serving = (await controlPlane.serving())?.hash;
	return (await controlPlane.bundles()).map(({ hash, createdAt, metrics }) => ({
		hash,
		createdAt,
		serving: hash === serving,
		metrics,
	}));
}
