import { join } from 'node:path';
import type { Title, ViewingEvent } from '@marquee/contracts';
import { brokenField } from './broken-row.ts';
import {
	eventFields,
	eventFrom,
	type Fields,
	fieldFromText,
	titleFields,
	titleFrom,
} from './by-contract.ts';
import { csvTable } from './csv-table.ts';
import { lettersOf } from './fields.ts';
import { firstLine } from './first-line.ts';
import type { Format } from './format.ts';
import { importSource, type Part } from './import-source.ts';
import { linesOf } from './lines.ts';
import { onceEach } from './once-each.ts';
import { readRows } from './read-rows.ts';

const endings = ['.jsonl', '.jsonl.gz', '.ndjson', '.ndjson.gz', '.csv', '.csv.gz'];

/**
 * Titles and events by our own schema, as CSV with a header of field names or as JSON Lines, gzip or plain: a folder
 * with `titles.*` and `events.*` (one of them is enough), or a single file, which its first line tells apart.
 * docs/formats.md has every field.
 */
export const tables: Format = {
	name: 'tables',
	looksFor:
		'a folder with titles.csv or titles.jsonl and events.csv or events.jsonl, or one such file, with the fields of docs/formats.md',
	recognises: async ({ path, names }) =>
		names === undefined
			? endings.some((ending) => path.endsWith(ending)) && (await contentOf(path)) !== undefined
			: fileOf(names, 'titles') !== undefined || fileOf(names, 'events') !== undefined,
	open: async ({ path, names }) => {
		const content = names === undefined ? await contentOf(path) : undefined;
		const fileWith = (what: Content): string | undefined => {
			if (names === undefined) return what === content ? path : undefined;
			const name = fileOf(names, what);
			return name === undefined ? undefined : join(path, name);
		};
		const titles = fileWith('titles');
		const events = fileWith('events');
		return importSource({
			format: 'tables',
			path,
			...(titles !== undefined && { titles: titlesIn(titles) }),
			...(events !== undefined && { events: eventsIn(events) }),
		});
	},
};

type Content = 'titles' | 'events';

const fileOf = (names: ReadonlySet<string>, content: Content): string | undefined =>
	endings.map((ending) => `${content}${ending}`).find((name) => names.has(name));

/** What a single file holds: events name a profile, titles do not. */
async function contentOf(path: string): Promise<Content | undefined> {
	const first = (await firstLine(path)) ?? '';
	const names = isCsv(path)
		? first.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
		: [...first.matchAll(/"(\w+)"\s*:/g)].map(([, name]) => name!);
	if (names.includes('profileId')) return 'events';
	return names.includes('titleId') ? 'titles' : undefined;
}

const isCsv = (path: string): boolean => /\.csv(\.gz)?$/.test(path);

function titlesIn(file: string): Part<Title> {
	const { rows, fields } = fieldsIn(file, titleColumns);
	const title = (text: string) => titleFrom(fields(text));
	return { file, read: (tally) => readRows(rows(), tally, onceEach(title)) };
}

function eventsIn(file: string): Part<ViewingEvent> {
	const { rows, fields } = fieldsIn(file, eventColumns);
	return { file, read: (tally) => readRows(rows(), tally, (text) => eventFrom(fields(text))) };
}

const titleColumns = { required: ['titleId', 'name'], allowed: titleFields };
const eventColumns = { required: ['kind', 'profileId', 'titleId'], allowed: eventFields };

function fieldsIn(file: string, columns: typeof titleColumns) {
	if (!isCsv(file)) return { rows: () => linesOf(file), fields: fieldsFromJson };
	const table = csvTable(file, columns.required, columns.allowed);
	return {
		rows: table.records,
		fields: (text: string): Fields => {
			const cell = table.cells(text);
			const told = table
				.columns()
				.map((name) => [name, fieldFromText(name, cell(name)!)] as const)
				.filter(([, value]) => value !== undefined);
			return Object.fromEntries(told);
		},
	};
}

function fieldsFromJson(text: string): Fields {
	let value: unknown;
	try {
		value = JSON.parse(lettersOf(text));
	} catch (problem) {
		if (!(problem instanceof SyntaxError)) throw problem;
		throw brokenField('not-json', 'row', text, 'a JSON object on one line');
	}
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
	throw brokenField('not-json', 'row', text, 'a JSON object on one line');
}
