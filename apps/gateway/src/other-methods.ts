import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal.ts';

/** Remembers the addresses that are added after it; `seal` answers 405 there to every method that they have not. */
export function refuseOtherMethods(app: FastifyInstance): { readonly seal: () => void } {
	const methodsAt = new Map<string, Set<string>>();
	app.addHook('onRoute', ({ url, method }) => {
		const known = methodsAt.get(url) ?? new Set();
		methodsAt.set(url, new Set([...known, ...[method].flat()]));
	});
	return {
		seal: () => {
			for (const [url, methods] of [...methodsAt]) refuseBut(app, url, methods);
		},
	};
}

function refuseBut(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
	const allow = [...methods].sort().join(', ');
	const refuse = async ({ method }: { readonly method: string }) => {
		throw new Refusal('method-unsupported', {
			what: `${method} is not for ${url}`,
			remedy: `Use ${allow}.`,
			headers: { allow },
		});
	};
	app.route({
		method: app.supportedMethods.filter((method) => !methods.has(method)),
		url,
		schema: { hide: true },
		config: { scope: null },
		onRequest: refuse, // before any body is read
		handler: refuse,
	});
}
