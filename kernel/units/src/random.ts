/** Where chance comes from. The same seed gives the same stream on every machine. */
export interface Random {
	/** Uniform in [0, 1). */
	readonly next: () => number;
	/** Uniform over 0 … below − 1. */
	readonly below: (below: number) => number;
	/** Standard normal. */
	readonly normal: () => number;
	/** What must be kept so that `resumedRandom` continues this very stream. */
	readonly state: () => RandomState;
}

/** The four words of the generator and the normal deviate kept in hand, if any. */
export interface RandomState {
	readonly words: readonly [number, number, number, number];
	readonly spare: number | null;
}

/**
 * A stream of its own for every purpose: `seededRandom(7, 'dropout')` and `seededRandom(7, 'batches')` never meet.
 *
 * xoshiro128**, seeded by splitmix32 over the seed and the purpose.
 * @paper Blackman, Vigna: Scrambled Linear Pseudorandom Number Generators. ACM TOMS 2021.
 */
export function seededRandom(seed: number, purpose = ''): Random {
	const next = splitmix32(hash32(purpose, seed));
	return resumedRandom({ words: [next(), next(), next(), next()], spare: null });
}

/** Continues a stream exactly where `state` was taken. */
export function resumedRandom(from: RandomState): Random {
	let [a, b, c, d] = from.words;
	let spare = from.spare;

	const word = (): number => {
		const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0;
		const t = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= t;
		d = rotl(d, 11);
		return result;
	};
	const next = (): number => ((word() >>> 5) * 0x4000000 + (word() >>> 6)) / 0x20000000000000;

	const normal = (): number => {
		if (spare !== null) {
			const kept = spare;
			spare = null;
			return kept;
		}
		const radius = Math.sqrt(-2 * Math.log(1 - next()));
		const angle = 2 * Math.PI * next();
		spare = radius * Math.sin(angle);
		return radius * Math.cos(angle);
	};

	return {
		next,
		below: (below) => Math.floor(next() * below),
		normal,
		state: () => ({ words: [a >>> 0, b >>> 0, c >>> 0, d >>> 0], spare }),
	};
}

/** A 32-bit hash of a text (FNV-1a over UTF-16 units, finished by a mixer): for streams and keys, not for secrets. */
export function hash32(text: string, seed = 0): number {
	let hash = (0x811c9dc5 ^ seed) >>> 0;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return mixed(hash);
}

function splitmix32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x9e3779b9) >>> 0;
		return mixed(state);
	};
}

function mixed(value: number): number {
	let v = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	v = Math.imul(v ^ (v >>> 13), 0xc2b2ae35);
	return (v ^ (v >>> 16)) >>> 0;
}

const rotl = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
