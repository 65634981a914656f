import { type Histories, historyOf } from '@marquee/histories';
import { type RatingScale, rememberedTitles } from './linear-memory.ts';

/** How `nearnessGram` weighs. */
export interface NearnessSettings {
	readonly ratings: RatingScale;
	/** α: how much of a pair's weight depends on nearness in time; 0 where the data have no times. */
	readonly nearness: number;
	/** τ: at this distance the nearness of two events has fallen to 1/e. */
	readonly nearMinutes: number;
	/** β: a profile of n titles weighs n^(−2β): the keenest say less per pair. */
	readonly profileExponent: number;
}

const msPerMinute = 60_000;

/**
 * Which titles belong together, where what was watched within one sitting belongs together most.
 *
 *   Gᵢⱼ = c Σᵤ nᵤ^(−2β) wᵤᵢ wᵤⱼ [(1 − α) + α exp(−|tᵤᵢ − tᵤⱼ| / τ)]
 *
 * c brings the trace to the number of pairs of profile and title, as that of XᵀX is. Positive semidefinite, since the exponential
 * kernel is. Only titles with a place are counted; an event without time is near to none but itself. `// (M, M)`
 */
export function nearnessGram(
	train: Histories,
	placeOf: Int32Array, // (V), −1 without
	size: number, // M
	{ ratings, nearness, nearMinutes, profileExponent }: NearnessSettings,
): Float64Array {
	const gram = new Float64Array(size * size);
	let pairs = 0;
	for (let profile = 0; profile < train.profiles; profile++) {
		const titles = rememberedTitles(historyOf(train, profile), ratings).filter(
			({ title }) => placeOf[title]! >= 0,
		);
		pairs += titles.length;
		const share = titles.length ** (-2 * profileExponent);
		for (const [i, a] of titles.entries())
			for (const b of titles.slice(0, i + 1)) {
				const apartMs = Math.abs(a.happenedAtMs - b.happenedAtMs);
				const near = a === b ? 1 : Math.exp(-apartMs / (nearMinutes * msPerMinute)) || 0;
				const weight = share * a.weight * b.weight * (1 - nearness + nearness * near);
				const [row, column] = [placeOf[a.title]!, placeOf[b.title]!];
				gram[Math.max(row, column) * size + Math.min(row, column)]! += weight;
			}
	}
	return mirrored(gram, size, pairs);
}

/** The lower triangle copied to the upper, all multiplied so that the trace is as asked. */
function mirrored(gram: Float64Array, size: number, trace: number): Float64Array {
	let sum = 0;
	for (let i = 0; i < size; i++) sum += gram[i * size + i]!;
	const factor = sum > 0 ? trace / sum : 1;
	for (let i = 0; i < size; i++)
		for (let j = 0; j <= i; j++) {
			gram[i * size + j]! *= factor;
			gram[j * size + i] = gram[i * size + j]!;
		}
	return gram;
}
