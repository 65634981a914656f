import type { OpenPlay } from './kaplan-meier.ts';
import { refusal } from './refusals.ts';

/** How many plays are ever completed, and how soon. */
export interface DelayedConversion {
	/** The chance that a play is ever completed. */
	readonly chance: number;
	readonly meanDelayHours: number;
	/** Of an open play of this age: the chance that it will still be completed. */
	readonly stillToCome: (ageHours: number) => number;
}

/**
 * The chance of an outcome that comes after an exponential delay, from plays of which many are still open: for histories
 * too short to see how the delay ends, at the price of assuming its form.
 *
 *   E: w = p e^(−λa) / (1 − p + p e^(−λa)) of an open play of age a, 1 of a completed one
 *   M: p = Σ w / n,   λ = completed / (Σ_completed delay + Σ_open w a)
 *
 * As long as all plays are young against the delay, p and λ can hardly be told apart: then it is refused.
 *
 * @throws {Failure} `reward-data-too-few` without completions, `reward-not-identifiable`
 * @paper Chapelle: Modeling Delayed Feedback in Display Advertising. KDD 2014.
 */
export function delayedConversion(plays: readonly OpenPlay[]): DelayedConversion {
	const delays = plays.flatMap(({ completedAfterHours }) => completedAfterHours ?? []);
	const ages = plays.flatMap(({ ageHours, completedAfterHours }) =>
		completedAfterHours === undefined ? [ageHours] : [],
	);
	const completed = delays.length;
	const waited = delays.reduce((sum, one) => sum + one, 0);
	if (completed < 10 || !(waited > 0))
		throw refusal('reward-data-too-few', `${completed} completions`, 'Give ten or more.');
	let chance = Math.min(0.999, (2 * completed) / plays.length);
	let rate = completed / waited;
	for (let step = 0; step < mostSteps; step++) {
		let [stillToCome, exposure] = [0, 0];
		for (const age of ages) {
			const weight = openWeight(chance, rate, age);
			stillToCome += weight;
			exposure += weight * age;
		}
		const next = {
			chance: (completed + stillToCome) / plays.length,
			rate: completed / (waited + exposure),
		};
		const moved = Math.abs(next.chance - chance) + Math.abs(next.rate / rate - 1);
		({ chance, rate } = next);
		if (moved < 1e-10) break;
	}
	const oldest = plays.reduce((most, { ageHours }) => Math.max(most, ageHours), 0);
	if (rate * oldest < 1)
		throw refusal(
			'reward-not-identifiable',
			`the oldest play is ${oldest} hours old, and completions take ${1 / rate} on average`,
			'Wait until some plays are older than that.',
		);
	return {
		chance,
		meanDelayHours: 1 / rate,
		stillToCome: (ageHours) => openWeight(chance, rate, ageHours),
	};
}

const mostSteps = 10_000;

function openWeight(chance: number, rate: number, age: number): number {
	const late = chance * Math.exp(-rate * age);
	return late / (1 - chance + late);
}
