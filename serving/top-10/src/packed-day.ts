import type { Names } from './names.ts';
import type { Sitting } from './sitting.ts';
import type { KeptSitting, ProfileDay } from './vote.ts';

/**
 * The day of one profile as numbers: title, country, beginning, length and copies of each sitting in turn. Once there
 * are too many sittings only the countries are left, after a mark. So nobody can fill the memory.
 */
export type PackedDay = readonly number[];

/** The texts behind the numbers. */
export interface PackingNames {
	readonly titles: Names;
	readonly countries: Names;
}

const stride = 5;
/** Stands first in a day of which only the countries are left; no title has this number. */
const restless = -1;
/** Stands for a country that was not told. */
const nowhere = -1;

/** The day with one more sitting. The same days come out of the same sittings in any order, but for the order inside. */
export function withSitting(
	packed: PackedDay,
	{ titleId, country, beganMs, lengthMs }: Sitting,
	{ titles, countries }: PackingNames,
	mostSittings: number,
): PackedDay {
	const where = country === undefined ? nowhere : countries.numberOf(country);
	if (packed[0] === restless)
		return where === nowhere || packed.includes(where, 1) ? packed : [...packed, where];
	const title = titles.numberOf(titleId);
	for (let i = 0; i < packed.length; i += stride)
		if (
			packed[i] === title &&
			packed[i + 1] === where &&
			packed[i + 2] === beganMs &&
			packed[i + 3] === lengthMs
		)
			return packed.with(i + 4, packed[i + 4]! + 1);
	// A spread makes an array of exactly this length; pushing would keep room for a dozen more sittings.
	const grown = [...packed, title, where, beganMs, lengthMs, 0];
	return grown.length <= mostSittings * stride ? grown : [restless, ...countriesIn(grown)];
}

function countriesIn(packed: PackedDay): readonly number[] {
	if (packed[0] === restless) return packed.slice(1);
	const found = new Set<number>();
	for (let i = 1; i < packed.length; i += stride) if (packed[i] !== nowhere) found.add(packed[i]!);
	return [...found];
}

/** The day in words again. */
export function unpacked(packed: PackedDay, { titles, countries }: PackingNames): ProfileDay {
	const isRestless = packed[0] === restless;
	const sittings: KeptSitting[] = [];
	for (let i = 0; !isRestless && i < packed.length; i += stride)
		sittings.push({
			titleId: titles.text(packed[i]!),
			country: packed[i + 1] === nowhere ? undefined : countries.text(packed[i + 1]!),
			beganMs: packed[i + 2]!,
			lengthMs: packed[i + 3]!,
			copies: packed[i + 4]!,
		});
	return { isRestless, countries: countriesIn(packed).map(countries.text), sittings };
}
