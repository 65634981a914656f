import type { HashVersion } from './bucket.ts';
import type { ArmValue, Experiment } from './experiment.ts';
import { Fields, planMalformed, rangeOf, shareOf } from './plan-fields.ts';
import { armRanges, type Range } from './ranges.ts';

/** Whether an experiment is written as GrowthBook writes them. */
export const isGrowthBook = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && 'variations' in value;

/**
 * Reads an experiment as GrowthBook writes them: `key`, `variations`, `weights`, `coverage`, `ranges`, `seed`,
 * `hashVersion`, `namespace`, `meta`, `active`. Units get the variation that they get there: one hash decides on
 * enrolment and variation, with `seed` or the key as its salt. Rules for attributes are refused, not passed over.
 */
export function readGrowthBook(value: unknown, where: string): Experiment {
	const fields = new Fields(value, where);
	fields.only(...known);
	const key = fields.text('key');
	const variations = fields.list('variations');
	const names = fields.list('meta').map((meta, i) => new Fields(meta, `${where}.meta[${i}]`));
	const version = versionOf(fields);
	const ranges = rangesOf(fields, variations.length);
	const arms = variations.map((variation, i) => ({
		key: names[i]?.text('key', String(i)) ?? String(i),
		buckets: ranges[i]!,
		value: variation as ArmValue,
	}));
	// Without a seed, and with an empty one, the key is the salt there.
	const seed = fields.at('seed') === '' ? key : fields.text('seed', key);
	const salt = { text: seed, version };
	return {
		key,
		running: fields.flag('active', true),
		...(fields.has('namespace') ? { layer: namespaceOf(fields) } : {}),
		enrolment: { salt, share: 1 },
		arms,
		armSalt: salt,
		audience: new Map(),
		forced: new Map(),
	};
}

const known = [
	...['key', 'variations', 'weights', 'coverage', 'ranges', 'seed', 'hashVersion', 'namespace'],
	...['meta', 'active', 'name', 'phase', 'hashAttribute'],
];

function versionOf(fields: Fields): HashVersion {
	const version = fields.at('hashVersion') ?? 1; // GrowthBook's default where none is written
	if (version === 1 || version === 2) return version;
	throw planMalformed(fields.place('hashVersion'), `${JSON.stringify(version)} is not 1 or 2`);
}

/** Ranges as written, else from weights and coverage; weights that do not sum to about 1 are equal, as there. */
function rangesOf(fields: Fields, arms: number): readonly Range[] {
	if (arms < 2) throw planMalformed(fields.place('variations'), 'there are fewer than two');
	const written = fields.list('ranges');
	if (written.length > 0) {
		if (written.length !== arms)
			throw planMalformed(
				fields.place('ranges'),
				`${written.length} ranges for ${arms} variations`,
			);
		return written.map((range, i) => bucketRangeOf(range, `${fields.place('ranges')}[${i}]`));
	}
	return growthBookRanges(arms, {
		coverage: fields.share('coverage', 1),
		weights: fields
			.list('weights')
			.map((weight, i) => shareOf(weight, `${fields.place('weights')}[${i}]`)),
	});
}

/** A range that may be empty: so GrowthBook writes a variation that nobody gets any more. */
const bucketRangeOf = (range: unknown, place: string): Range =>
	Array.isArray(range) && range.length === 2 && range[0] === range[1]
		? [shareOf(range[0], place), shareOf(range[1], place)]
		: rangeOf(range, place);

/** What GrowthBook calls bucket ranges: weights that are missing, or do not sum to about 1, are taken as equal. */
export function growthBookRanges(
	arms: number,
	{
		coverage = 1,
		weights = [],
	}: { readonly coverage?: number; readonly weights?: readonly number[] },
): readonly Range[] {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const usable = weights.length === arms && total >= 0.99 && total <= 1.01;
	const equal = Array<number>(arms).fill(1 / arms);
	return armRanges(usable ? weights : equal, Math.min(1, Math.max(0, coverage)));
}

/** A namespace is a layer whose hash is of version 1, whatever the experiment's. */
function namespaceOf(fields: Fields): NonNullable<Experiment['layer']> {
	const [key, from, to] = fields.list('namespace');
	if (typeof key !== 'string') throw planMalformed(fields.place('namespace'), 'it has no name');
	const slots = [rangeOf([from, to], fields.place('namespace'))];
	return { key, salt: { text: `__${key}`, version: 1 }, slots };
}
