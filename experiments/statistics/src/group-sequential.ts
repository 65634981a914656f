import { bracketedRoot, normalQuantile, normalUpper } from '@marquee/numerics';
import { gaussLegendre } from './gauss-legendre.ts';
import { refusal, requireShare } from './refusals.ts';

/** How much of alpha may be spent by a share t of the information. */
export type Spending = (t: number, alpha: number) => number;

/** 2 − 2 Φ(z_{α/2} / √t): like O'Brien and Fleming, next to nothing early. */
export const obrienFleming: Spending = (t, alpha) =>
	2 * normalUpper(-normalQuantile(alpha / 2) / Math.sqrt(t));

/** α ln(1 + (e − 1) t): like Pocock, about the same at every look. */
export const pocock: Spending = (t, alpha) => alpha * Math.log1p((Math.E - 1) * t);

/** α tʳ; squared unless told otherwise. */
export const powerSpending =
	(exponent = 2): Spending =>
	(t, alpha) =>
		alpha * t ** exponent;

/** A plan of looks: at which shares of the final information, with which spending. */
export interface Looks {
	/** Rising; what lies above 1 counts as 1: over-run spends what is left, with the information that there was. */
	readonly information: readonly number[];
	readonly alpha?: number;
	readonly sided?: 1 | 2;
	readonly spending?: Spending;
}

/**
 * The bounds that |z| (or z, one-sided) must cross at each look, so that any look crosses with chance alpha at most; the
 * times of looks need not have been known before.
 *
 *   P(no crossing before look k, crossing at k) = α*(t_k) − α*(t_{k−1}), each side spending α / 2 two-sided
 *
 * The density of the score between the bounds is carried from look to look by Gauss–Legendre quadrature.
 *
 * @throws {Failure} `statistics-setting-malformed` unless shares rise from above 0.
 * @paper Lan, DeMets: Discrete Sequential Boundaries for Clinical Trials. Biometrika 1983.
 * @paper Armitage, McPherson, Rowe: Repeated Significance Tests on Accumulating Data. JRSS A 1969.
 */
export function groupSequentialBounds(looks: Looks): readonly number[] {
	const { information, alpha = 0.05, sided = 2, spending = obrienFleming } = looks;
	requireShare(alpha, 'alpha');
	requireRising(information);
	const side = alpha / sided;
	let spent = 0;
	let density: Density | undefined;
	let before = 0;
	return information.map((share) => {
		const budget = spending(Math.min(1, share), side);
		const increment = Math.max(0, budget - spent);
		spent = Math.max(spent, budget);
		const deviation = Math.sqrt(share - before);
		const crossing = crossingChance(density, deviation);
		const bound =
			increment < 1e-15
				? farthest
				: scoreBound(crossing, increment, Math.sqrt(share)) / Math.sqrt(share);
		const top = bound * Math.sqrt(share);
		const bottom = sided === 2 ? -top : -farthest * Math.sqrt(share);
		density = carried(density, deviation, [bottom, top]);
		before = share;
		return bound;
	});
}

/** In deviations: farther out there is nothing to integrate, and nothing is ever spent. */
const farthest = 9;

/** Places with the density of the score there times their weight in the integral. */
interface Density {
	readonly places: Float64Array;
	readonly masses: Float64Array;
}

/** The chance to lie above a score after one more step. */
const crossingChance =
	(density: Density | undefined, deviation: number) =>
	(bound: number): number => {
		if (density === undefined) return normalUpper(bound / deviation);
		let total = 0;
		for (let i = 0; i < density.places.length; i++)
			total += density.masses[i]! * normalUpper((bound - density.places[i]!) / deviation);
		return total;
	};

const scoreBound = (crossing: (bound: number) => number, wanted: number, unit: number): number =>
	crossing(-farthest * unit) <= wanted
		? -farthest * unit
		: bracketedRoot(
				(bound) => Math.log(wanted) - Math.log(Math.max(crossing(bound), 1e-300)),
				-farthest * unit,
				farthest * unit,
			);

function carried(
	density: Density | undefined,
	deviation: number,
	[from, to]: readonly [number, number],
): Density {
	const nodes = Math.min(1000, Math.max(64, Math.ceil((6 * (to - from)) / deviation)));
	const { places, weights } = gaussLegendre(nodes, from, to);
	const scale = 1 / (deviation * Math.sqrt(2 * Math.PI));
	const at = (place: number, origin: number) =>
		scale * Math.exp(-0.5 * ((place - origin) / deviation) ** 2);
	const masses = places.map((place, i) => {
		if (density === undefined) return weights[i]! * at(place, 0);
		let total = 0;
		for (let j = 0; j < density.places.length; j++)
			total += density.masses[j]! * at(place, density.places[j]!);
		return weights[i]! * total;
	});
	return { places, masses };
}

function requireRising(information: readonly number[]): void {
	for (const [look, share] of information.entries())
		if (!(share > (information[look - 1] ?? 0) && share < Infinity))
			throw refusal(
				'statistics-setting-malformed',
				`the information of look ${look + 1} is ${share}`,
				'Shares of the planned information rise from above 0.',
			);
}
