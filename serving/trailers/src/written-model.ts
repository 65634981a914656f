import { type EpochMs, Failure } from '@marquee/units';
import { contentOf, named, type TrailerModel } from './trailer-model.ts';

/** The model as text: JSON, its keys in order, so that equal models are equal bytes. */
export const writtenModel = (model: TrailerModel): string =>
	JSON.stringify({ format, learntUntil: model.learntUntil ?? null, ...contentOf(model) });

/**
 * The model that was written.
 *
 * @throws {Failure} `trailer-model-unreadable` if the text is no model of this format.
 */
export function readModel(text: string): TrailerModel {
	const { learntUntil, weights, tallies } = parsed(text);
	return named({
		...(learntUntil === null ? {} : { learntUntil: learntUntil as EpochMs }),
		belief: new Map(weights.map(([name, mean, precision]) => [name, { mean, precision }])),
		tallies: new Map(tallies.map(([name, shown, reward]) => [name, { shown, reward }])),
	});
}

const format = 'marquee-trailers-1';

type Row = readonly [string, number, number];

interface Written {
	readonly format: typeof format;
	readonly learntUntil: number | null;
	readonly weights: readonly Row[];
	readonly tallies: readonly Row[];
}

function parsed(text: string): Written {
	try {
		const read: unknown = JSON.parse(text);
		if (isWritten(read)) return read;
	} catch (cause) {
		throw unreadable('is no JSON', cause);
	}
	throw unreadable(`is no ${format}`);
}

const unreadable = (what: string, cause?: unknown): Failure =>
	new Failure('trailer-model-unreadable', {
		responsible: 'dependency',
		what: `the model of trailers ${what}`,
		remedy: 'Learn it anew from the log of decisions; until then every trailer is as likely.',
		cause,
	});

function isWritten(value: unknown): value is Written {
	if (typeof value !== 'object' || value === null) return false;
	const { format: found, learntUntil, weights, tallies } = value as Partial<Written>;
	const moment = learntUntil === null || Number.isInteger(learntUntil);
	if (found !== format || !moment || !areRows(weights) || !areRows(tallies)) return false;
	return weights.every(([, , precision]) => precision > 0);
}

const areRows = (rows: unknown): rows is readonly Row[] =>
	Array.isArray(rows) &&
	rows.every(
		(row) =>
			Array.isArray(row) &&
			row.length === 3 &&
			typeof row[0] === 'string' &&
			Number.isFinite(row[1]) &&
			Number.isFinite(row[2]),
	);
