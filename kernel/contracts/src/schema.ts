import { identifierPattern } from '@marquee/units';
import Type from 'typebox';

/** An object on the wire: a key that the schema does not know is refused, so that a misspelt field is never lost in silence. */
export const closed = <Properties extends Type.TProperties>(
	properties: Properties,
	options: Type.TObjectOptions = {},
) => Type.Object(properties, { additionalProperties: false, ...options });

/** A string of 1 to 128 characters that may serve as a key anywhere. */
export const Identifier = (description: string) =>
	Type.String({ pattern: identifierPattern, maxLength: 128, description });

/** Two of one kind. In the words of JSON Schema 2020-12, which has no `additionalItems`. */
export const Pair = <Item extends Type.TSchema>(items: Item, description: string) =>
	Type.Unsafe<[Type.Static<Item>, Type.Static<Item>]>({
		type: 'array',
		items,
		minItems: 2,
		maxItems: 2,
		description,
	});

/** A name that can be seen and heard: something visible in it, and no control characters or marks that turn the writing. */
export const Name = (longest: number, description: string) =>
	Type.String({
		minLength: 1,
		maxLength: longest,
		pattern: '^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]*$',
		description,
	});

/** Whole milliseconds since 1970-01-01T00:00:00Z. */
export const Moment = (description: string) =>
	Type.Integer({ minimum: -8.64e15, maximum: 8.64e15, description: `${description}; epoch ms` });

/** ISO 3166-1 alpha-2. */
export const Country = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });

/** BCP 47, as browsers send it. */
const localePattern = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$';
export const Locale = Type.String({ pattern: localePattern, description: 'BCP 47 language tag' });

/** A time zone of the IANA database that this platform knows the clock of. */
export const TimeZone = Type.Refine(
	Type.String({ maxLength: 64, description: 'IANA time zone, as America/Sao_Paulo' }),
	isTimeZone,
	() => 'an IANA time zone, as America/Sao_Paulo',
);

/** There are some 600 zones; more are spellings of one. */
const mostZonesKnown = 1_000;
/** Zones that were asked about: the platform takes a tenth of a millisecond to say, and preferences are read with every page. */
const zonesKnown = new Set<string>();

function isTimeZone(name: string): boolean {
	if (zonesKnown.has(name)) return true;
	try {
		new Intl.DateTimeFormat('en-US', { timeZone: name });
	} catch (cause) {
		if (cause instanceof RangeError) return false; // how the platform says that it knows no such zone
		throw cause;
	}
	if (zonesKnown.size >= mostZonesKnown) zonesKnown.clear();
	zonesKnown.add(name);
	return true;
}

/** One value per locale. */
export const ByLocale = <Value extends Type.TSchema>(value: Value, description: string) =>
	Type.Record(Type.String({ pattern: localePattern }), value, { maxProperties: 128, description });

/** The youngest age that something is for. */
export const Maturity = (description: string) =>
	Type.Integer({ minimum: 0, maximum: 21, description });

export const Device = Type.Union(
	[Type.Literal('phone'), Type.Literal('tablet'), Type.Literal('television'), Type.Literal('web')],
	{ description: 'what the viewer watches on' },
);
export type Device = Type.Static<typeof Device>;

/** Where in the service a title was shown. */
export const Surface = Type.Union(
	[
		Type.Literal('home'),
		Type.Literal('search'),
		Type.Literal('browse'),
		Type.Literal('my-list'),
		Type.Literal('top-10'),
		Type.Literal('continue-watching'),
		Type.Literal('trailers'),
		Type.Literal('notifications'),
	],
	{ description: 'where it happened' },
);
export type Surface = Type.Static<typeof Surface>;
