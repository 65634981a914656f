/**
 * The rules of OpenAPI 3.1 for the parts that our document uses, as a JSON schema. Closed: a part that stands here not is
 * refused, so that using one means writing its rule first.
 * @paper OpenAPI Specification 3.1.0, section 4.8; JSON Schema 2020-12, Core and Validation.
 */
const closed = (required: readonly string[], properties: object) => ({
	type: 'object',
	required,
	properties,
	additionalProperties: false,
});
const mapOf = (key: string, value: object) => ({
	type: 'object',
	patternProperties: { [key]: value },
	additionalProperties: false,
});
const listOf = (items: object) => ({ type: 'array', items });
const text = { type: 'string', minLength: 1 };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

const operation = closed(['summary', 'tags', 'security', 'responses'], {
	summary: text,
	description: text,
	tags: listOf(text),
	security: listOf(mapOf('^(key|viewer)$', listOf(text))),
	parameters: listOf(ref('parameter')),
	requestBody: closed(['content'], { required: { const: true }, content: ref('content') }),
	responses: { ...mapOf('^[1-5][0-9][0-9]$', ref('response')), minProperties: 1 },
});

const parameter = {
	...closed(['name', 'in', 'schema', 'required'], {
		name: text,
		in: { enum: ['path', 'query'] },
		description: text,
		required: { type: 'boolean' },
		schema: ref('schema'),
	}),
	// What stands in the path is always required.
	if: { properties: { in: { const: 'path' } } },
	// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
	then: { properties: { required: { const: true } } },
};

const schema = {
	// A reference stands alone.
	if: { required: ['$ref'] },
	// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
	then: closed(['$ref'], { $ref: { type: 'string', pattern: '^#/components/schemas/[A-Za-z]+$' } }),
	else: closed([], {
		type: { enum: ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] },
		description: text,
		const: { type: ['string', 'number', 'boolean', 'null'] },
		required: { ...listOf(text), uniqueItems: true },
		properties: mapOf('.', ref('schema')),
		additionalProperties: { anyOf: [{ const: false }, ref('schema')] },
		patternProperties: mapOf('.', ref('schema')),
		maxProperties: ref('count'),
		items: ref('schema'),
		anyOf: { ...listOf(ref('schema')), minItems: 1 },
		pattern: { type: 'string', format: 'regex' },
		minLength: ref('count'),
		maxLength: ref('count'),
		minItems: ref('count'),
		maxItems: ref('count'),
		minimum: { type: 'number' },
		maximum: { type: 'number' },
		exclusiveMinimum: { type: 'number' },
		exclusiveMaximum: { type: 'number' },
	}),
};

const securityScheme = {
	oneOf: [
		closed(['type', 'scheme'], { type: { const: 'http' }, scheme: text, description: text }),
		closed(['type', 'in', 'name'], {
			type: { const: 'apiKey' },
			in: { enum: ['cookie', 'header', 'query'] },
			name: text,
			description: text,
		}),
	],
};

/** What the whole document must look like. */
export const openapiRules = {
	...closed(['openapi', 'info', 'paths'], {
		openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
		info: closed(['title', 'version'], {
			title: text,
			version: text,
			description: text,
			license: closed(['name'], { name: text, identifier: text }),
		}),
		servers: listOf(closed(['url'], { url: text })),
		tags: listOf(closed(['name'], { name: text })),
		paths: mapOf('^/', mapOf('^(get|post|put|patch|delete)$', ref('operation'))),
		components: closed([], {
			schemas: mapOf('^[A-Za-z]+$', ref('schema')),
			securitySchemes: mapOf('^[a-z]+$', ref('securityScheme')),
		}),
	}),
	$defs: {
		operation,
		parameter,
		schema,
		securityScheme,
		count: { type: 'integer', minimum: 0 },
		content: mapOf(
			'^[a-z]+/[a-z+-]+$',
			closed(['schema', 'example'], { schema: ref('schema'), example: {} }),
		),
		response: closed(['description'], { description: text, content: ref('content') }),
	},
};
