import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * What a page may load: files of this service, and nothing inline. A title whose name is a script stays text.
 * Styles set by the page's own script (`element.style`) are not inline in this sense.
 */
const headers = {
	'content-security-policy': [
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
	].join('; '),
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
};

/** Where a built web application lies, and under which addresses it is served. */
export interface WebAppFiles {
	readonly folder: string;
	/** With slashes at both ends. */
	readonly prefix: string;
}

/** The files of a built web application, each with its policy; who answers for the page itself is the caller's to say. */
export async function webAppFiles(
	app: FastifyInstance,
	{ folder, prefix }: WebAppFiles,
): Promise<void> {
	await app.register(fastifyStatic, {
		root: folder,
		prefix,
		index: false,
		cacheControl: false,
		setHeaders: (reply, path) => {
			for (const [name, value] of Object.entries(headers)) reply.header(name, value);
			reply.header('cache-control', keepingOf(path));
		},
	});
}

/** The names of built assets carry a hash of their content: they never change. The page names them: it is never old. */
function keepingOf(path: string): string {
	if (path.endsWith('.html')) return 'no-store';
	return /-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
