import type { FastifyInstance } from 'fastify';
import type { ConsoleFiles } from './parts.ts';
import { webAppFiles } from './web-app-files.ts';

/**
 * GET /console/ and the files below it. It comes without a cookie: whoever opens it brings a key of their own, and where
 * somebody is in it stands behind the `#`, which no server sees.
 */
export async function consoleRoutes(app: FastifyInstance, { folder }: ConsoleFiles): Promise<void> {
	await webAppFiles(app, { folder, prefix: '/console/' });
	const page = { schema: { hide: true }, config: { scope: null } };
	app.get('/console', page, (_, reply) => reply.redirect('/console/'));
	app.get('/console/', page, (_, reply) => reply.sendFile('index.html'));
}
