import { fnv1a } from './fnv-1a.ts';

/** Which of GrowthBook's two rules turns a hash into a bucket; 1 is biased and kept for experiments begun under it. */
export type HashVersion = 1 | 2;

/**
 * Where a unit stands under a salt, in [0, 1): the same for ever, on every machine, in every language.
 *
 *   version 2: fnv1a(decimal(fnv1a(salt ‖ unit))) mod 10000 / 10000
 *   version 1: fnv1a(unit ‖ salt) mod 1000 / 1000
 *
 * GrowthBook's, to the digit, for ASCII. Beyond it their kits differ among themselves (JavaScript hashes UTF-16 units,
 * Go bytes); here it is always UTF-8. Hashing twice is what makes two salts independent: FNV alone would carry the
 * likeness of two salts through the unit.
 */
export const bucketOf = (salt: string, unit: string, version: HashVersion = 2): number =>
	version === 2
		? (fnv1a(String(fnv1a(salt + unit))) % 10_000) / 10_000
		: (fnv1a(unit + salt) % 1000) / 1000;
