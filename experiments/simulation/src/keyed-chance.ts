/**
 * Chance that is looked up, not drawn in turn: the same keys give the same number whatever was asked before.
 *
 * So members under two rankers share their moods where both show them the same, which makes differences between rankers far
 * less noisy than either; and what one member does moves nobody else.
 * The mixer is lowbias32, found by search for the least bias of 32 bits (Wellons: Prospecting for Hash Functions, 2018).
 * @paper Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3. SC 2011, for the idea.
 */
export function keyOf(key: number, by: number): number {
	let v = (key ^ Math.imul(by + 0x9e3779b9, 0x85ebca6b)) | 0;
	v = Math.imul(v ^ (v >>> 16), 0x7feb352d);
	v = Math.imul(v ^ (v >>> 15), 0x846ca68b);
	return (v ^ (v >>> 16)) >>> 0;
}

/** Uniform, above 0 and below 1. */
export const chanceOf = (key: number, by: number): number =>
	(keyOf(keyOf(key, by), 0x2545f491) + 0.5) / 0x100000000;

/** Of the standard Gumbel law: adding it to log-odds and taking the best draws by those odds. */
export const gumbelOf = (key: number, by: number): number =>
	-Math.log(-Math.log(chanceOf(key, by)));

/** Standard normal, by Box and Muller over two chances of the same key. */
export function normalOf(key: number, by: number): number {
	const own = keyOf(key, by);
	const radius = Math.sqrt(-2 * Math.log(chanceOf(own, 1)));
	return radius * Math.cos(2 * Math.PI * chanceOf(own, 2));
}

/** Exponential with mean 1. */
export const waitOf = (key: number, by: number): number => -Math.log(chanceOf(key, by));

/** What a chance is for; two purposes never meet under one key. */
export const purposes = {
	depth: 101,
	bored: 102,
	across: 103,
	mood: 104,
	leaving: 105,
	searching: 106,
	aware: 107,
	surprise: 108,
	finishing: 109,
	sitting: 110,
	delay: 111,
	stopping: 112,
	judging: 113,
	listing: 114,
	returning: 115,
	cancelling: 116,
	past: 117,
	visit: 118,
	misspelling: 119,
} as const;
