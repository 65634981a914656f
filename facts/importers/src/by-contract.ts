import { hash } from 'node:crypto';
import {
	type Title,
	Title as titleSchema,
	type ViewingEvent,
	validatedEvent,
	viewingEventKinds,
} from '@marquee/contracts';
import type { EpochMs } from '@marquee/units';
import { brokenBy, brokenField } from './broken-row.ts';
import { momentFromSeconds } from './fields.ts';

/** A field's value before it is known to be right: from JSON of any kind, from CSV text. */
export type Fields = Record<string, unknown>;

/** The fields of a title, and of an event of any kind, by the contracts. */
export const titleFields: ReadonlySet<string> = withMoments(Object.keys(titleSchema.properties));
export const eventFields: ReadonlySet<string> = withMoments(
	Object.values(viewingEventKinds).flatMap(({ properties }) => Object.keys(properties)),
);

/** A moment may be told in three ways, and the field's name tells which: `…At` in ms, `…AtSeconds`, `…AtIso`. */
function withMoments(names: readonly string[]): ReadonlySet<string> {
	return new Set(
		names.flatMap((name) =>
			name.endsWith('At') ? [name, `${name}Seconds`, `${name}Iso`] : [name],
		),
	);
}

/** The title that these fields make, by the contract; without a genre where they name none. */
export function titleFrom(fields: Fields): Title {
	return { genres: [], ...withEpochMs(fields, 'addedAt') } as unknown as Title;
}

/**
 * The event that these fields make, by the contract. An event without an id gets one made of all it says, so that the
 * same row is the same event in every import and in every format.
 */
export function eventFrom(fields: Fields): ViewingEvent {
	const told = withEpochMs(fields, 'happenedAt');
	const { value, problems } = validatedEvent({ eventId: 'unnamed', ...told });
	if (problems !== undefined) throw brokenBy(problems[0]!);
	return 'eventId' in told ? value : { ...value, eventId: idOf(told) };
}

function idOf(told: Fields): string {
	const parts = Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1));
	return `row:${hash('sha256', JSON.stringify(parts), 'hex').slice(0, 40)}`;
}

function withEpochMs(fields: Fields, moment: 'happenedAt' | 'addedAt'): Fields {
	const names = [moment, `${moment}Seconds`, `${moment}Iso`] as const;
	const [, seconds, iso] = names;
	const told = names.filter((name) => fields[name] !== undefined);
	if (told.length > 1)
		throw brokenField('malformed', told.join(' and '), String(fields[told[1]!]), 'one of them');
	const { [seconds]: inSeconds, [iso]: inIso, ...others } = fields;
	if (inSeconds !== undefined)
		return { ...others, [moment]: momentFromSeconds(String(inSeconds), seconds) };
	if (inIso !== undefined) return { ...others, [moment]: momentFromIso(String(inIso), iso) };
	return others;
}

const isoPattern = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** A moment as ISO 8601 has it. Without its zone it would be another moment on every machine: refused. */
function momentFromIso(text: string, field: string): EpochMs {
	const expected = 'a moment like 2013-08-31T14:05:00Z, with its zone';
	const [, day] = isoPattern.exec(text) ?? [];
	const moment = Math.trunc(Date.parse(text.replace(',', '.')));
	if (day === undefined || Number.isNaN(moment))
		throw brokenField('malformed', field, text, expected);
	// Date.parse lets 30 February pass as 2 March.
	const exists = new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
	if (!exists) throw brokenField('out-of-range', field, text, 'a day that the calendar has');
	return moment as EpochMs;
}

const properties: Readonly<Record<string, object>> = Object.assign(
	{},
	titleSchema.properties,
	...Object.values(viewingEventKinds).map((kind) => kind.properties),
);

/** CSV knows only text: a field as its contract has it. An empty field says nothing; genres stand between `|`. */
export function fieldFromText(name: string, text: string): unknown {
	if (text === '') return undefined;
	const { type } = (properties[name] ?? {}) as { type?: string };
	if (type === 'array') return text.split('|').filter((one) => one !== '');
	const isNumber = (type === 'number' || type === 'integer') && /^[+-]?[\d.]/.test(text);
	return isNumber && !Number.isNaN(Number(text)) ? Number(text) : text;
}
