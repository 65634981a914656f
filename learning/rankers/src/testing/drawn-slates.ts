import { featureAt, featureCount } from '@marquee/features';
import { type Random, seededRandom } from '@marquee/units';
import { emptySlates, type Slates } from '../slates.ts';

/** What the slates below are drawn by: log-odds per step of a feature. */
export const planted = { taste: 1.5, trend: -0.8, 'praise-of-title': 2 } as const;

/**
 * Slates drawn from a known truth: of K titles one is played, the likelier the more taste and the less trend it has; it is
 * praised by the praise it got from others. Only these features, and the hour, vary.
 */
export function drawnSlates(
	count: number,
	size: number,
	{ seed = 1, playedFirst = true } = {},
): Slates {
	const random = seededRandom(seed, 'drawn slates');
	const slates = emptySlates(count, size);
	const [taste, trend, praise, hour] = (
		['taste', 'trend', 'praise-of-title', 'hour-sine'] as const
	).map(featureAt) as [number, number, number, number];
	for (let s = 0; s < count; s++) {
		const atHour = random.normal();
		for (let k = 0; k < size; k++) {
			const row = (s * size + k) * featureCount;
			slates.features[row + taste] = random.normal();
			slates.features[row + trend] = 3 + 2 * random.normal();
			slates.features[row + praise] = random.next();
			slates.features[row + hour] = atHour;
			slates.titles[s * size + k] = k;
		}
		const place = playedPlace(slates, s, random);
		if (playedFirst) swapRows(slates, s, place);
		const at = s * size + (playedFirst ? 0 : place);
		const liked = 3 * (slates.features[at * featureCount + praise]! - 0.5);
		slates.played[at] = 1;
		slates.praised[at] = random.next() < 1 / (1 + Math.exp(-liked)) ? 1 : 0;
		slates.returned[at] = random.next() < 0.3 ? 1 : 0;
		slates.relevant[s] = 1;
		slates.profiles[s] = s;
		slates.atMs[s] = s;
	}
	return slates;
}

/** What the truth gives a row, up to a constant. */
export const plantedOdds = (features: Float32Array, row: number): number =>
	planted.taste * features[row * featureCount + featureAt('taste')]! +
	planted.trend * features[row * featureCount + featureAt('trend')]!;

function playedPlace({ features, size }: Slates, slate: number, random: Random): number {
	const weights = Array.from({ length: size }, (_, k) =>
		Math.exp(plantedOdds(features, slate * size + k)),
	);
	let left = random.next() * weights.reduce((a, b) => a + b, 0);
	for (const [k, weight] of weights.entries()) {
		left -= weight;
		if (left < 0) return k;
	}
	return size - 1;
}

function swapRows({ features, size }: Slates, slate: number, place: number): void {
	const [a, b] = [slate * size, slate * size + place].map((row) => row * featureCount) as [
		number,
		number,
	];
	const first = features.slice(a, a + featureCount);
	features.copyWithin(a, b, b + featureCount);
	features.set(first, b);
}
