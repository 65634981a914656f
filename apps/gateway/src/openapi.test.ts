import Schema from 'typebox/schema';
import { beforeAll, expect, test } from 'vitest';
import { problemCodes } from './problem-codes.ts';
import { openapiRules } from './testing/openapi-rules.ts';
import { smallService } from './testing/small-service.ts';

interface Media {
	readonly schema: object;
	readonly example?: unknown;
}
interface Described {
	readonly summary: string;
	readonly security: readonly object[];
	readonly requestBody?: { readonly content: Record<string, Media> };
	readonly responses: Record<string, { description: string; content: Record<string, Media> }>;
}
interface Document {
	readonly paths: Record<string, Record<string, Described>>;
	readonly components: { readonly schemas: Record<string, object> };
}

const { app } = await smallService();
let document: Document;
let operations: readonly (readonly [name: string, operation: Described])[];
beforeAll(async () => {
	document = (await app.inject('/openapi.json')).json();
	operations = Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, one]) => [`${method} ${path}`, one] as const),
	);
});

/** A schema of the document as one that stands alone. */
const standing = (schema: object) =>
	Schema.Compile({
		...JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')),
		$defs: JSON.parse(
			JSON.stringify(document.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'),
		),
	});

test('the document keeps every rule of OpenAPI 3.1 for what it uses, and uses nothing else', () => {
	const [isValid, errors] = Schema.Compile(openapiRules).Errors(document);
	expect(errors).toEqual([]);
	expect(isValid).toBe(true);
});

test('a document that breaks one rule is told from ours', () => {
	const rules = Schema.Compile(openapiRules);
	const broken = [
		{ ...document, openapi: '3.0.3' },
		{ ...document, info: { title: 'Marquee' } },
		{ ...document, paths: { 'v1/home': {} } },
		{ ...document, components: { schemas: { Page: { type: 'objekt' } } } },
		{ ...document, components: { schemas: { Page: { nullable: true } } } },
	];
	for (const one of broken) expect(rules.Check(one)).toBe(false);
});

test('every reference of the document leads somewhere', () => {
	const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
	const names = new Set([...references].map(([, name]) => name!));
	expect(names.size).toBeGreaterThan(15);
	for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
});

test('every example is what its schema says, and every body and answer has one', () => {
	for (const [name, { requestBody, responses }] of operations)
		for (const { content } of [...(requestBody ? [requestBody] : []), ...Object.values(responses)])
			for (const { schema, example } of Object.values(content))
				expect(standing(schema).Errors(example), name).toEqual([true, []]);
});

test('a name given to a schema does not change what it accepts', () => {
	const batch = document.paths['/v1/events']!.post!.requestBody!.content['application/json']!;
	const accepts = (events: unknown) => standing(batch.schema).Check({ events });
	const [event] = (batch.example as { events: object[] }).events;
	expect(accepts([event])).toBe(true);
	expect(accepts([{ ...event, thumb: 'up' }])).toBe(false);
	expect(accepts([{ ...event, kind: 'thumb' }])).toBe(false);
	expect(accepts([])).toBe(false);
});

test('every operation names the problems that it answers with, each under its own status', () => {
	for (const [name, { responses, security }] of operations) {
		const named = Object.entries(responses).flatMap(([status, { description }]) =>
			[...description.matchAll(/`([a-z-]+)`:/g)].map(([, code]) => [code, status] as const),
		);
		for (const [code, status] of named)
			expect(String(problemCodes[code as keyof typeof problemCodes].status), code).toBe(status);
		const codes = named.map(([code]) => code);
		expect(codes, name).toEqual(
			expect.arrayContaining(['internal', 'overloaded', 'request-invalid']),
		);
		expect(codes.includes('key-missing'), name).toBe(security.length > 0);
	}
});
