import { type ApiKey, keyHash } from '@marquee/stores';
import type { EpochMs } from '@marquee/units';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cookieName } from './keys.ts';
import { demandLoopbackHost, isLoopback } from './origins.ts';
import type { ViewerFiles } from './parts.ts';
import { Refusal } from './refusal.ts';
import { webAppFiles } from './web-app-files.ts';

/** The key of the viewer as the doors know it: made with the gateway, kept nowhere. */
export function viewerKey({ key }: ViewerFiles, createdAt: EpochMs): ApiKey {
	if (!/^[\w.~+/=-]{16,}$/.test(key))
		throw new RangeError(
			'the key of the viewer must be 16 or more characters that a cookie can hold',
		);
	return { hash: keyHash(key), label: 'viewer', scopes: ['events', 'pages'], createdAt };
}

/** GET / and the files beside it. The page comes with the cookie, and only to those who may have it. */
export async function viewerRoutes(
	app: FastifyInstance,
	viewer: ViewerFiles,
	isBoundToLoopback: () => boolean,
): Promise<void> {
	const cookie = `${cookieName}=${viewer.key}; Path=/v1; HttpOnly; SameSite=Strict`;
	await webAppFiles(app, { folder: viewer.folder, prefix: '/' });
	const page = { schema: { hide: true }, config: { scope: null } };
	for (const url of ['/', '/index.html'])
		app.get(url, page, (request, reply) => {
			if (viewer.visitors !== 'everyone') demandThisMachine(request, isBoundToLoopback());
			return reply.header('set-cookie', cookie).sendFile('index.html');
		});
}

/** @throws {Refusal} `viewer-private` or `host-foreign`. */
function demandThisMachine(request: FastifyRequest, isBoundToLoopback: boolean): void {
	const isForwarded =
		request.headers.forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined;
	const isLocal = isLoopback(request.socket.remoteAddress ?? '');
	if (!isBoundToLoopback || isForwarded || !isLocal)
		throw new Refusal('viewer-private', {
			what: 'the viewer is open to this machine alone, and the request came by another way',
			remedy: 'Open it on the machine itself, or allow every visitor when starting the gateway.',
		});
	demandLoopbackHost(request.headers);
}
