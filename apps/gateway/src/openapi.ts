import swagger from '@fastify/swagger';
import * as contracts from '@marquee/contracts';
import type { FastifyInstance } from 'fastify';
import { AdminStatus, ServiceStatus } from './admin.ts';
import { BundlesAnswer } from './bundles.ts';
import { ExperimentAnswer } from './experiments.ts';
import { FrontierAnswer } from './frontier.ts';
import { cookieName } from './keys.ts';
import { NotificationAnswer } from './notifications.ts';
import { ReplayAnswer } from './page-traces.ts';
import { ProfileStateAnswer, TitleActivity } from './profile-state-answer.ts';
import { SurfacesAnswer } from './surfaces.ts';
import { TitleAnswer } from './titles.ts';
import { TrailerAnswer } from './trailers.ts';

/** Collects the routes that are added after it; `GET /openapi.json` answers the document. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
	await app.register(swagger, {
		convertConstToEnum: false,
		openapi: {
			openapi: '3.1.0',
			info: {
				title: 'Marquee',
				version: '1',
				description: 'Events in, pages out. Problems are RFC 9457 documents with a stable `code`.',
				license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } as { name: string },
			},
			servers: [{ url: '/' }],
			components: {
				securitySchemes: {
					key: { type: 'http', scheme: 'bearer', description: '`marquee keys add` makes one' },
					viewer: {
						type: 'apiKey',
						in: 'cookie',
						name: cookieName,
						description: 'set by the viewer page; needs the page as origin',
					},
				},
			},
			tags: [
				'events',
				'pages',
				'profiles',
				'titles',
				'search',
				'notifications',
				'experiments',
				'admin',
				'health',
			].map((name) => ({ name })),
		},
		transformObject: (document) =>
			'openapiObject' in document ? withNamedSchemas(document.openapiObject) : {},
	});
	app.get('/openapi.json', { schema: { hide: true }, config: { scope: null } }, () =>
		app.swagger(),
	);
}

/** Schemas that stand under a name of their own; wherever one is used, its name is used. */
const named: Readonly<Record<string, unknown>> = {
	...Object.fromEntries(
		Object.entries(contracts).filter(([name, it]) => /^[A-Z]/.test(name) && isSchemaObject(it)),
	),
	AdminStatus,
	BundlesAnswer,
	ExperimentAnswer,
	FrontierAnswer,
	ProfileState: ProfileStateAnswer,
	ReplayAnswer,
	ServiceStatus,
	SurfacesAnswer,
	TitleActivity,
	TitleAnswer,
	NotificationAnswer,
	TrailerAnswer,
};

function isSchemaObject(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return 'properties' in value || 'anyOf' in value;
}

function withNamedSchemas<Document extends { components?: object }>(document: Document): Document {
	const byText = new Map(Object.entries(named).map(([name, it]) => [JSON.stringify(it), name]));
	const referring = (value: unknown, isRoot = false): unknown => {
		if (typeof value !== 'object' || value === null) return value;
		const name = isRoot ? undefined : byText.get(JSON.stringify(value));
		if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
		if (Array.isArray(value)) return value.map((item) => referring(item));
		return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, referring(it)]));
	};
	const schemas = Object.fromEntries(
		Object.entries(named)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, schema]) => [name, referring(schema, true)]),
	);
	const referred = referring(document) as Document;
	return { ...referred, components: { ...referred.components, schemas } };
}
