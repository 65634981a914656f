import { readFile } from 'node:fs/promises';
import { searchFailure } from './search-failures.ts';
import type { SearchFigures, SearchReport } from './search-report.ts';

/** What figures must reach at least. */
export type Least = Partial<Record<'hit@10' | 'hit@1' | 'mrr', number>>;

/** How good search must be: over each class; over each locale; and for locales that differ, over them and over their classes. */
export interface Thresholds {
	/** Each over all locales. */
	readonly classes: Readonly<Record<string, Least>>;
	/** Over all classes of each locale. */
	readonly locale: Least;
	/** In the place of `locale`; `classes` hold within this locale alone. */
	readonly locales: Readonly<Record<string, LeastOfLocale>>;
}

interface LeastOfLocale extends Least {
	readonly classes?: Readonly<Record<string, Least>>;
}

/** A figure that is below what it must be. */
export interface Shortfall {
	/** `class prefix`, `locale de` or `locale de, class prefix`. */
	readonly of: string;
	readonly figure: string;
	readonly is: number;
	readonly least: number;
}

const figures: readonly string[] = ['hit@10', 'hit@1', 'mrr'] satisfies (keyof Least)[];

/** Every threshold that the report does not reach; a class that was not asked has none. */
export function shortfalls(report: SearchReport, thresholds: Thresholds): readonly Shortfall[] {
	return [
		...Object.entries(thresholds.classes).flatMap(([name, least]) =>
			below(`class ${name}`, report.classes[name], least),
		),
		...Object.entries(report.locales).flatMap(([locale, found]) => {
			const ofLocale: LeastOfLocale = thresholds.locales[locale] ?? thresholds.locale;
			const { classes = {}, ...least } = ofLocale;
			return [
				...below(`locale ${locale}`, found, least),
				...Object.entries(classes).flatMap(([name, ofClass]) =>
					below(`locale ${locale}, class ${name}`, report.both[locale]?.[name], ofClass),
				),
			];
		}),
	];
}

function below(of: string, found: SearchFigures | undefined, least: Least): readonly Shortfall[] {
	if (found === undefined) return [];
	return Object.entries(least).flatMap(([figure, atLeast]) => {
		const is = found[figure as keyof Least];
		return is < atLeast ? [{ of, figure, is, least: atLeast }] : [];
	});
}

/**
 * Thresholds from a file: one JSON object of `classes`, `locale` and `locales`, each of which may be missing.
 *
 * @throws {Failure} `search-file-missing`, `search-file-unreadable` or `search-thresholds-malformed`.
 */
export async function thresholdsIn(path: string): Promise<Thresholds> {
	const given = objectIn(await textIn(path), path);
	const refuse = refusal(path);
	for (const key of Object.keys(given))
		if (!['classes', 'locale', 'locales'].includes(key)) throw refuse(key, 'no part of it');
	const { classes = {}, locale = {}, locales = {} } = given;
	const checked = { classes, locale, locales } as Thresholds;
	requireLeast(checked.locale, 'locale', refuse);
	requireEach(checked.classes, 'classes', refuse);
	for (const [name, { classes: ofLocale = {}, ...least }] of entriesOf(
		checked.locales,
		'locales',
		refuse,
	)) {
		requireLeast(least, `locales.${name}`, refuse);
		requireEach(ofLocale, `locales.${name}.classes`, refuse);
	}
	return checked;
}

async function textIn(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
		throw searchFailure(missing ? 'search-file-missing' : 'search-file-unreadable', {
			where: path,
			remedy: 'Name a file of thresholds.',
			cause,
		});
	}
}

type Refuse = (field: string, problem: string) => Error;

const refusal =
	(path: string): Refuse =>
	(field, problem) =>
		searchFailure('search-thresholds-malformed', {
			found: `${field} is ${problem}`,
			where: path,
			remedy:
				'Write {"classes": {"exact": {"hit@10": 1, "mrr": 0.99}}, "locale": {…}, "locales": {…}}.',
		});

function objectIn(text: string, path: string): Readonly<Record<string, unknown>> {
	const refuse = refusal(path);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw refuse('the file', `no JSON, ${(cause as Error).message}`);
	}
	if (!isObject(value)) throw refuse('the file', 'no object');
	return value;
}

function requireEach(of: Readonly<Record<string, Least>>, field: string, refuse: Refuse): void {
	for (const [name, least] of entriesOf(of, field, refuse))
		requireLeast(least, `${field}.${name}`, refuse);
}

function requireLeast(least: Least, field: string, refuse: Refuse): void {
	for (const [figure, atLeast] of entriesOf(least, field, refuse)) {
		if (!figures.includes(figure)) throw refuse(`${field}.${figure}`, `none of ${figures}`);
		if (typeof atLeast !== 'number' || !(atLeast >= 0 && atLeast <= 1))
			throw refuse(`${field}.${figure}`, `${JSON.stringify(atLeast)}, not from 0 to 1`);
	}
}

function entriesOf<Value>(of: Readonly<Record<string, Value>>, field: string, refuse: Refuse) {
	if (!isObject(of)) throw refuse(field, 'no object');
	const entries = Object.entries(of);
	for (const [name, value] of entries)
		if (value === null || value === undefined) throw refuse(`${field}.${name}`, 'nothing');
	return entries;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
