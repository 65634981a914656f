import type Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { FieldProblem } from './problem.ts';
import { type ViewingEvent, type ViewingEventKind, viewingEventKinds } from './viewing-event.ts';

/** Either the value, or everything that is wrong with it. */
export type Validated<Value> =
	| { readonly value: Value; readonly problems?: never }
	| { readonly value?: never; readonly problems: readonly FieldProblem[] };

/** Compiles a schema into a check that names the field, what was found and what was expected. */
export function validator<Schema extends Type.TSchema>(
	schema: Schema,
): (value: unknown) => Validated<Type.Static<Schema>> {
	const compiled = Compile(schema);
	return (value) =>
		compiled.Check(value)
			? { value: value as Type.Static<Schema> }
			: { problems: problemsOf(toldOnce(compiled.Errors(value), schema), value) };
}

const eventValidators = Object.fromEntries(
	Object.entries(viewingEventKinds).map(([kind, schema]) => [kind, validator(schema)]),
) as Record<ViewingEventKind, (value: unknown) => Validated<ViewingEvent>>;

/** Checks an event against the schema of its own kind, so that the answer speaks of one kind and not of all of them. */
export function validatedEvent(value: unknown): Validated<ViewingEvent> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return { problems: [{ at: '', expected: 'an event object', found: shown(value) }] };
	const kind = (value as { kind?: unknown }).kind;
	if (typeof kind !== 'string' || !Object.hasOwn(eventValidators, kind)) {
		const kinds = Object.keys(eventValidators).join(', ');
		return { problems: [{ at: '/kind', expected: `one of ${kinds}`, found: shown(kind) }] };
	}
	return eventValidators[kind as ViewingEventKind](value);
}

interface SchemaError {
	readonly instancePath: string;
	readonly message: string;
	readonly keyword: string;
	/** Where the schema says it: `#/properties/kind/anyOf/0`. */
	readonly schemaPath: string;
	readonly params: object;
}

/**
 * Of a choice between words, one sentence that names them all, from the schema: of a long list the errors stop half way. Of any other
 * choice what each of its branches says.
 */
function toldOnce(errors: readonly SchemaError[], schema: object): readonly SchemaError[] {
	const told = new Set<string>();
	return errors.flatMap((error) => {
		if (error.keyword === 'anyOf') return []; // said already by its branches
		const choice = error.schemaPath.replace(/\/anyOf\/\d+$/, '');
		const words = choice === error.schemaPath ? undefined : wordsOf(at(schema, choice));
		if (words === undefined) return [error];
		const place = `${error.instancePath} ${choice}`;
		if (told.has(place)) return [];
		told.add(place);
		return [{ ...error, message: `must be one of ${words.join(', ')}` }];
	});
}

/** The words that a choice is between; `undefined`: it is not between words alone. */
function wordsOf(choice: unknown): readonly unknown[] | undefined {
	const { anyOf } = choice as { anyOf?: readonly { const?: unknown }[] };
	return anyOf?.every((branch) => branch.const !== undefined)
		? anyOf.map((branch) => branch.const)
		: undefined;
}

function problemsOf(errors: readonly SchemaError[], root: unknown): readonly FieldProblem[] {
	return errors.flatMap((error) => {
		const { requiredProperties, additionalProperties, pattern } = error.params as {
			requiredProperties?: readonly string[];
			additionalProperties?: readonly string[];
			pattern?: string | RegExp;
		};
		if (requiredProperties !== undefined)
			return requiredProperties.map((key) => ({
				at: `${error.instancePath}/${key}`,
				expected: 'a value: this field is required',
				found: 'nothing',
			}));
		if (additionalProperties !== undefined)
			return additionalProperties.map((key) => ({
				at: `${error.instancePath}/${key}`,
				expected: 'no such field',
				found: shown(at(root, `${error.instancePath}/${key}`)),
			}));
		if (error.keyword === 'boolean') return []; // said already by the field that is not known
		const expected = pattern === undefined ? error.message : `text like ${pattern}`;
		return [{ at: error.instancePath, expected, found: shown(at(root, error.instancePath)) }];
	});
}

function at(root: unknown, pointer: string): unknown {
	let value = root;
	for (const key of pointer.split('/').slice(1)) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = (value as Record<string, unknown>)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
	}
	return value;
}

/** The value as it stood, cut where it grows long: an answer quotes, it does not echo a megabyte. */
function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	const text = JSON.stringify(value) ?? String(value);
	return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
