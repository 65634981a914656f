import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { ConsoleFiles, ViewerFiles } from '@marquee/gateway';

/** Which web applications to serve, and to whom. */
export interface WebAppsServed {
	/** The folder of the built viewer; without one there is none. */
	readonly viewer?: string;
	/** Whoever reaches the address may use the viewer; otherwise this machine alone. */
	readonly openViewer: boolean;
	/** The folder of the built console; without one there is none. */
	readonly console?: string;
}

/** The web applications that have been built, as the gateway takes them; the viewer with a key that lives as long as this process. */
export function webAppsOf({ viewer, openViewer, console }: WebAppsServed): {
	readonly viewer?: ViewerFiles;
	readonly console?: ConsoleFiles;
} {
	const visitors = openViewer ? 'everyone' : 'loopback';
	const key = randomBytes(24).toString('base64url');
	return {
		...(isBuilt(viewer) && { viewer: { folder: viewer, key, visitors } }),
		...(isBuilt(console) && { console: { folder: console } }),
	};
}

const isBuilt = (folder: string | undefined): folder is string =>
	folder !== undefined && existsSync(folder);
