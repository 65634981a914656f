import { randomBytes } from 'node:crypto';
import { keyHash } from '@marquee/stores';
import type { Clock } from '@marquee/units';
import { catalogueIn } from '../facts/facts.ts';
import type { StateFolder } from '../facts/state-folder.ts';
import { catalogueTitles, type NamedTitle } from './watchable-titles.ts';
import { withControlPlane } from './with-control-plane.ts';

/** A service begun for a simulation alone. */
export interface ServedHere {
	readonly url: string;
	readonly key: string;
	/** The whole catalogue. */
	readonly titles: readonly NamedTitle[];
	/** Ends it; the key it was asked with is good no more. */
	readonly close: () => Promise<void>;
}

/**
 * Serves a state folder in this process on a free port of this machine, with a key of its own.
 *
 * @throws {Failure} `simulation-no-titles`; whatever the folder is refused for: `log-in-use` if a service runs on it.
 */
export async function servedHere(
	folder: StateFolder,
	{ clock, log }: { readonly clock: Clock; readonly log: (line: string) => void },
): Promise<ServedHere> {
	const titles = catalogueTitles(await catalogueIn(folder));
	// Loaded here: whoever asks a service that runs already needs none of it.
	const { serve } = await import('../serving/serve.ts');
	const service = await serve(folder, {
		clock,
		log,
		host: '127.0.0.1',
		port: 0,
		openViewer: false,
	});
	const key = randomBytes(24).toString('base64url');
	const hash = keyHash(key);
	await withControlPlane(folder, (plane) =>
		plane.addKey({ hash, label: by, scopes: ['events', 'pages'], createdAt: clock.now() }, by),
	);
	return {
		url: service.url,
		key,
		titles,
		close: async () => {
			await withControlPlane(folder, (plane) => plane.revokeKey(hash, { by, at: clock.now() }));
			await service.close();
		},
	};
}

const by = 'marquee simulate';
